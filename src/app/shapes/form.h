#pragma once

#include <boost/json.hpp>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "app/shapes/described_types.h"
#include "app/shapes/shape.h"
#include "base/described.h"
#include "base/personal.h"
#include "base/time.h"
#include "domain/decision.h"

// The outward form of a described value: JSON, one rule for each kind of type.
//
//   a described struct    an object with its members; an empty optional one is null, or left out
//                         where leaves_out<> says so
//   a variant             the object of its alternative, with its name as "type"
//   an id, an enum        its text
//   a Timestamp           RFC 3339 in UTC; seconds: a whole number. A Duration has no form: a
//                         member says its unit
//   Personal              as what it holds
//
// Included by .cpp files only.
namespace visavis::app::form {

namespace json = boost::json;

template <class T>
struct Form;

template <class T>
json::value json_of(const T& value) {
  return Form<T>::write(value);
}

template <class T>
requires std::is_arithmetic_v<T>
struct Form<T> {
  static json::value write(T value) { return value; }
};

template <>
struct Form<std::string> {
  static json::value write(const std::string& text) { return json::string{text}; }
};

template <FixedText Text>
struct Form<Always<Text>> {
  static json::value write(Always<Text>) { return json::string{Text.view()}; }
};

template <class Variant>
struct Form<KindName<Variant>> {
  static json::value write(KindName<Variant> kind) { return json::string{kind.text}; }
};

template <class T>
struct Form<WrittenBefore<T>> {
  static json::value write(const WrittenBefore<T>& written) { return json::parse(written.json); }
};

template <>
struct Form<Timestamp> {
  static json::value write(Timestamp at) { return json::string{to_rfc3339(at)}; }
};

template <>
struct Form<std::chrono::seconds> {
  static json::value write(std::chrono::seconds duration) { return duration.count(); }
};

template <HasText T>
struct Form<T> {
  static json::value write(const T& id) { return json::string{id.text()}; }
};

template <DescribedEnum E>
struct Form<E> {
  static json::value write(E value) { return json::string{name(value)}; }
};

template <>
struct Form<ReasonCode> {
  static json::value write(ReasonCode reason) { return json::string{entry(reason).code}; }
};

template <class T>
struct Form<Personal<T>> {
  static json::value write(const Personal<T>& one) { return json_of(one.reveal()); }
};

template <class T>
struct Form<std::optional<T>> {
  static json::value write(const std::optional<T>& one) {
    return one ? json_of(*one) : json::value(nullptr);
  }
};

template <class T>
struct Form<std::vector<T>> {
  static json::value write(const std::vector<T>& all) {
    json::array array;
    array.reserve(all.size());
    for (const auto& one : all) array.push_back(json_of(one));
    return array;
  }
};

template <class T>
struct Form<std::map<std::string, T>> {
  static json::value write(const std::map<std::string, T>& all) {
    json::object object;
    for (const auto& [key, one] : all) object[key] = json_of(one);
    return object;
  }
};

template <Described T>
struct Form<T> {
  static json::value write(const T& value) {
    json::object object;
    put_all(object, value);
    return object;
  }
  static void put_all(json::object& object, const T& value) {
    [&]<template <class...> class List, class... Each>(List<Each...>) {
      (put(object, Each::name, value.*Each::pointer), ...);
    }(boost::describe::describe_members<T, boost::describe::mod_public>{});
  }

 private:
  template <class Member>
  static void put(json::object& object, const char* name, const Member& member) {
    if constexpr (IsOptional<Member>::value && leaves_out<T>) {
      if (member) object[name] = json_of(*member);
    } else {
      object[name] = json_of(member);
    }
  }
};

template <class... Each>
struct Form<std::variant<Each...>> {
  static json::value write(const std::variant<Each...>& value) {
    json::object object{{"type", json::string{kinds<std::variant<Each...>>[value.index()]}}};
    std::visit([&object]<class T>(const T& one) { Form<T>::put_all(object, one); }, value);
    return object;
  }
};

template <class T>
std::string text_of(const T& value) {
  return json::serialize(json_of(value));
}

}  // namespace visavis::app::form
