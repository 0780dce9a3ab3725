#include "app/notices/texts.h"

#include <gtest/gtest.h>
#include <map>

namespace visavis::app {
namespace {

const Words& english() { return all_words().front(); }

bool is_only_a_name(const Message& message) {
  return message.names().size() == 1 && message.pattern() == "{" + *message.names().begin() + "}";
}

TEST(NoticeTexts, HaveASubjectAButtonAndKnownPlaceholdersForEveryNotice) {
  const std::set<std::string> known{"name",   "marketplace",    "deadline",  "answer_by", "slot",
                                    "limits", "reasons",        "message",   "answer",    "appeal",
                                    "button", "further_limits", "proposals", "settled"};
  for (const auto& words : all_words()) {
    for (const auto kind : all_notices()) {
      EXPECT_TRUE(words.has(subject_key(kind))) << words.language() << " " << name(kind);
      std::set<std::string> names;
      for (const auto& paragraph : body(words, kind)) names.merge(std::set{paragraph.names()});
      EXPECT_TRUE(names.contains("button"))
          << name(kind) << " leaves the reader without a next step";
      for (const auto& one : names) EXPECT_TRUE(known.contains(one)) << name(kind) << " " << one;
    }
  }
}

TEST(NoticeTexts, HaveTheSameBlocksInEveryLanguage) {
  for (const auto& words : all_words()) {
    for (const auto kind : all_notices()) {
      const auto& said = body(words, kind);
      const auto& meant = body(english(), kind);
      ASSERT_EQ(said.size(), meant.size()) << words.language() << " " << name(kind);
      for (std::size_t i = 0; i < meant.size(); ++i) {
        EXPECT_EQ(said[i].names(), meant[i].names()) << words.language() << " " << name(kind);
        const bool only_a_block = is_only_a_name(meant[i]);
        if (only_a_block) {
          EXPECT_EQ(said[i].pattern(), meant[i].pattern()) << words.language();
        }
      }
    }
  }
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
  EXPECT_EQ(date_words(words_for("es"), from_unix_ms(1'767'157'620'000), utc),
            "31 de diciembre de 2025 a las 05:07 UTC");
  for (const auto& [language, words] : said)
    EXPECT_EQ(date_words(words_for(language), from_unix_ms(1'795'435'503'999), utc), words)
        << language;
}

TEST(NoticeTexts, SayTimesInTheZoneOfTheAccount) {
  const auto said = [](std::int64_t at_s, std::string_view zone) {
    return date_words(english(), from_unix_ms(at_s * 1000), zone);
  };
  EXPECT_EQ(said(1'796'487'300, "Europe/Berlin"), "5 December 2026, 17:15 CET");
  EXPECT_EQ(said(1'796'487'300, "America/Sao_Paulo"), "5 December 2026, 13:15 GMT-3");
  EXPECT_EQ(said(1'796'487'300, "Asia/Kathmandu"), "5 December 2026, 22:00 GMT+5:45");
  EXPECT_EQ(said(1'796'487'300, "Europe/Atlantis"), "5 December 2026, 16:15 UTC");
  // The hour that comes twice when summer time ends.
  EXPECT_EQ(said(1'792'888'200, "Europe/Berlin"), "25 October 2026, 02:30 CEST");
  EXPECT_EQ(said(1'792'891'800, "Europe/Berlin"), "25 October 2026, 02:30 CET");
  // Asking in one zone changes no other answer.
  EXPECT_EQ(said(1'796'487'300, utc), "5 December 2026, 16:15 UTC");
  for (const auto& words : all_words()) {
    EXPECT_NE(date_words(words, from_unix_ms(1'792'888'200'000), "Europe/Berlin"),
              date_words(words, from_unix_ms(1'792'891'800'000), "Europe/Berlin"))
        << words.language();
  }
}

TEST(NoticeTexts, SayActions) {
  EXPECT_EQ(action_words(english(), "withdraw_earnings"), "withdrawing your earnings");
  EXPECT_EQ(action_words(english(), "open_team_account"), "open team account");
}

}  // namespace
}  // namespace visavis::app
