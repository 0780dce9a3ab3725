#include "adapters/mail/smtp_sender.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

#include "base/check.h"
#include "base/email.h"

namespace visavis::mail {
namespace {

/// Looks into the outbox at least so often: another process may have put something there.
constexpr Duration idle_max = std::chrono::seconds{10};
constexpr int poll_ms_max = 200;

CURLM* make_multi() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  CHECK(ready == CURLE_OK);
  CURLM* const multi = curl_multi_init();
  CHECK(multi != nullptr);
  return multi;
}

/// In [0, 1).
double random_share(app::Entropy& entropy) {
  return static_cast<double>(entropy.number() >> 11U) * 0x1p-53;
}

std::string with_link(std::string text, const std::string& link) {
  for (std::size_t at = 0; (at = text.find(app::link_placeholder, at)) != std::string::npos;
       at += link.size())
    text.replace(at, app::link_placeholder.size(), link);
  return text;
}

}  // namespace

SmtpSender::SmtpSender(app::MailOutbox& outbox, const app::Clock& clock, app::Entropy& entropy,
                       MintLink mint_link, MailConfig config)
    : outbox_(outbox),
      clock_(clock),
      entropy_(entropy),
      mint_link_(std::move(mint_link)),
      config_(std::move(config)),
      multi_(make_multi()),
      thread_([this] { run(); }) {}

SmtpSender::~SmtpSender() { stop(); }

void SmtpSender::wake() { curl_multi_wakeup(multi_.get()); }

void SmtpSender::stop() {
  give_up_at_ = (Steady::now() + config_.drain).time_since_epoch().count();
  stopping_ = true;
  curl_multi_wakeup(multi_.get());
  if (thread_.joinable()) thread_.join();
}

void SmtpSender::run() {
  while (!stopping_) {
    const auto wait = round();
    if (!stopping_)
      curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
  }
  if (ended_) round();
}

Duration SmtpSender::round() {
  try {
    record();
    while (!stopping_) {
      // One at a time: while it is sent, the next one may be taken back, or another be more urgent.
      auto mails = outbox_.due(clock_.now(), 1);
      if (mails.empty()) break;
      send(std::move(mails.front()));
    }
    const auto next = outbox_.next_due(clock_.now());
    if (!next) return idle_max;
    return std::clamp(*next - clock_.now(), Duration{}, idle_max);
  } catch (const std::exception& failure) {
    // Whatever it is, it must not end the thread, and with it the service.
    spdlog::error("mail: {}", failure.what());
    return config_.store_pause;
  }
}

void SmtpSender::send(app::OutgoingMail mail) {
  Outcome outcome = attempt(mail);
  ended_ = Ended{std::move(mail), std::move(outcome)};
  record();
}

Outcome SmtpSender::attempt(const app::OutgoingMail& mail) {
  const auto& draft = mail.draft;
  if (draft.useless_from && clock_.now() >= *draft.useless_from) return {0, "it is too late", true};
  if (!Email::parse(draft.to.reveal())) return {0, "the address cannot be used", true};
  const std::string link = draft.carries_link ? mint_link_(mail.verification) : "";
  const auto filled = [&](const std::string& text) {
    return draft.carries_link ? with_link(text, link) : text;
  };
  return perform(SmtpTransfer{config_, mail, filled(draft.text.reveal()),
                              filled(draft.html.reveal()), clock_.now(),
                              [this] { return time_to_give_up(); }});
}

Outcome SmtpSender::perform(const SmtpTransfer& transfer) {
  CHECK(curl_multi_add_handle(multi_.get(), transfer.handle()) == CURLM_OK);
  std::optional<Outcome> outcome;
  while (!outcome) {
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
      if (message->msg == CURLMSG_DONE) outcome = transfer.outcome(message->data.result);
    if (!outcome && time_to_give_up()) outcome = Outcome{0, "broken off at the stop", false};
    if (!outcome) curl_multi_poll(multi_.get(), nullptr, 0, poll_ms_max, nullptr);
  }
  curl_multi_remove_handle(multi_.get(), transfer.handle());
  return *outcome;
}

bool SmtpSender::time_to_give_up() const {
  return stopping_ && Steady::now().time_since_epoch().count() >= give_up_at_;
}

void SmtpSender::record() {
  if (!ended_) return;
  const auto& [mail, outcome] = *ended_;
  const auto now = clock_.now();
  const int attempts = mail.attempts + 1;
  if (outcome.error.empty()) {
    outbox_.handed_over(mail.number, now);
    spdlog::debug("mail: {} ({}) was handed over", mail.number, mail.draft.kind);
  } else {
    std::optional<Timestamp> next;
    if (!outcome.permanent) {
      const auto wait = config_.schedule.after(attempts, random_share(entropy_), std::nullopt);
      if (wait) next = now + *wait;
    }
    outbox_.failed(mail.number, outcome.error, next, now);
    spdlog::warn("mail: {} ({}): attempt {} failed, {}; {}", mail.number, mail.draft.kind, attempts,
                 outcome.error, next ? "again at " + to_rfc3339(*next) : std::string{"given up"});
  }
  ended_.reset();
}

}  // namespace visavis::mail
