#pragma once

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

// Names of what is described by BOOST_DESCRIBE_ENUM and BOOST_DESCRIBE_STRUCT: the same in the
// store, on the wire, in the log and in the configuration.
namespace visavis {
namespace detail {

template <class E, template <class...> class List, class... Each>
constexpr auto enum_table(List<Each...>) {
  return std::array<std::pair<E, std::string_view>, sizeof...(Each)>{
      {{Each::value, std::string_view{Each::name}}...}};
}

}  // namespace detail

template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

/// Every value with its name, in the order of the declaration.
template <DescribedEnum E>
inline constexpr auto enum_names =
    detail::enum_table<E>(boost::describe::describe_enumerators<E>{});

template <DescribedEnum E>
constexpr std::string_view name(E value) {
  for (const auto& [one, text] : enum_names<E>)
    if (one == value) return text;
  return {};
}

/// Nothing for a text that is no name.
template <DescribedEnum E>
constexpr std::optional<E> named(std::string_view text) {
  for (const auto& [one, known] : enum_names<E>)
    if (known == text) return one;
  return std::nullopt;
}

namespace detail {

/// "CallBack" of "... T = visavis::CallBack]", as GCC and Clang write it.
template <class T>
constexpr std::string_view bare_type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  const auto scope = text.rfind(':');
  return scope == std::string_view::npos ? text : text.substr(scope + 1);
}

template <class T>
struct KindText {
  static constexpr std::string_view type = bare_type_name<T>();
  static constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
  static constexpr std::size_t size() {
    std::size_t words = 0;
    for (const char c : type) words += is_upper(c) ? 1U : 0U;
    return type.size() + words - 1;
  }
  static constexpr auto text = [] {
    std::array<char, size()> chars{};
    std::size_t at = 0;
    for (const char c : type) {
      if (is_upper(c) && at > 0) chars[at++] = '_';
      chars[at++] = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return chars;
  }();
};

}  // namespace detail

/// What a type is called where it is one of several: "call_started" for CallStarted.
template <class T>
inline constexpr std::string_view kind{detail::KindText<T>::text.data(),
                                       detail::KindText<T>::text.size()};

namespace detail {

template <class Variant>
struct Kinds;
template <class... Each>
struct Kinds<std::variant<Each...>> {
  static constexpr std::array<std::string_view, sizeof...(Each)> all{kind<Each>...};
};

}  // namespace detail

/// Of every alternative, in the variant's order.
template <class Variant>
inline constexpr const auto& kinds = detail::Kinds<Variant>::all;

}  // namespace visavis
