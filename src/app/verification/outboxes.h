#pragma once

#include "app/messages/committed.h"
#include "app/ports/mailer.h"
#include "app/ports/webhook_sender.h"

namespace visavis::app {

/// Wakes the senders: what they send was committed with the step.
class Outboxes {
 public:
  /// `mailer`: nothing when no mails are written.
  Outboxes(WebhookSender& webhooks, Mailer* mailer) : webhooks_(webhooks), mailer_(mailer) {}

  void on(const CommittedStep&) { wake(); }
  /// At the start: something may have been left.
  void wake() {
    webhooks_.wake();
    if (mailer_ != nullptr) mailer_->wake();
  }

 private:
  WebhookSender& webhooks_;
  Mailer* mailer_;
};

}  // namespace visavis::app
