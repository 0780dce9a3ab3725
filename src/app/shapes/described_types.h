#pragma once

#include <boost/describe/members.hpp>
#include <optional>
#include <string_view>
#include <type_traits>

// The kinds of types that every form of a described value has a rule for: the stored one, the
// outward one, and the reading of requests.
namespace visavis::app {

template <class T>
concept Described = std::is_aggregate_v<T> && boost::describe::has_describe_members<T>::value;

/// What has text() and parse(): ids.
template <class T>
concept HasText = requires(const T& one, std::string_view text) {
  one.text();
  T::parse(text);
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

}  // namespace visavis::app
