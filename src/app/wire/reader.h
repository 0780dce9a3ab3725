#pragma once

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "app/shapes/described_types.h"
#include "app/wire/request_rules.h"
#include "base/described.h"
#include "base/id.h"
#include "base/personal.h"

// Reads a described value out of what somebody sent: checks types, lengths and allowed values,
// names the field that is wrong, and refuses fields that nobody knows, as a misspelt one must not
// pass. Included by .cpp files only.
namespace visavis::app::reader {

namespace json = boost::json;
using rule::wrong_value;

/// How a type is read where its member has no rule of its own.
template <class T>
struct Own;

template <>
struct Own<std::string> : rule::Text<limits::text_bytes_max> {};

template <>
struct Own<bool> {
  static bool read(const json::value& value, const std::string& name) {
    if (!value.is_bool()) wrong_value(name, "true or false is expected");
    return value.as_bool();
  }
};

template <>
struct Own<std::uint64_t> {
  static std::uint64_t read(const json::value& value, const std::string& name) {
    boost::system::error_code error;
    const auto number = value.to_number<std::uint64_t>(error);
    if (error) wrong_value(name, "a whole number is expected");
    return number;
  }
};

/// As to_rfc3339() writes it, with or without the milliseconds.
template <>
struct Own<Timestamp> {
  static Timestamp read(const json::value& value, const std::string& name);
};

template <DescribedEnum E>
struct Own<E> {
  static E read(const json::value& value, const std::string& name) {
    const auto found = named<E>(rule::text_from(value, name, limits::text_bytes_max));
    if (found) return *found;
    std::string allowed;
    for (const auto& [one, text] : enum_names<E>)
      allowed += (allowed.empty() ? "" : ", ") + std::string{text};
    wrong_value(name, "must be one of " + allowed);
  }
};

template <>
struct Own<ReasonCode> {
  static ReasonCode read(const json::value& value, const std::string& name) {
    const auto reason = reason_named(rule::text_from(value, name, limits::text_bytes_max));
    if (!reason) wrong_value(name, "is not a known reason");
    return *reason;
  }
};

template <>
struct Own<AccountId> {
  static AccountId read(const json::value& value, const std::string& name) {
    auto id = AccountId::parse(rule::text_from(value, name, limits::text_bytes_max));
    if (!id) wrong_value(name, "1 to 64 of A-Z a-z 0-9 . _ - are expected");
    return *std::move(id);
  }
};

template <class Tag>
struct Own<Id<Tag>> {
  static Id<Tag> read(const json::value& value, const std::string& name) {
    const auto id = Id<Tag>::parse(rule::text_from(value, name, limits::item_bytes_max));
    if (!id) wrong_value(name, "an id is expected, like " + Id<Tag>{}.text());
    return *id;
  }
};

template <class T>
struct Own<Personal<T>> : Own<T> {};

template <class T>
struct Own<std::optional<T>> : Own<T> {
  static constexpr bool may_be_missing = true;
};

template <class T>
struct Own<std::vector<T>> {
  static constexpr bool may_be_missing = true;
  static std::vector<T> read(const json::value& value, const std::string& name) {
    if (!value.is_array()) wrong_value(name, "a list is expected");
    const auto& all = value.as_array();
    if (all.size() > limits::list_entries_max)
      wrong_value(name, "has more than " + std::to_string(limits::list_entries_max) + " entries");
    std::vector<T> list;
    for (std::size_t i = 0; i < all.size(); ++i)
      list.push_back(Own<T>::read(all[i], name + "[" + std::to_string(i) + "]"));
    return list;
  }
};

/// Texts by names of the sender's.
template <>
struct Own<std::map<std::string, std::string>> {
  static constexpr bool may_be_missing = true;
  static std::map<std::string, std::string> read(const json::value& value, const std::string& name);
};

template <class Rule>
concept MayBeMissing = requires {
  Rule::may_be_missing;
};

std::string joined(const std::string& path, std::string_view key);
/// Refuses the first field that is none of `known`.
template <std::size_t N>
void refuse_others(const json::object& object, const std::array<std::string_view, N>& known,
                   const std::string& path) {
  for (const auto& [key, value] : object)
    if (std::find(known.begin(), known.end(), std::string_view{key}) == known.end())
      wrong_value(joined(path, key), "is not a known field");
}

template <Described T>
struct Own<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

  static T read(const json::value& value, const std::string& name) {
    if (!value.is_object()) wrong_value(name, "an object is expected");
    const json::object& object = value.as_object();
    T result = members(object, name);
    refuse_others(object, names(), name);
    return result;
  }
  static T members(const json::object& object, const std::string& path) {
    return [&]<template <class...> class List, class... Each>(List<Each...>) {
      // Braces are read from left to right, as the members are declared.
      return T{member<Each>(object, path)...};
    }(Members{});
  }
  /// With `more` that the caller knows.
  template <class... More>
  static constexpr auto names(More... more) {
    return [&]<template <class...> class List, class... Each>(List<Each...>) {
      return std::array<std::string_view, sizeof...(Each) + sizeof...(More)>{Each::name...,
                                                                             more...};
    }(Members{});
  }

 private:
  template <class Each>
  static auto member(const json::object& object, const std::string& path) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*Each::pointer)>;
    using Named = typename RuleOf<Each::pointer>::type;
    using Rule = std::conditional_t<std::is_void_v<Named>, Own<Member>, Named>;
    const std::string name = joined(path, Each::name);
    const json::value* const found = object.if_contains(Each::name);
    if (found == nullptr || found->is_null()) {
      if constexpr (MayBeMissing<Rule>)
        return missing<Member, Rule>();
      else
        wrong_value(name, "is required");
    }
    return Member(Rule::read(*found, name));
  }
  template <class Member, class Rule>
  static Member missing() {
    if constexpr (requires { Rule::otherwise(); })
      return Member(Rule::otherwise());
    else
      return Member{};
  }
};

template <class T>
struct Inner {
  using type = T;
};
template <class T>
struct Inner<Personal<T>> : Inner<T> {};
template <class T>
struct Inner<std::optional<T>> : Inner<T> {};

template <class Rule>
concept LeftOutWhenUnusable = requires {
  Rule::left_out_when_unusable;
};

/// Takes out of what was sent what a rule::Usable cannot use, each with a warning.
template <Described T>
void leave_out_unusable(json::object& object, const std::string& path, Warnings& warnings) {
  const auto look_at = [&]<class Each>(std::type_identity<Each>) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*Each::pointer)>;
    using Rule = typename RuleOf<Each::pointer>::type;
    json::value* const found = object.if_contains(Each::name);
    if (found == nullptr || found->is_null()) return;
    if constexpr (LeftOutWhenUnusable<Rule>) {
      try {
        (void)Rule::read(*found, joined(path, Each::name));
      } catch (const rule::Wrong& wrong) {
        warnings.push_back({wrong.error.param, shape::WarningCode::unusable, wrong.error.detail});
        object.erase(Each::name);
      }
    } else if constexpr (Described<typename Inner<Member>::type>) {
      if (found->is_object())
        leave_out_unusable<typename Inner<Member>::type>(found->as_object(),
                                                         joined(path, Each::name), warnings);
    }
  };
  [&]<template <class...> class List, class... Each>(List<Each...>) {
    (look_at(std::type_identity<Each>{}), ...);
  }(boost::describe::describe_members<T, boost::describe::mod_public>{});
}

/// A message by its type, out of a variant of messages and variants; nothing for a type that is
/// none of them.
template <class Message>
struct Messages;
template <class... Each>
struct Messages<std::variant<Each...>> {
  using Message = std::variant<Each...>;
  static std::optional<Message> read(std::string_view type, const json::object& object) {
    std::optional<Message> found;
    ((found || (found = one<Each>(type, object))), ...);
    return found;
  }

 private:
  template <class One>
  static std::optional<Message> one(std::string_view type, const json::object& object) {
    if constexpr (Described<One>) {
      if (type != kind<One>) return std::nullopt;
      One message = Own<One>::members(object, "");
      refuse_others(object, Own<One>::names("type", "request"), "");
      return Message{std::move(message)};
    } else {
      auto inner = Messages<One>::read(type, object);
      if (!inner) return std::nullopt;
      return Message{*std::move(inner)};
    }
  }
};

}  // namespace visavis::app::reader
