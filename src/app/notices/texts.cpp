#include "app/notices/texts.h"

#include <algorithm>

namespace visavis::app {

std::string subject_key(NoticeKind kind) { return "mail." + std::string{name(kind)} + ".subject"; }

const std::vector<Message>& body(const Words& words, NoticeKind kind) {
  return words.paragraphs("mail." + std::string{name(kind)} + ".body");
}

std::string action_words(const Words& words, std::string_view action) {
  const std::string key = "mail.actions." + std::string{action};
  if (words.has(key)) return words.say(key);
  std::string plain{action};
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

std::string date_words(const Words& words, Timestamp at, std::string_view zone) {
  return words.say("mail.date", {{"at", at}}, zone);
}

}  // namespace visavis::app
