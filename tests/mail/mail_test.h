#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "adapters/outbox/mail/smtp_sender.h"

#include "mail/smtp_peer.h"
#include "webhooks/self_signed.h"
#include "webhooks/webhook_test.h"

namespace visavis::mails {

using webhooks::eventually;

app::MailDraft a_draft();
/// One that goes before the others.
app::MailDraft an_urgent_draft();

/// The sender over a real store and a clock that stands still; the peer's certificate is trusted.
class MailTest : public testing::Test {
 protected:
  MailTest();
  ~MailTest() override;

  /// Commits a verification's first step with this mail.
  void commit(std::uint32_t verification, const app::MailDraft& draft);
  void start_sender(const SmtpPeer& peer);
  void pass(Duration time);

  /// Nothing is due, now or later.
  bool all_over();
  std::optional<Timestamp> due_later();
  bool failed_once();

  webhooks::SelfSigned certificate;
  const std::filesystem::path ca_file;
  mail::MailConfig config;
  webhooks::ManualClock clock;
  system::SystemEntropy entropy;
  std::unique_ptr<contracts::Storage> storage = contracts::sqlite_storage();
  std::unique_ptr<contracts::Connection> own = storage->connect();
  std::unique_ptr<contracts::Connection> senders = storage->connect();
  std::unique_ptr<mail::SmtpSender> sender;
};

}  // namespace visavis::mails
