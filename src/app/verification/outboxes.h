#pragma once

#include <utility>
#include <vector>

#include "app/messages/committed.h"
#include "app/ports/outbox_sender.h"

namespace visavis::app {

/// Wakes the senders: what they send was committed with the step.
class Outboxes {
 public:
  explicit Outboxes(std::vector<OutboxSender*> senders) : senders_(std::move(senders)) {}

  /// Something was committed; at the start: something may have been left.
  void wake() {
    for (OutboxSender* sender : senders_) sender->wake();
  }

 private:
  const std::vector<OutboxSender*> senders_;
};

}  // namespace visavis::app
