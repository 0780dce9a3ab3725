#include "app/words/words.h"

#include <gtest/gtest.h>

namespace visavis::app {
namespace {

TEST(Words, AreChosenByTheLanguageOfATag) {
  EXPECT_EQ(words_for("en-GB").language(), "en");
  EXPECT_EQ(words_for("EN").language(), "en");
  EXPECT_EQ(words_for("pt-BR").language(), "pt");
  EXPECT_EQ(words_for("zh-Hans-CN").language(), "zh");
  EXPECT_EQ(words_for("tlh").language(), "en") << "a language that we do not have";
  EXPECT_EQ(words_for("").language(), "en");
  for (const auto& words : all_words())
    EXPECT_EQ(words_for(words.language()).language(), words.language());
}

TEST(Words, HaveEveryKeyInEveryLanguage) {
  EXPECT_EQ(all_words().front().language(), "en");
  EXPECT_GE(all_words().size(), 9U);
  for (const auto& words : all_words()) {
    EXPECT_EQ(words.keys(), all_words().front().keys()) << words.language();
    const auto direction = words.say("language.direction");
    EXPECT_TRUE(direction == "ltr" || direction == "rtl") << words.language();
    EXPECT_NE(words.say("language.mailVersion"), "");
    EXPECT_TRUE(words.say("language.formats").starts_with(words.language()));
  }
}

TEST(Words, SayEveryReason) {
  for (const auto& reason : all_reasons()) {
    for (const auto& words : all_words()) EXPECT_NE(reason_words(words, reason.reason), "");
    EXPECT_EQ(reason_words(reason.reason), reason_words(words_for("en"), reason.reason));
  }
  EXPECT_EQ(reason_words(ReasonCode::another_person),
            "Somebody other than the account's owner was in the call.");
}

TEST(Words, AnEmptyLinePartsParagraphs) {
  const Words words{"en", {{"body", "Hello {name},\n\n{button}\n\nBye"}, {"one", "Line\nby line"}}};
  ASSERT_EQ(words.paragraphs("body").size(), 3U);
  EXPECT_EQ(words.paragraphs("body")[1].pattern(), "{button}");
  EXPECT_EQ(words.say("one"), "Line\nby line");
  EXPECT_FALSE(words.has("two"));
}

TEST(Message, PutsValuesInAndLooksIntoNone) {
  const Message message{"{a} and {b}, {c}", "en"};
  EXPECT_EQ(message.say({{"a", "{b} it''s"}, {"b", "2"}}), "{b} it''s and 2, {c}");
  EXPECT_EQ(message.names(), (std::set<std::string>{"a", "b", "c"}));
}

TEST(Message, TakesAnApostropheForOne) {
  EXPECT_EQ(Message("It's {name}'s, in '{braces}'", "en").say({{"name", "Ama"}}),
            "It's Ama's, in {braces}");
}

TEST(Message, ChoosesByTheValue) {
  const Message message{"{kind, select, a {A {name}} other {B}}", "en"};
  EXPECT_EQ(message.say({{"kind", "a"}, {"name", "x"}}), "A x");
  EXPECT_EQ(message.say({{"kind", "z"}}), "B");
  EXPECT_EQ(message.names(), (std::set<std::string>{"kind", "name"}));
}

TEST(Message, SaysTimesInUtc) {
  const Message message{"{at, date, ::yMMMMd} {at, time, ::HHmm} {at, date,y}", "de"};
  EXPECT_EQ(message.say({{"at", from_unix_ms(1'767'225'599'000)}}), "31. Dezember 2025 23:59 2025");
}

}  // namespace
}  // namespace visavis::app
