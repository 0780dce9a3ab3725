#pragma once

#include <atomic>
#include <curl/curl.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "adapters/mail/mail_config.h"
#include "adapters/mail/smtp_transfer.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/mail_outbox.h"
#include "app/ports/mailer.h"

namespace visavis::mail {

/// Hands what the outbox has due to the mail server, one mail after the other, on a thread of its
/// own. What was not recorded as handed over is sent again: a mail may come twice, never not at
/// all.
class SmtpSender : public app::Mailer {
 public:
  /// A fresh one-time link of a verification; called on the sender's thread.
  using MintLink = std::function<std::string(VerificationId)>;

  /// Starts the thread. Outbox and `mint_link` are then used from that thread only; clock and
  /// entropy must be safe to use from it. All must outlive the sender.
  SmtpSender(app::MailOutbox& outbox, const app::Clock& clock, app::Entropy& entropy,
             MintLink mint_link, MailConfig config);
  ~SmtpSender() override;

  /// Any thread.
  void wake() override;
  /// Starts nothing more, lets the running attempt end within the config's limit, then breaks it
  /// off. Returns when the thread has ended.
  void stop();

 private:
  struct Cleanup {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };
  /// An attempt that ended, and is not recorded yet.
  struct Ended {
    app::OutgoingMail mail;
    Outcome outcome;
  };
  using Steady = std::chrono::steady_clock;

  void run();
  /// Sends what is due. How long to wait then.
  Duration round();
  void send(app::OutgoingMail mail);
  Outcome attempt(const app::OutgoingMail& mail);
  Outcome perform(const SmtpTransfer& transfer);
  bool time_to_give_up() const;
  void record();

  app::MailOutbox& outbox_;
  const app::Clock& clock_;
  app::Entropy& entropy_;
  const MintLink mint_link_;
  const MailConfig config_;
  std::unique_ptr<CURLM, Cleanup> multi_;
  std::atomic<bool> stopping_{false};
  std::atomic<Steady::rep> give_up_at_{0};  ///< set before stopping_

  std::optional<Ended> ended_;  ///< the thread's own

  std::thread thread_;
};

}  // namespace visavis::mail
