#pragma once

namespace visavis::app {

/// Brings what an outbox has due to its receivers: webhook deliveries to marketplaces, or mails to
/// the mail server.
class OutboxSender {
 public:
  virtual ~OutboxSender() = default;
  /// After a commit: there may be something due.
  virtual void wake() = 0;
};

}  // namespace visavis::app
