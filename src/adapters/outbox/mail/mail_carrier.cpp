#include "adapters/outbox/mail/mail_carrier.h"

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

outbox::Outcome useless(std::string why) { return {0, std::move(why), true, std::nullopt}; }

}  // namespace

MailCarrier::MailCarrier(app::MailOutbox& outbox, MintLink mint_link, MailConfig config)
    : outbox_(outbox), mint_link_(std::move(mint_link)), config_(std::move(config)) {}

std::vector<outbox::Attempt> MailCarrier::due(Timestamp now, std::size_t room,
                                              const outbox::TimeIsUp& time_is_up) {
  std::vector<outbox::Attempt> attempts;
  for (const auto& mail : outbox_.due(now, room))
    attempts.push_back(
        {{mail.number, std::to_string(mail.number) + " (" + mail.draft.kind + ")", mail.attempts},
         way(mail, now, time_is_up)});
  return attempts;
}

outbox::Way MailCarrier::way(const app::OutgoingMail& mail, Timestamp now,
                             const outbox::TimeIsUp& time_is_up) const {
  const auto& draft = mail.draft;
  if (draft.useless_from && now >= *draft.useless_from) return useless("it is too late");
  if (!Email::parse(draft.to.reveal())) return useless("the address cannot be used");
  const std::string link = draft.carries_link ? mint_link_(mail.verification) : "";
  const auto filled = [&](const std::string& text) {
    return draft.carries_link ? with_link(text, link) : text;
  };
  return std::make_unique<SmtpTransfer>(config_, mail, filled(draft.text.reveal()),
                                        filled(draft.html.reveal()), now, time_is_up);
}

std::optional<Timestamp> MailCarrier::next_due(Timestamp now) { return outbox_.next_due(now); }

void MailCarrier::taken(std::int64_t number, int, Timestamp now) {
  outbox_.handed_over(number, now);
}

void MailCarrier::failed(std::int64_t number, const std::string& error,
                         std::optional<Timestamp> next, Timestamp now) {
  outbox_.failed(number, error, next, now);
}

}  // namespace visavis::mail
