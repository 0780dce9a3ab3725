#include "app/words/one_line.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <vector>

namespace visavis::app {
namespace {

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST(OneLine, ReadsAsItIsStored) {
  const struct {
    const char* what;
    std::string text, expected;
  } cases[] = {
      {"an ordinary name", "Zoë O'Hara-Ñuñez", "Zoë O'Hara-Ñuñez"},
      {"a letter and its mark", "A\u030Adam", "A\u030Adam"},
      {"spaces at the ends and in a row", "  Ann \t  Lee ", "Ann Lee"},
      {"a line break", "Ann\r\nBcc: x@y.z", "Ann Bcc: x@y.z"},
      {"U+2028, U+2029", "Ann\u2028Smith\u2029", "Ann Smith"},
      {"C1", "A\u0085B\u009BC", "A B C"},
      {"spaces of every width", "\u3000Ann\u00A0\u2003Lee\u2800", "Ann Lee"},
      {"an override", "Ada \u202Eiseso\u202C", "Ada iseso"},
      {"embeddings and isolates", "\u202AA\u202BB\u202DC\u2066D\u2067E\u2068F\u2069", "ABCDEF"},
      {"marks of direction", "A\u200EB\u200FC\u061CD", "ABCD"},
      {"zero width", "\u200B\u200BA\u2060n\uFEFFn", "Ann"},
      {"a soft hyphen and fillers", "An\u00ADn\u3164\u115F\u1160\uFFA0", "Ann"},
      {"tags", "Ann\U000E0041\U000E007F", "Ann"},
      {"annotations, noncharacters", "A\uFFF9n\uFFFAn\uFFFB\uFFFE", "Ann"},
      {"only what nobody sees", "\u200B\u2060 \uFEFF\u202E\u3164\u2800", ""},
      {"only joiners and selectors", "\u200D\u200C\uFE0F", ""},
      {"only marks", "\u0301\u0301", ""},
      {"a mark behind a space", "Ann \u0301Lee", "Ann Lee"},
      {"many marks on one letter", "Z" + times(200, "\u0301") + "oe",
       "Z" + times(8, "\u0301") + "oe"},
      {"joiners do not begin to count anew", "ب" + times(9, "\u064E\u200D\u064E") + "ب",
       "ب" + times(4, "\u064E\u200D\u064E") + "ب"},
      {"joiners between Latin letters", "A\u200Dd\u200Ca", "Ada"},
      {"a Persian name", "علی\u200Cرضا", "علی\u200Cرضا"},
      {"two of them", "علی\u200C\u200Cرضا", "علی\u200Cرضا"},
      {"at an end", "\u200Cعلی\u200C", "علی"},
      {"Hindi with a joiner", "र्\u200Dय", "र्\u200Dय"},
      {"Bengali: a joiner before the virama", "র\u200D্যাব", "র\u200D্যাব"},
      {"Malayalam: behind the last virama", "അനില്\u200D", "അനില്\u200D"},
      {"Arabic and Latin", "محمد (Seller)", "محمد (Seller)"},
      {"a family", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
       "\U0001F468\u200D\U0001F469\u200D\U0001F467"},
      {"a heart with its selector", "\u2764\uFE0F\u200D\U0001F525", "\u2764\uFE0F\u200D\U0001F525"},
      {"a kanji with its form", "葛\U000E0100城", "葛\U000E0100城"},
      {"selectors in a row", "葛\U000E0100\U000E0101城", "葛\U000E0100城"},
      {"a flag", "\U0001F1FA\U0001F1E6 Іван", "\U0001F1FA\U0001F1E6 Іван"},
  };
  for (const auto& one : cases) EXPECT_EQ(one_line(one.text), one.expected) << one.what;
}

TEST(OneLine, OfALineIsTheSame) {
  EXPECT_TRUE(rc::check([] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", " ", "\n", "ب", "र", "्", "\u0301", "\u200C", "\u200D",
                                      "\u200B", "\u202E", "\uFE0F", "\U0001F468", "\u0085"));
    std::string text;
    for (const auto& piece : pieces) text += piece;
    const std::string line = one_line(text);
    RC_ASSERT(one_line(line) == line);
    RC_ASSERT(line.find_first_of("\n\r") == std::string::npos);
  }));
}

}  // namespace
}  // namespace visavis::app
