#include "app/notices/texts.h"

#include <gtest/gtest.h>

#include "app/notices/fill.h"

namespace visavis::app {
namespace {

const NoticeTexts& english() { return notice_languages().front(); }

TEST(NoticeTexts, SayEverythingInEveryLanguage) {
  for (const auto& texts : notice_languages()) {
    const auto own = entries(texts);
    const auto model = entries(english());
    ASSERT_EQ(own.size(), model.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
      EXPECT_NE(own[i].text, "") << texts.language << " " << own[i].key;
      EXPECT_EQ(placeholders(own[i].text), placeholders(model[i].text))
          << texts.language << " " << own[i].key;
    }
    EXPECT_TRUE(texts.direction == "ltr" || texts.direction == "rtl") << texts.language;
  }
}

TEST(NoticeTexts, HaveAButtonAndKnownPlaceholdersInEveryBody) {
  const std::set<std::string> known{"name",   "marketplace", "deadline", "answer_by", "slot",
                                    "limits", "reasons",     "message",  "answer",    "button"};
  for (const auto kind : all_notices()) {
    const auto names = placeholders(body(english(), kind));
    EXPECT_TRUE(names.contains("button")) << name(kind) << " leaves the reader without a next step";
    for (const auto& one : names) EXPECT_TRUE(known.contains(one)) << name(kind) << " " << one;
  }
}

TEST(NoticeTexts, AreTheCataloguesWordsInEnglish) {
  for (const auto& reason : all_reasons())
    EXPECT_EQ(reason_words(english(), reason.reason), reason.text);
}

TEST(NoticeTexts, AreChosenByTheLanguageOfATag) {
  EXPECT_EQ(notice_texts("en-GB").language, "en");
  EXPECT_EQ(notice_texts("EN").language, "en");
  EXPECT_EQ(notice_texts("tlh").language, "en") << "a language that we do not have";
  for (const auto& texts : notice_languages())
    EXPECT_EQ(notice_texts(texts.language).language, texts.language);
}

TEST(NoticeTexts, SayDatesAndActions) {
  EXPECT_EQ(date_words(english(), from_unix_ms(1'795'435'503'999)), "23 November 2026, 12:05 UTC");
  EXPECT_EQ(action_words(english(), "withdraw_earnings"), "withdrawing your earnings");
  EXPECT_EQ(action_words(english(), "open_team_account"), "open team account");
}

TEST(Fill, PutsValuesInAndLooksIntoNone) {
  EXPECT_EQ(fill("{a} and {b}, {c} {A} {", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2, {c} {A} {");
  EXPECT_EQ(placeholders("{b} {a} {a} { x } {}"), (std::set<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace visavis::app
