#pragma once

#include <array>
#include <boost/core/type_name.hpp>
#include <boost/json.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/records/old_forms.h"
#include "app/shapes/described_types.h"
#include "base/described.h"
#include "base/id.h"
#include "base/personal.h"
#include "base/time.h"
#include "domain/decision.h"

// The stored form of a described value: JSON, exact, one rule for each kind of type.
//
//   a described struct    an object with its members; an optional one that is empty is absent
//   a variant             the object of its alternative, with its name as "kind"
//   an id, an enum        its text
//   a Timestamp           Unix milliseconds; a Duration: milliseconds
//   Personal              as what it holds: here it is sealed when it is to be
//
// A reader throws a std::exception for what no writer wrote; a member that is missing is an
// error, unless it is optional or old_forms.cpp gives it what it was before it was written.
// Included by .cpp files only.
namespace visavis::app::codec {

namespace json = boost::json;

[[noreturn]] void unreadable(std::string_view type, std::string_view what);

template <class T>
struct Form;

template <class T>
json::value encode(const T& value) {
  return Form<T>::encode(value);
}
/// Takes the value apart.
template <class T>
T decode(json::value& value) {
  return Form<T>::decode(value);
}

template <class T>
requires std::is_arithmetic_v<T>
struct Form<T> {
  static json::value encode(T value) { return value; }
  static T decode(const json::value& value) {
    if constexpr (std::is_same_v<T, bool>)
      return value.as_bool();
    else
      return value.to_number<T>();
  }
};

template <>
struct Form<std::string> {
  static json::value encode(const std::string& text) { return json::string{text}; }
  static std::string decode(const json::value& value) { return json::value_to<std::string>(value); }
};

template <>
struct Form<Timestamp> {
  static json::value encode(Timestamp at) { return to_unix_ms(at); }
  static Timestamp decode(const json::value& value) {
    return from_unix_ms(value.to_number<std::int64_t>());
  }
};

template <>
struct Form<Duration> {
  static json::value encode(Duration duration) { return duration.count(); }
  static Duration decode(const json::value& value) {
    return Duration{value.to_number<std::int64_t>()};
  }
};

template <HasText T>
struct Form<T> {
  static json::value encode(const T& id) { return json::string{id.text()}; }
  static T decode(const json::value& value) {
    auto id = T::parse(value.as_string());
    if (!id) unreadable(boost::core::type_name<T>(), "not an id");
    return *std::move(id);
  }
};

template <DescribedEnum E>
struct Form<E> {
  static json::value encode(E value) { return json::string{name(value)}; }
  static E decode(const json::value& value) {
    const auto found = named<E>(value.as_string());
    if (!found) unreadable(boost::core::type_name<E>(), "an unknown name");
    return *found;
  }
};

template <>
struct Form<ReasonCode> {
  static json::value encode(ReasonCode reason) { return json::string{entry(reason).code}; }
  static ReasonCode decode(const json::value& value) {
    const auto found = reason_named(value.as_string());
    if (!found) unreadable("ReasonCode", "an unknown name");
    return *found;
  }
};

template <class T>
struct Form<Personal<T>> {
  static json::value encode(const Personal<T>& one) { return codec::encode(one.reveal()); }
  static Personal<T> decode(json::value& value) { return Personal<T>{codec::decode<T>(value)}; }
};

template <class T>
struct Form<std::vector<T>> {
  static json::value encode(const std::vector<T>& all) {
    json::array array;
    array.reserve(all.size());
    for (const auto& one : all) array.push_back(codec::encode(one));
    return array;
  }
  static std::vector<T> decode(json::value& value) {
    std::vector<T> all;
    all.reserve(value.as_array().size());
    for (auto& one : value.as_array()) all.push_back(codec::decode<T>(one));
    return all;
  }
};

template <class T>
struct Form<std::map<std::string, T>> {
  static json::value encode(const std::map<std::string, T>& all) {
    json::object object;
    for (const auto& [key, one] : all) object[key] = codec::encode(one);
    return object;
  }
  static std::map<std::string, T> decode(json::value& value) {
    std::map<std::string, T> all;
    for (auto& one : value.as_object()) all.emplace(one.key(), codec::decode<T>(one.value()));
    return all;
  }
};

// A struct that gets a member, and whose description does not, does not compile.
struct AnyMember {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): stands for a value of any type
};
template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), AnyMember{})...}; };
}

template <Described T>
struct Form<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

  static json::value encode(const T& value) {
    json::object object;
    put_all(object, value, Members{});
    return object;
  }
  static T decode(json::value& value) {
    json::object& object = value.as_object();
    from_old_form(std::type_identity<T>{}, object);
    return take_all(object, Members{});
  }

 private:
  template <template <class...> class List, class... Each>
  static void put_all(json::object& object, const T& value, List<Each...>) {
    (put(object, Each::name, value.*Each::pointer), ...);
  }
  template <template <class...> class List, class... Each>
  static T take_all(json::object& object, List<Each...>) {
    static_assert(!takes<T>(std::make_index_sequence<sizeof...(Each) + 1>{}),
                  "a member is not described");
    // Braces are read from left to right, as the members are declared.
    return T{take<std::remove_cvref_t<decltype(std::declval<T&>().*Each::pointer)>>(object,
                                                                                    Each::name)...};
  }

  template <class Member>
  static void put(json::object& object, const char* name, const Member& member) {
    if constexpr (IsOptional<Member>::value) {
      if (member) object[name] = codec::encode(*member);
    } else {
      object[name] = codec::encode(member);
    }
  }
  template <class Member>
  static Member take(json::object& object, const char* name) {
    json::value* const found = object.if_contains(name);
    if constexpr (IsOptional<Member>::value) {
      if (found == nullptr) return std::nullopt;
      return codec::decode<typename Member::value_type>(*found);
    } else {
      if (found == nullptr) unreadable(boost::core::type_name<T>(), name);
      return codec::decode<Member>(*found);
    }
  }
};

template <class T>
constexpr bool has_member_named(std::string_view name) {
  return []<template <class...> class List, class... Each>([[maybe_unused]] std::string_view wanted,
                                                           List<Each...>) {
    return ((wanted == Each::name) || ...);
  }(name, boost::describe::describe_members<T, boost::describe::mod_public>{});
}

template <class... Each>
struct Form<std::variant<Each...>> {
  using Variant = std::variant<Each...>;
  static_assert(!(has_member_named<Each>("kind") || ...), "its name stands there");

  static json::value encode(const Variant& value) {
    json::object object = std::visit(
        [](const auto& one) { return std::move(codec::encode(one).as_object()); }, value);
    object["kind"] = kinds<Variant>[value.index()];
    return object;
  }
  static Variant decode(json::value& value) {
    std::optional<Variant> found;
    const auto* const kind = value.as_object().if_contains("kind");
    if (kind == nullptr) unreadable(boost::core::type_name<Variant>(), "no kind");
    const std::string is{kind->as_string()};
    ((is == visavis::kind<Each> ? void(found.emplace(codec::decode<Each>(value))) : void()), ...);
    if (!found) unreadable(boost::core::type_name<Variant>(), is);
    return *std::move(found);
  }
};

template <class T>
std::string encoded(const T& value) {
  return json::serialize(encode(value));
}
template <class T>
T decoded(std::string_view text) {
  // All of what is parsed goes at once, and most of it never comes to the heap.
  std::array<unsigned char, 8192> first;  // NOLINT: written, then read
  json::monotonic_resource memory{first.data(), first.size()};
  json::value value = json::parse(text, &memory);
  return decode<T>(value);
}

}  // namespace visavis::app::codec
