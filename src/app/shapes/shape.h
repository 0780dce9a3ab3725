#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/described.h"

// What a shape's members may be beside values: see form.h for what they look like.
namespace visavis::app {

template <std::size_t N>
struct FixedText {
  // NOLINTNEXTLINE(google-explicit-constructor, cppcoreguidelines-avoid-c-arrays): from a literal
  constexpr FixedText(const char (&literal)[N]) { std::copy_n(literal, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
  char text[N]{};  // NOLINT(cppcoreguidelines-avoid-c-arrays): structural, to be a parameter
};

/// A member that always says the same: "object":"verification".
template <FixedText Text>
struct Always {
  static constexpr std::string_view text = Text.view();
};

/// Which of a variant's alternatives it is, by name.
template <class Variant>
struct KindName {
  std::string_view text;
};

/// A T whose JSON was written before, and stays as it was.
template <class T>
struct WrittenBefore {
  std::string json;
};

/// Whether a struct leaves out its empty members, instead of saying null.
template <class T>
inline constexpr bool leaves_out = false;

}  // namespace visavis::app
