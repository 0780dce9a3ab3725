#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/decision.h"
#include "domain/notice.h"

namespace visavis::app {

/// All words of the e-mails in one language, from texts/<language>.def. The English file says which
/// keys there are.
struct NoticeTexts {
#define VISAVIS_TEXT(key, text) std::string_view key;
#include "app/notices/texts/en.def"
#undef VISAVIS_TEXT
};

/// The languages there are; the first is English.
std::span<const NoticeTexts> notice_languages();
/// The words for a language tag ("pt-BR"): those of its language, or English.
const NoticeTexts& notice_texts(std::string_view language_tag);

/// A key and its words; for tests that look at all of them.
struct NoticeEntry {
  std::string_view key, text;
};
std::vector<NoticeEntry> entries(const NoticeTexts& texts);

std::string_view subject(const NoticeTexts& texts, NoticeKind kind);
std::string_view body(const NoticeTexts& texts, NoticeKind kind);
std::string_view reason_words(const NoticeTexts& texts, ReasonCode reason);
/// An action of the policy; one of the marketplace's own by its name without underscores.
std::string action_words(const NoticeTexts& texts, std::string_view action);
/// In UTC, and said so.
std::string date_words(const NoticeTexts& texts, Timestamp at);

}  // namespace visavis::app
