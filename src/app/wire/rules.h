#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/wire/requests.h"
#include "base/ascii.h"

// What a field of a request may hold: each rule reads one, refuses what it does not allow with the
// field's name, and says in the contract what it allows. Which member keeps which rule is in
// request_rules.h. Included by .cpp files only.
namespace visavis::app::rule {

namespace json = boost::json;

/// Thrown while a request is read, and turned into a Read<> at its end.
struct Wrong {
  RequestError error;
};
[[noreturn]] void wrong_value(std::string param, std::string detail);

/// A string of at most so many bytes of UTF-8. Tabs and line breaks are for notes; other control
/// characters have no place in anything people read.
std::string text_from(const json::value& value, const std::string& name, std::size_t bytes_max);

/// JSON Schema counts characters, and this service bytes.
json::object bytes_schema(std::size_t bytes_max);

template <std::size_t BytesMax>
struct Text {
  static std::string read(const json::value& value, const std::string& name) {
    return text_from(value, name, BytesMax);
  }
  static json::object schema() { return bytes_schema(BytesMax); }
};

/// The same, without the spaces around it.
template <std::size_t BytesMax>
struct TrimmedText : Text<BytesMax> {
  static std::string read(const json::value& value, const std::string& name) {
    return std::string{trimmed(text_from(value, name, BytesMax), spaces_of_people)};
  }
};

/// The same where an empty one says nothing.
template <std::size_t BytesMax>
struct TextOrNothing : Text<BytesMax> {
  static std::optional<std::string> read(const json::value& value, const std::string& name) {
    std::string text = text_from(value, name, BytesMax);
    if (text.empty()) return std::nullopt;
    return text;
  }
};

/// What people write: so many characters, without the spaces around it.
std::string writing_from(const json::value& value, const std::string& name, std::size_t min,
                         std::size_t max);
template <std::size_t Min, std::size_t Max>
struct Writing {
  static std::string read(const json::value& value, const std::string& name) {
    return writing_from(value, name, Min, Max);
  }
  static json::object schema() {
    return {{"type", "string"}, {"minLength", Min}, {"maxLength", Max}};
  }
};

/// What people read as one line (app/words/one_line.h). Empty where nothing visible is left.
std::string line_from(const json::value& value, const std::string& name, std::size_t bytes_max);
json::object line_schema(std::size_t bytes_max);

template <std::size_t BytesMax>
struct OneLine {
  static std::string read(const json::value& value, const std::string& name) {
    return line_from(value, name, BytesMax);
  }
  static json::object schema() { return line_schema(BytesMax); }
};

/// A list that may be missing.
template <class Rule, std::size_t EntriesMax>
struct ListOf {
  static constexpr bool may_be_missing = true;
  static std::vector<std::string> read(const json::value& value, const std::string& name) {
    if (!value.is_array()) wrong_value(name, "a list is expected");
    const auto& all = value.as_array();
    if (all.size() > EntriesMax)
      wrong_value(name, "has more than " + std::to_string(EntriesMax) + " entries");
    std::vector<std::string> list;
    for (std::size_t i = 0; i < all.size(); ++i)
      list.push_back(Rule::read(all[i], name + "[" + std::to_string(i) + "]"));
    return list;
  }
  static json::object schema() {
    return {{"type", "array"}, {"items", Rule::schema()}, {"maxItems", EntriesMax}};
  }
};

/// One line with something visible.
struct PersonsName {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// An http or https address.
struct WebAddress {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// An http or https address of a picture, or nothing. Other letters than ASCII's are encoded, as
/// browsers do.
struct PhotoAddress {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// ISO 3166-1 alpha-2.
struct Country {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// Where mail can be sent, or nothing. A domain in other letters than ASCII's becomes punycode.
struct MailAddress {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// A well-formed BCP 47 tag, also as systems write it ("pt_BR"); whether it is one of our languages
/// is not the sender's concern.
struct Language {
  static std::string otherwise() { return "en"; }
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// A time zone by its name in the IANA database, or nothing.
struct TimeZone {
  static std::optional<std::string> read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// A session description of at most 64 KiB. Whoever uses it reads it.
struct Sdp {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// A JPEG of at most 40 KiB in base64, or empty. Shown by the other browser as an image: it has to
/// be a JPEG, and no longer than a line carries that carries little else. Nothing here decodes it.
struct Jpeg {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// The name of one of a variant's alternatives.
template <class Variant>
struct Kind {
  static std::string read(const json::value& value, const std::string& name) {
    std::string text = text_from(value, name, 64);
    for (const auto one : kinds<Variant>)
      if (one == text) return text;
    wrong_value(name, "is not one of those there are");
  }
  static json::object schema() {
    json::array all;
    for (const auto one : kinds<Variant>) all.emplace_back(one);
    return {{"type", "string"}, {"enum", std::move(all)}};
  }
};

/// The name of an act in the log.
struct ActName {
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};
/// The id of a member of staff, or "operator" for those of the command line.
struct DoneBy {
  static constexpr std::string_view operators = "operator";
  static std::string read(const json::value& value, const std::string& name);
  static json::object schema();
};

/// A whole number in a query.
std::uint64_t number_from(const json::value& value, const std::string& name, std::uint64_t min,
                          std::uint64_t max);
template <std::uint64_t Min, std::uint64_t Max>
struct Number {
  static std::uint64_t read(const json::value& value, const std::string& name) {
    return number_from(value, name, Min, Max);
  }
  static json::object schema() { return {{"type", "integer"}, {"minimum", Min}, {"maximum", Max}}; }
};

/// May be left out, or null: then the member is what it is by default.
template <class Rule>
struct Maybe : Rule {
  static constexpr bool may_be_missing = true;
};

/// The same, and what the rule refuses is left out, too: with a warning (leave_out_unusable).
template <class Rule>
struct Usable : Maybe<Rule> {
  static constexpr bool left_out_when_unusable = true;
  static json::object schema() {
    json::object schema = Rule::schema();
    constexpr std::string_view told = "What cannot be used is left out, with a warning.";
    auto& description = schema["description"];
    description = description.is_string()
                      ? std::string{description.as_string()} + " " + std::string{told}
                      : std::string{told};
    return schema;
  }
};

}  // namespace visavis::app::rule
