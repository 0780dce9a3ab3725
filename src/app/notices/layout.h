#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace visavis::app {

// A mail's body before it is text or HTML. Every string is words for people, never markup.
struct Paragraph {
  std::string text;
};
struct BulletList {
  std::string heading;
  std::vector<std::string> items;
};
/// What staff wrote, in English.
struct Quotation {
  std::string heading, text;
  std::string note = {};  ///< where the words around it are of another language; empty: none
};
struct Button {
  std::string lead;   ///< what to do there
  std::string label;  ///< on the button; plain text shows the address instead
  std::string address;
};
/// Small, at the end.
struct Footer {
  std::string text;
  std::string address = {};  ///< what the text leads to; empty: nothing
};
using Block = std::variant<Paragraph, BulletList, Quotation, Button, Footer>;

std::string plain_text(const std::vector<Block>& blocks);
/// A whole document without anything that is loaded from elsewhere. `direction` is "ltr" or "rtl".
std::string html_text(const std::vector<Block>& blocks, std::string_view language,
                      std::string_view direction, std::string_view title);

}  // namespace visavis::app
