#include "app/words/words.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/check.h"

namespace visavis::app {
namespace {

struct Locale {
  std::string_view language;
  Words::Texts texts;
};

std::vector<Words> parsed_words() {
  // clang-format off
  const std::vector<Locale> locales{
#include "app/words/locales.inc"
  };
  // clang-format on
  std::vector<Words> all;
  all.reserve(locales.size());
  for (const auto& [language, texts] : locales) all.emplace_back(language, texts);
  CHECK(!all.empty() && all.front().language() == "en");
  return all;
}

/// "pt-BR" -> "pt"
std::string language_of(std::string_view tag) {
  return ascii_lowered(tag.substr(0, tag.find('-')));
}

}  // namespace

Words::Words(std::string_view language, const Texts& texts) : language_{language} {
  const auto told = std::find_if(texts.begin(), texts.end(),
                                 [](const auto& text) { return text.first == "language.formats"; });
  const auto formats = told == texts.end() ? language : told->second;
  for (const auto& [key, text] : texts) {
    auto& paragraphs = messages_[key];
    for (std::string_view rest = text; !rest.empty();) {
      const auto end = std::min(rest.find("\n\n"), rest.size());
      paragraphs.emplace_back(rest.substr(0, end), formats);
      rest.remove_prefix(std::min(end + 2, rest.size()));
    }
  }
}

std::string Words::say(std::string_view key, const Values& values, std::string_view zone) const {
  const auto& all = paragraphs(key);
  CHECK(all.size() == 1);
  return all.front().say(values, zone);
}

const std::vector<Message>& Words::paragraphs(std::string_view key) const {
  const auto found = messages_.find(key);
  CHECK(found != messages_.end());
  return found->second;
}

std::vector<std::string_view> Words::keys() const {
  std::vector<std::string_view> all;
  for (const auto& [key, paragraphs] : messages_) all.push_back(key);
  return all;
}

std::span<const Words> all_words() {
  static const std::vector<Words> all = parsed_words();
  return all;
}

const Words& words_for(std::string_view language_tag) {
  const std::string language = language_of(language_tag);
  for (const auto& words : all_words()) {
    if (words.language() == language) return words;
  }
  return all_words().front();
}

std::string reason_words(const Words& words, ReasonCode reason) {
  return words.say("reasons." + std::string{entry(reason).code});
}

std::string_view reason_words(ReasonCode reason) {
  static const std::vector<std::string> english = [] {
    std::vector<std::string> said;
    for (const auto& one : all_reasons())
      said.push_back(reason_words(all_words().front(), one.reason));
    return said;
  }();
  return english[static_cast<std::size_t>(reason)];
}

}  // namespace visavis::app
