#include "adapters/outbox/mail/mail_carrier.h"

#include <algorithm>
#include <utility>

#include "adapters/outbox/mail/smtp_transfer.h"
#include "base/email.h"

namespace visavis::mail {
namespace {

std::string with_link(std::string text, const std::string& link) {
  for (std::size_t at = 0; (at = text.find(app::link_placeholder, at)) != std::string::npos;
       at += link.size())
    text.replace(at, app::link_placeholder.size(), link);
  return text;
}

outbox::Outcome useless(std::string why) {
  return {0, std::move(why), outbox::Then::never, std::nullopt};
}

/// What sends people to the page now: what carries a link, as that is good for an hour only.
bool is_urgent(const app::OutgoingMail& mail) { return mail.draft.carries_link; }

}  // namespace

MailCarrier::MailCarrier(app::MailOutbox& outbox, MintLink mint_link, MailConfig config)
    : outbox_(outbox),
      mint_link_(std::move(mint_link)),
      config_(std::move(config)),
      server_(config_.connections_max, config_.pauses) {}

std::vector<outbox::Attempt> MailCarrier::due(const outbox::Moment& now, std::size_t room,
                                              const outbox::TimeIsUp& time_is_up) {
  std::vector<outbox::Attempt> attempts;
  const std::size_t connections = server_.connections(now.onward);
  paused_ = connections == 0;
  if (connections <= in_flight_.size()) return attempts;
  room = std::min(room, connections - in_flight_.size());
  // Ours when all have been made: a fault must not leave half of them.
  auto in_flight = in_flight_;
  // Some of those that are due are on their way: enough are asked for to see past them.
  for (const auto& mail : outbox_.due(now.onward, 3 * config_.connections_max)) {
    if (attempts.size() == room) break;
    if (in_flight.contains(mail.number) || !may_go(in_flight, mail)) continue;
    attempts.push_back(
        {{mail.number, std::to_string(mail.number) + " (" + mail.draft.kind + ")", mail.attempts},
         way(mail, now.wall, time_is_up)});
    const bool sent =
        std::holds_alternative<std::unique_ptr<outbox::Transfer>>(attempts.back().way);
    in_flight.emplace(mail.number, Going{is_urgent(mail), sent});
  }
  in_flight_ = std::move(in_flight);
  return attempts;
}

/// Those that are not urgent leave connections to those that are.
bool MailCarrier::may_go(const InFlight& in_flight, const app::OutgoingMail& mail) const {
  const auto patient =
      std::ranges::count_if(in_flight, [](const auto& one) { return !one.second.urgent; });
  return is_urgent(mail) || static_cast<std::size_t>(patient) < config_.patient_max;
}

outbox::Way MailCarrier::way(const app::OutgoingMail& mail, Timestamp now,
                             const outbox::TimeIsUp& time_is_up) {
  const auto& draft = mail.draft;
  if (draft.useless_from && now >= *draft.useless_from) return useless("it is too late");
  if (!Email::parse_international(draft.to.reveal())) return useless("the address cannot be used");
  const std::string link = draft.carries_link ? mint_link_(mail.verification) : "";
  const auto filled = [&](const std::string& text) {
    return draft.carries_link ? with_link(text, link) : text;
  };
  return std::make_unique<SmtpTransfer>(Route{config_, sign_in_, time_is_up}, mail,
                                        filled(draft.text.reveal()), filled(draft.html.reveal()),
                                        now);
}

std::optional<Timestamp> MailCarrier::next_due(Timestamp onward) {
  if (const auto until = server_.paused_until(onward)) return until;
  return outbox_.next_due(onward);
}

void MailCarrier::taken(std::int64_t number, int, Timestamp now) {
  outbox_.handed_over(number, now);
  spoke(number);
}

void MailCarrier::failed(std::int64_t number, const std::string& error,
                         std::optional<Timestamp> next, Timestamp now) {
  outbox_.failed(number, error, next, now);
  spoke(number);
}

/// Of a mail that is over, or was refused for itself. One that was not sent says nothing of the
/// server.
void MailCarrier::spoke(std::int64_t number) {
  const auto going = in_flight_.extract(number);
  if (!going.empty() && going.mapped().sent) server_.spoke();
}

std::string MailCarrier::held(std::int64_t number, const std::string& error,
                              const outbox::Moment& now) {
  const Timestamp until = server_.refused(in_flight_.size() - in_flight_.count(number), now.onward);
  outbox_.held(number, error, until, now.wall);
  in_flight_.erase(number);
  paused_ = server_.paused_until(now.onward).has_value();
  return (paused_ ? "all mails wait until " : "again at ") + to_rfc3339(until);
}

}  // namespace visavis::mail
