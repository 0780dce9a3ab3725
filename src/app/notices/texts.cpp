#include "app/notices/texts.h"

#include <array>
#include <cstdio>

#include "app/notices/fill.h"
#include "base/ascii.h"

namespace visavis::app {
namespace {

#define VISAVIS_TEXT(key, text) .key = (text),
// clang-format off
constexpr auto languages = std::to_array<NoticeTexts>({
  {
#include "app/notices/texts/en.def"
  },
  {
#include "app/notices/texts/es.def"
  },
  {
#include "app/notices/texts/pt.def"
  },
  {
#include "app/notices/texts/fr.def"
  },
  {
#include "app/notices/texts/de.def"
  },
  {
#include "app/notices/texts/uk.def"
  },
  {
#include "app/notices/texts/hi.def"
  },
  {
#include "app/notices/texts/ar.def"
  },
  {
#include "app/notices/texts/zh.def"
  },
});
// clang-format on
#undef VISAVIS_TEXT

/// "pt-BR" -> "pt"
std::string language_of(std::string_view tag) {
  return ascii_lowered(tag.substr(0, tag.find('-')));
}

}  // namespace

std::span<const NoticeTexts> notice_languages() { return languages; }

const NoticeTexts& notice_texts(std::string_view language_tag) {
  const std::string language = language_of(language_tag);
  for (const auto& texts : languages) {
    if (texts.language == language) return texts;
  }
  return languages.front();
}

std::vector<NoticeEntry> entries(const NoticeTexts& texts) {
  return {
#define VISAVIS_TEXT(key, text) NoticeEntry{#key, texts.key},
#include "app/notices/texts/en.def"
#undef VISAVIS_TEXT
  };
}

std::string_view subject(const NoticeTexts& texts, NoticeKind kind) {
  switch (kind) {
#define VISAVIS_NOTICE(code, opens) \
  case NoticeKind::code:            \
    return texts.code##_subject;
#include "domain/notices.def"
#undef VISAVIS_NOTICE
  }
  return {};
}

std::string_view body(const NoticeTexts& texts, NoticeKind kind) {
  switch (kind) {
#define VISAVIS_NOTICE(code, opens) \
  case NoticeKind::code:            \
    return texts.code##_body;
#include "domain/notices.def"
#undef VISAVIS_NOTICE
  }
  return {};
}

std::string_view reason_words(const NoticeTexts& texts, ReasonCode reason) {
  switch (reason) {
#define VISAVIS_REASON(code, outcome, text) \
  case ReasonCode::code:                    \
    return texts.reason_##code;
#include "domain/reasons.def"
#undef VISAVIS_REASON
  }
  return {};
}

std::string action_words(const NoticeTexts& texts, std::string_view action) {
  const std::string key = "action_" + std::string{action};
  for (const auto& entry : entries(texts)) {
    if (entry.key == key) return std::string{entry.text};
  }
  std::string words{action};
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string date_words(const NoticeTexts& texts, Timestamp at) {
  const std::array months{texts.month_1, texts.month_2,  texts.month_3,  texts.month_4,
                          texts.month_5, texts.month_6,  texts.month_7,  texts.month_8,
                          texts.month_9, texts.month_10, texts.month_11, texts.month_12};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(at - day)};
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), "%02d:%02d", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()));
  const auto month = static_cast<unsigned>(date.month());
  return fill(texts.date, {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                           {"month", std::string{months[month - 1]}},
                           {"year", std::to_string(static_cast<int>(date.year()))},
                           {"time", clock.data()}});
}

}  // namespace visavis::app
