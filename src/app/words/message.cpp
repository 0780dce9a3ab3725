#include "app/words/message.h"

#include <unicode/datefmt.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <vector>

#include "base/cases.h"
#include "base/check.h"

namespace visavis::app {
namespace {

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

icu::Locale locale_of(std::string_view tag) {
  UErrorCode error = U_ZERO_ERROR;
  auto locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, error);
  CHECK(U_SUCCESS(error));
  return locale;
}

std::set<std::string> names_in(const icu::UnicodeString& pattern) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::MessagePattern parts{pattern, nullptr, error};
  CHECK(U_SUCCESS(error));
  std::set<std::string> names;
  for (std::int32_t i = 0; i < parts.countParts(); ++i) {
    const auto& part = parts.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.insert(utf8(parts.getSubstring(part)));
  }
  return names;
}

std::unique_ptr<icu::TimeZone> zone_of(std::string_view name) {
  return std::unique_ptr<icu::TimeZone>{
      icu::TimeZone::createTimeZone(unicode(is_time_zone(name) ? name : utc))};
}

/// ICU says times in the zone of the machine where it is told nothing else.
void say_in(icu::MessageFormat& format, const icu::TimeZone& zone) {
  std::int32_t count = 0;
  const icu::Format** formats = format.getFormats(count);
  for (std::int32_t i = 0; i < count; ++i) {
    const auto* date = dynamic_cast<const icu::DateFormat*>(formats[i]);
    if (date == nullptr) continue;
    const std::unique_ptr<icu::DateFormat> in_zone{date->clone()};
    in_zone->setTimeZone(zone);
    format.setFormat(i, *in_zone);
  }
}

icu::Formattable formattable(const std::variant<std::string, Timestamp>& value) {
  return std::visit(
      Cases{
          [](const std::string& text) { return icu::Formattable{unicode(text)}; },
          [](Timestamp at) {
            return icu::Formattable{static_cast<UDate>(to_unix_ms(at)), icu::Formattable::ISDATE{}};
          }},
      value);
}

std::string filled(const icu::MessageFormat& format, const Values& values) {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> given;
  for (const auto& [name, value] : values) {
    names.push_back(unicode(name));
    given.push_back(formattable(value));
  }
  icu::UnicodeString said;
  UErrorCode error = U_ZERO_ERROR;
  format.format(names.data(), given.data(), static_cast<std::int32_t>(names.size()), said, error);
  CHECK(U_SUCCESS(error));
  return utf8(said);
}

}  // namespace

struct Message::Parsed {
  Parsed(std::string_view text, std::string_view formats)
      : pattern{text},
        names{names_in(unicode(text))},
        format{unicode(text), locale_of(formats), error} {
    CHECK(U_SUCCESS(error));
    say_in(format, *zone_of(utc));
  }
  std::string pattern;
  std::set<std::string> names;
  UErrorCode error = U_ZERO_ERROR;
  icu::MessageFormat format;
};

Message::Message(std::string_view pattern, std::string_view formats)
    : parsed_{std::make_unique<Parsed>(pattern, formats)} {}
Message::~Message() = default;
Message::Message(Message&& other) noexcept = default;
Message& Message::operator=(Message&& other) noexcept = default;

std::string Message::say(const Values& values, std::string_view zone) const {
  if (zone == utc) return filled(parsed_->format, values);
  icu::MessageFormat in_zone{parsed_->format};
  say_in(in_zone, *zone_of(zone));
  return filled(in_zone, values);
}

const std::set<std::string>& Message::names() const { return parsed_->names; }

const std::string& Message::pattern() const { return parsed_->pattern; }

}  // namespace visavis::app
