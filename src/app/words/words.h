#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/words/message.h"
#include "domain/decision.h"

namespace visavis::app {

/// The program's words in one language. Keys are as in locales/: "mail.greeting" is greeting in
/// mail.json.
class Words {
 public:
  using Texts = std::vector<std::pair<std::string_view, std::string_view>>;
  Words(std::string_view language, const Texts& texts);

  /// The tag of the language: the name of its folder.
  std::string_view language() const { return language_; }
  bool has(std::string_view key) const { return messages_.contains(key); }
  /// A message of one paragraph.
  std::string say(std::string_view key, const Values& values = {},
                  std::string_view zone = utc) const;
  /// What an empty line parts.
  const std::vector<Message>& paragraphs(std::string_view key) const;
  std::vector<std::string_view> keys() const;

 private:
  std::string_view language_;
  std::map<std::string_view, std::vector<Message>> messages_;
};

/// The languages there are; the first is English.
std::span<const Words> all_words();
/// The words for a language tag ("pt-BR"): those of its language, or English.
const Words& words_for(std::string_view language_tag);

std::string reason_words(const Words& words, ReasonCode reason);
/// In English: for the API, and for staff.
std::string_view reason_words(ReasonCode reason);

}  // namespace visavis::app
