#include "adapters/http/too_large_page.h"

#include "app/words/words.h"
#include "base/ascii.h"
#include "base/refusal.h"

namespace visavis::http {
namespace {

/// The field's value, in lower case; empty when it does not stand in what was read.
std::string field_of(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    // A line without an end is cut off in the middle.
    if (end == std::string_view::npos) return {};
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && ascii_lowered(line.substr(0, colon)) == name)
      return ascii_lowered(trimmed(line.substr(colon + 1), spaces_of_fields));
  }
  return {};
}

/// The words are ours, and hold nothing that came with the request.
std::string paragraph(std::string_view text) { return "<p>" + std::string{text} + "</p>\n"; }

}  // namespace

bool wants_page(std::string_view head) {
  return field_of(head, "accept").find("text/html") != std::string::npos;
}

HttpResponse too_large_page(std::string_view head) {
  const std::string languages = field_of(head, "accept-language");
  const auto& words = app::words_for(languages.substr(0, languages.find_first_of(",;")));
  const std::string title = words.say("too_large.heading");
  HttpResponse page;
  page.status = entry(Refusal::head_too_large).http_status;
  page.content_type = "text/html; charset=utf-8";
  page.headers.emplace_back("Content-Security-Policy", "default-src 'none'");
  page.body = "<!doctype html>\n<html lang=\"" + std::string{words.language()} + "\" dir=\"" +
              words.say("language.direction") +
              "\">\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
              title + "</title>\n<h1>" + title + "</h1>\n" +
              paragraph(words.say("too_large.lead")) + paragraph(words.say("too_large.clear")) +
              paragraph(words.say("too_large.after")) + "</html>\n";
  return page;
}

}  // namespace visavis::http
