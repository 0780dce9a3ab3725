#pragma once

#include "app/ports/clock.h"

namespace visavis::system {

/// The machine's wall clock. Any thread.
class SystemClock : public app::Clock {
 public:
  Timestamp now() const override;
};

}  // namespace visavis::system
