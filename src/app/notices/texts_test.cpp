#include "app/notices/texts.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

#include "app/notices/fill.h"

namespace visavis::app {
namespace {

const NoticeTexts& english() { return notice_languages().front(); }

std::vector<std::string_view> paragraphs(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return all;
}

/// Calls `check` with every paragraph of a language, the English one, and where it is.
template <class Check>
void each_paragraph(const NoticeTexts& texts, Check check) {
  const auto own = entries(texts);
  const auto model = entries(english());
  for (std::size_t i = 0; i < model.size(); ++i) {
    const std::string where = std::string{texts.language} + " " + std::string{model[i].key};
    const auto said = paragraphs(own[i].text);
    const auto meant = paragraphs(model[i].text);
    ASSERT_EQ(said.size(), meant.size()) << where;
    for (std::size_t p = 0; p < meant.size(); ++p) check(said[p], meant[p], where);
  }
}

/// Nothing to translate: dates, and what is for the program.
bool is_the_same_anywhere(std::string_view where) {
  const auto key = where.substr(where.find(' ') + 1);
  return key.starts_with("month_") || key == "date" || key == "direction" || key == "version";
}

TEST(NoticeTexts, SayEverythingInEveryLanguage) {
  for (const auto& texts : notice_languages()) {
    each_paragraph(texts, [](auto said, auto meant, const std::string& where) {
      EXPECT_NE(said, "") << where;
      EXPECT_EQ(placeholders(said), placeholders(meant)) << where;
    });
    EXPECT_EQ(texts.direction, texts.language == "ar" ? "rtl" : "ltr") << texts.language;
  }
}

TEST(NoticeTexts, LeaveNothingInEnglish) {
  for (const auto& texts : notice_languages().subspan(1)) {
    each_paragraph(texts, [](std::string_view said, std::string_view meant, const auto& where) {
      const bool only_a_block = meant.starts_with('{') && meant.find('}') == meant.size() - 1;
      if (only_a_block) {
        EXPECT_EQ(said, meant) << where;
      } else if (!is_the_same_anywhere(where)) {
        EXPECT_NE(said, meant) << where;
      }
    });
  }
}

TEST(NoticeTexts, HaveAButtonAndKnownPlaceholdersInEveryBody) {
  const std::set<std::string> known{"name",   "marketplace", "deadline", "answer_by",
                                    "slot",   "limits",      "reasons",  "message",
                                    "answer", "appeal",      "button"};
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
  EXPECT_EQ(notice_texts("pt-BR").language, "pt");
  EXPECT_EQ(notice_texts("zh-Hans-CN").language, "zh");
  EXPECT_EQ(notice_texts("tlh").language, "en") << "a language that we do not have";
  for (const auto& texts : notice_languages())
    EXPECT_EQ(notice_texts(texts.language).language, texts.language);
}

TEST(NoticeTexts, SayDatesAsEachLanguageDoes) {
  const std::map<std::string_view, std::string> said{
      {"en", "23 November 2026, 12:05 UTC"},
      {"es", "23 de noviembre de 2026 a las 12:05 UTC"},
      {"pt", "23 de novembro de 2026 às 12:05 UTC"},
      {"fr", "23 novembre 2026 à 12:05 UTC"},
      {"de", "23. November 2026 um 12:05 UTC"},
      {"uk", "23 листопада 2026 р. о 12:05 UTC"},
      {"hi", "23 नवंबर 2026, 12:05 UTC"},
      {"ar", "23 نوفمبر 2026، 12:05 UTC"},
      {"zh", "2026年11月23日 12:05 UTC"}};
  EXPECT_EQ(notice_languages().size(), said.size());
  for (const auto& texts : notice_languages()) {
    ASSERT_TRUE(said.contains(texts.language)) << texts.language;
    EXPECT_EQ(date_words(texts, from_unix_ms(1'795'435'503'999)), said.at(texts.language));
  }
}

TEST(NoticeTexts, SayActions) {
  EXPECT_EQ(action_words(english(), "withdraw_earnings"), "withdrawing your earnings");
  EXPECT_EQ(action_words(english(), "open_team_account"), "open team account");
}

TEST(Fill, PutsValuesInAndLooksIntoNone) {
  EXPECT_EQ(fill("{a} and {b}, {c} {A} {", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2, {c} {A} {");
  EXPECT_EQ(placeholders("{b} {a} {a} { x } {}"), (std::set<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace visavis::app
