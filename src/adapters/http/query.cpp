#include "adapters/http/query.h"

#include <algorithm>

namespace visavis::http {
namespace {

constexpr std::size_t parameters_max = 20;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_printable(char c) { return c > 0x20 && c < 0x7F; }

app::RequestError wrong(std::string param, std::string detail) {
  return {Refusal::invalid_parameter, std::move(param), std::move(detail)};
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i]);
      continue;
    }
    if (text.size() - i < 3) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return decoded;
}

app::Read<app::Parameters> parse_query(std::string_view text) {
  app::Parameters parameters;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals));
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return refuse(wrong({}, "The query is not percent-encoded correctly."));
    // It may be named in the answer, which is UTF-8; every name that is known is plain.
    if (!std::all_of(name->begin(), name->end(), is_printable))
      return refuse(wrong({}, "The query has a name that no parameter has."));
    const bool twice = std::any_of(parameters.begin(), parameters.end(),
                                   [&](const auto& known) { return known.first == *name; });
    if (twice) return refuse(wrong(*name, "is given twice"));
    if (parameters.size() == parameters_max)
      return refuse(wrong({}, "The query has too many parameters."));
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

}  // namespace visavis::http
