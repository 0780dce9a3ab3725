#include "adapters/http/errors_page.h"

#include "base/refusal.h"

namespace visavis::http {
namespace {

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '&')
      html.append("&amp;");
    else if (c == '<')
      html.append("&lt;");
    else if (c == '>')
      html.append("&gt;");
    else
      html.push_back(c);
  }
  return html;
}

std::string_view words(RetryAdvice advice) {
  switch (advice) {
    case RetryAdvice::never:
      return "The same request cannot succeed.";
    case RetryAdvice::later:
      return "Wait, then try again.";
    case RetryAdvice::changed:
      return "Fix the request or the state first.";
  }
  return {};
}

}  // namespace

std::string errors_page() {
  std::string html =
      "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Errors of Visavis</title>\n<h1>Errors</h1>\n"
      "<p>Every error of the API and of the live WebSocket has one of these codes.</p>\n<dl>\n";
  for (const RefusalEntry& one : all_refusals()) {
    const std::string code{one.code};
    html += "<dt id=\"" + code + "\"><code>" + code + "</code> (HTTP " +
            std::to_string(one.http_status) + ")</dt>\n<dd>" + escaped(one.title) + " <em>" +
            std::string{words(one.retry)} + "</em></dd>\n";
  }
  return html + "</dl>\n</html>\n";
}

}  // namespace visavis::http
