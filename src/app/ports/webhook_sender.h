#pragma once

namespace visavis::app {

/// Wakes the webhook sender after a commit: there may be deliveries due.
class WebhookSender {
 public:
  virtual ~WebhookSender() = default;
  virtual void wake() = 0;
};

}  // namespace visavis::app
