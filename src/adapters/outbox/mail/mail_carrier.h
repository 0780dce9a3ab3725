#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/mail/mail_config.h"
#include "adapters/outbox/mail/server_state.h"
#include "adapters/outbox/mail/smtp_transfer.h"
#include "app/ports/mail_outbox.h"
#include "base/id.h"

namespace visavis::mail {

/// A fresh one-time link of a verification.
using MintLink = std::function<std::string(VerificationId)>;

/// Mails in the outbox's order: the most urgent first, and never all connections for the others.
/// What comes too late is dropped. While the mail server takes nothing, all wait together.
class MailCarrier : public outbox::Carrier {
 public:
  MailCarrier(app::MailOutbox& outbox, MintLink mint_link, MailConfig config);

  std::vector<outbox::Attempt> due(const outbox::Moment& now, std::size_t room,
                                   const outbox::TimeIsUp& time_is_up) override;
  std::optional<Timestamp> next_due(Timestamp onward) override;
  void taken(std::int64_t number, int reply, Timestamp now) override;
  void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;
  std::string held(std::int64_t number, const std::string& error,
                   const outbox::Moment& now) override;

  /// Whether mails wait because the server takes none. Any thread.
  bool is_paused() const { return paused_; }

 private:
  struct Going {
    bool urgent = false, sent = false;
  };
  using InFlight = std::map<std::int64_t, Going>;  ///< by number
  bool may_go(const InFlight& in_flight, const app::OutgoingMail& mail) const;
  outbox::Way way(const app::OutgoingMail& mail, Timestamp now, const outbox::TimeIsUp& time_is_up);
  void spoke(std::int64_t number);

  app::MailOutbox& outbox_;
  const MintLink mint_link_;
  const MailConfig config_;
  SignInTaken sign_in_{0};
  ServerState server_;
  InFlight in_flight_;  ///< each until its end is recorded
  std::atomic<bool> paused_{false};
};

}  // namespace visavis::mail
