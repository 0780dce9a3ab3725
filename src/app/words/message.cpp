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

/// ICU says times in the zone of the machine where it is told nothing else.
void say_in_utc(icu::MessageFormat& format) {
  std::int32_t count = 0;
  const icu::Format** formats = format.getFormats(count);
  for (std::int32_t i = 0; i < count; ++i) {
    const auto* date = dynamic_cast<const icu::DateFormat*>(formats[i]);
    if (date == nullptr) continue;
    const std::unique_ptr<icu::DateFormat> in_utc{date->clone()};
    in_utc->setTimeZone(*icu::TimeZone::getGMT());
    format.setFormat(i, *in_utc);
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

}  // namespace

struct Message::Parsed {
  Parsed(std::string_view text, std::string_view formats)
      : pattern{text},
        names{names_in(unicode(text))},
        format{unicode(text), locale_of(formats), error} {
    CHECK(U_SUCCESS(error));
    say_in_utc(format);
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

std::string Message::say(const Values& values) const {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> given;
  for (const auto& [name, value] : values) {
    names.push_back(unicode(name));
    given.push_back(formattable(value));
  }
  icu::UnicodeString said;
  UErrorCode error = U_ZERO_ERROR;
  parsed_->format.format(names.data(), given.data(), static_cast<std::int32_t>(names.size()), said,
                         error);
  CHECK(U_SUCCESS(error));
  return utf8(said);
}

const std::set<std::string>& Message::names() const { return parsed_->names; }

const std::string& Message::pattern() const { return parsed_->pattern; }

}  // namespace visavis::app
