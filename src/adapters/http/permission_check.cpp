#include "adapters/http/permission_check.h"

#include "adapters/http/authority.h"
#include "base/ascii.h"

namespace visavis::http {
namespace {

constexpr std::string_view before_account = "GET /v1/accounts/";
constexpr std::string_view before_action = "/permissions/";
constexpr std::string_view after_target = " HTTP/1.1\r\n";

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

/// The plain characters at the front of `text`, taken off it.
std::string_view take_plain(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_plain(text[size])) ++size;
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(size);
  return taken;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// `lower_name` is in lower case.
bool is_named(std::string_view name, std::string_view lower_name) {
  if (name.size() != lower_name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (ascii_lower(name[i]) != lower_name[i]) return false;
  return true;
}

bool is_token_character(char c) { return c > 0x20 && c < 0x7f; }

enum class Field { ignored, authorization, unusual };

/// What a header field means for a permission check.
Field classify(std::string_view name, std::string_view value) {
  switch (name.size()) {
    case 4:
      return is_named(name, "host") ? Field::ignored : Field::unusual;
    case 6:
      if (is_named(name, "accept")) return Field::ignored;
      break;
    case 10:
      if (is_named(name, "user-agent")) return Field::ignored;
      if (is_named(name, "connection") && is_named(value, "keep-alive")) return Field::ignored;
      break;
    case 13:
      if (is_named(name, "authorization")) return Field::authorization;
      if (is_named(name, "cache-control")) return Field::ignored;
      break;
    case 14:
      if (is_named(name, "sec-fetch-mode")) return Field::ignored;
      break;
    case 15:
      if (is_named(name, "accept-encoding") || is_named(name, "accept-language"))
        return Field::ignored;
      break;
    default:
      break;
  }
  if (is_named(name, "content-type") || is_named(name, "traceparent") ||
      is_named(name, "tracestate") || is_named(name, "x-request-id"))
    return Field::ignored;
  return Field::unusual;
}

/// Control characters (a bare CR or LF among them) make the full parser look at it.
bool is_clean(std::string_view line) {
  for (const char c : line)
    if ((c < 0x20 && c != '\t') || c == 0x7f) return false;
  return true;
}

}  // namespace

std::string_view bearer_token(std::string_view authorization) {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() <= scheme.size() ||
      !is_named(authorization.substr(0, scheme.size()), scheme))
    return {};
  const std::string_view token = trimmed(authorization.substr(scheme.size()), spaces_of_fields);
  for (const char c : token)
    if (!is_token_character(c)) return {};
  return token;
}

std::optional<PermissionHead> read_permission_head(std::string_view head) {
  PermissionHead request;
  if (!take(head, before_account)) return std::nullopt;
  request.account = take_plain(head);
  if (request.account.empty() || request.account.size() > 64) return std::nullopt;
  if (!take(head, before_action)) return std::nullopt;
  request.action = take_plain(head);
  if (request.action.empty() || !take(head, after_target)) return std::nullopt;

  bool host = false;
  while (!head.starts_with("\r\n")) {
    const auto end = head.find("\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_clean(line)) return std::nullopt;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1), spaces_of_fields);
    switch (classify(name, value)) {
      case Field::authorization:
        if (!request.token.empty()) return std::nullopt;
        request.token = bearer_token(value);
        if (request.token.empty()) return std::nullopt;
        break;
      case Field::unusual:
        return std::nullopt;
      case Field::ignored:
        if (is_named(name, "host")) {
          if (host || !is_authority(value)) return std::nullopt;
          host = true;
        }
        break;
    }
  }
  if (head.size() != 2 || !host || request.token.empty()) return std::nullopt;
  return request;
}

bool is_allowed(const PermissionRecord* record, std::size_t action_index, Timestamp now) {
  if (record == nullptr) return true;
  return ((record->at(now).denies >> action_index) & 1U) == 0;
}

PermissionBody::PermissionBody(std::string_view account, std::string_view action, bool allowed,
                               const PermissionRecord* record, Timestamp now)
    : parts_{R"({"object":"permission","account":")",
             account,
             R"(","action":")",
             action,
             R"(","allowed":)",
             allowed ? std::string_view{"true"} : std::string_view{"false"},
             R"(,"verification":)",
             record != nullptr ? std::string_view{record->verification} : std::string_view{"null"},
             R"(,"hold":)",
             record != nullptr ? std::string_view{record->at(now).hold} : std::string_view{"null"},
             "}"} {
  for (const std::string_view part : parts_) size_ += part.size();
}

}  // namespace visavis::http
