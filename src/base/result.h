#pragma once

#include <utility>
#include <variant>

#include "base/check.h"

namespace visavis {

/// A refusal on its way out of a function: `return refuse(Refusal::already_in_call);`
template <class E>
struct Refused {
  E error;
};

template <class E>
Refused<E> refuse(E error) {
  return {std::move(error)};
}

/// Either a value or a named refusal. Reading the side that is not there is a bug (CHECK).
template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Refused<E> refused) : state_(std::in_place_index<1>, std::move(refused.error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & {
    CHECK(ok());
    return std::get<0>(state_);
  }
  const T& value() const& {
    CHECK(ok());
    return std::get<0>(state_);
  }
  T&& value() && {
    CHECK(ok());
    return std::get<0>(std::move(state_));
  }
  const E& error() const {
    CHECK(!ok());
    return std::get<1>(state_);
  }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, E> state_;
};

/// What a command returns that has nothing to say but "done".
struct Done {
  friend bool operator==(Done, Done) = default;
};

}  // namespace visavis
