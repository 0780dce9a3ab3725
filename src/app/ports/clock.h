#pragma once

#include "base/time.h"

namespace visavis::app {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
};

}  // namespace visavis::app
