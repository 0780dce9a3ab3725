#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/mail/mail_config.h"
#include "app/ports/mail_outbox.h"
#include "base/id.h"

namespace visavis::mail {

/// A fresh one-time link of a verification.
using MintLink = std::function<std::string(VerificationId)>;

/// Mails in the outbox's order: the most urgent first. What comes too late is dropped.
class MailCarrier : public outbox::Carrier {
 public:
  MailCarrier(app::MailOutbox& outbox, MintLink mint_link, MailConfig config);

  std::vector<outbox::Attempt> due(Timestamp now, std::size_t room,
                                   const outbox::TimeIsUp& time_is_up) override;
  std::optional<Timestamp> next_due(Timestamp now) override;
  void taken(std::int64_t number, int reply, Timestamp now) override;
  void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;

 private:
  outbox::Way way(const app::OutgoingMail& mail, Timestamp now,
                  const outbox::TimeIsUp& time_is_up) const;

  app::MailOutbox& outbox_;
  const MintLink mint_link_;
  const MailConfig config_;
};

}  // namespace visavis::mail
