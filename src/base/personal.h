#pragma once

#include <compare>
#include <utility>

namespace visavis {

/// Data about a person (name, photo, answers). It has no operator<<, no formatter and no
/// conversion, so it cannot slip into a log line; reveal() marks each place that means to show it.
template <class T>
class Personal {
 public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}
  const T& reveal() const { return value_; }
  friend auto operator<=>(const Personal&, const Personal&) = default;

 private:
  T value_{};
};

}  // namespace visavis
