#include "app/words/one_line.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace visavis::app {
namespace {

/// On one letter. The most that is written for reading, in Tibetan and in pointed Hebrew, is fewer.
constexpr int marks_max = 8;

constexpr UChar32 nothing = -1;
constexpr UChar32 non_joiner = 0x200C, joiner = 0x200D;
constexpr UChar32 blank_braille = 0x2800;

bool is_space(UChar32 c) {
  return u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR || c == blank_braille;
}
bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool is_letter_or_mark(UChar32 c) { return u_isalpha(c) || is_mark(c); }
bool is_picture(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC); }
bool is_variation(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR); }

bool is_unseen(UChar32 c) {
  constexpr UChar32 annotation_first = 0xFFF9, annotation_last = 0xFFFB;
  return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || U_IS_UNICODE_NONCHAR(c) ||
         (c >= annotation_first && c <= annotation_last);
}

/// Scripts whose letters look the same with a joiner between them and without.
bool writes_without_joiners(UChar32 letter) {
  constexpr std::array scripts{
      USCRIPT_LATIN,  USCRIPT_GREEK,  USCRIPT_CYRILLIC, USCRIPT_ARMENIAN, USCRIPT_GEORGIAN,
      USCRIPT_HEBREW, USCRIPT_HAN,    USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_BOPOMOFO,
      USCRIPT_HANGUL, USCRIPT_COMMON, USCRIPT_INHERITED};
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(letter, &error);
  return U_FAILURE(error) || std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

class OneLine {
 public:
  void add(UChar32 c) {
    if (c == joiner || c == non_joiner) {
      add_joiner(c);
    } else if (is_space(c)) {
      space_ = !line_.isEmpty();
      base_ = last_ = joins_ = nothing;
    } else if (is_variation(c)) {
      if (base_ != nothing && !is_variation(last_)) put(c);
      joins_ = nothing;
    } else if (is_unseen(c)) {
      return;
    } else if (is_mark(c)) {
      add_mark(c);
    } else {
      add_base(c);
    }
  }
  std::string text() const {
    std::string bytes;
    return line_.toUTF8String(bytes);
  }

 private:
  void put(UChar32 c) {
    line_.append(c);
    last_ = c;
  }
  void add_joiner(UChar32 c) {
    constexpr int virama = 9;
    if (base_ == nothing || last_ == joiner || last_ == non_joiner) return;
    // RFC 5892, A.1 and A.2.
    if (u_getCombiningClass(last_) == virama)
      put(c);
    else
      joins_ = c;
  }
  void add_mark(UChar32 c) {
    if (base_ != nothing && ++marks_ <= marks_max) {
      put_joiner_before(c);
      put(c);
    }
    joins_ = nothing;
  }
  void add_base(UChar32 c) {
    if (space_) line_.append(UChar32{' '});
    space_ = false;
    put_joiner_before(c);
    joins_ = nothing;
    base_ = c;
    marks_ = 0;
    put(c);
  }
  void put_joiner_before(UChar32 c) {
    if (joins_ == nothing) return;
    const bool letters =
        is_letter_or_mark(last_) && is_letter_or_mark(c) && !writes_without_joiners(base_);
    const bool pictures = joins_ == joiner && is_picture(base_) && is_picture(c);
    if (letters || pictures) put(joins_);
  }

  icu::UnicodeString line_;
  UChar32 base_ = nothing;   ///< what marks stand on; nothing behind a space
  UChar32 last_ = nothing;   ///< what was put last, in the same word
  UChar32 joins_ = nothing;  ///< a joiner that stays if what comes is joined
  int marks_ = 0;            ///< on the base
  bool space_ = false;       ///< owed before the next character
};

}  // namespace

std::string one_line(std::string_view text) {
  const auto all =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  OneLine line;
  for (std::int32_t at = 0; at < all.length();) {
    const UChar32 c = all.char32At(at);
    at = all.moveIndex32(at, 1);
    line.add(c);
  }
  return line.text();
}

}  // namespace visavis::app
