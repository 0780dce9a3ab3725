#include "adapters/meet/failure.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/check.h"

namespace visavis::meet {
namespace {

namespace json = boost::json;
using app::MeetingFault;

std::string text_of(const json::object& of, std::string_view name) {
  const auto* value = of.if_contains(name);
  const auto* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string{*text} : std::string{};
}

/// Names of codes alone come into the log.
std::string code_name(std::string text) {
  const bool is_name = text.size() <= 64 && std::ranges::all_of(text, [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '_';
                       });
  return is_name ? std::move(text) : std::string{};
}

/// What an error's body says: of the API, {"error": {...}}.
struct Said {
  std::string status, reason, message;
};

Said said(std::string_view body) {
  boost::system::error_code failed;
  const json::value value = json::parse(body, failed);
  const auto* all = failed ? nullptr : value.if_object();
  const auto* error = all != nullptr ? all->if_contains("error") : nullptr;
  const auto* of = error != nullptr ? error->if_object() : nullptr;
  if (of == nullptr) return {};
  Said read{code_name(text_of(*of, "status")), {}, text_of(*of, "message")};
  const auto* details = of->if_contains("details");
  if (details == nullptr || !details->is_array()) return read;
  for (const auto& detail : details->get_array())
    if (const auto* info = detail.if_object(); info != nullptr && read.reason.empty())
      read.reason = code_name(text_of(*info, "reason"));
  return read;
}

MeetingFault forbidden_fault(std::string_view reason) {
  // https://docs.cloud.google.com/apis/docs/errors: reasons of googleapis.com.
  if (reason == "SERVICE_DISABLED") return MeetingFault::api_disabled;
  if (reason == "ACCESS_TOKEN_SCOPE_INSUFFICIENT") return MeetingFault::not_delegated;
  if (reason == "RATE_LIMIT_EXCEEDED" || reason == "RESOURCE_QUOTA_EXCEEDED" ||
      reason == "rateLimitExceeded" || reason == "userRateLimitExceeded")
    return MeetingFault::exhausted;
  return MeetingFault::forbidden;
}

MeetingFault api_fault(int http, const Said& error) {
  if (http == 401) return MeetingFault::key_refused;
  if (http == 403) return forbidden_fault(error.reason);
  if (http == 404) return MeetingFault::gone;
  if (http == 429) return MeetingFault::exhausted;
  if (http == 501) return MeetingFault::misunderstood;
  if (http == 408 || http >= 500 || http < 400) return MeetingFault::unreachable;
  return MeetingFault::misunderstood;
}

/// Google's words are not in its reference; these are as its clients report them.
MeetingFault token_fault(int http, std::string_view error, std::string_view description) {
  const auto says = [&](std::string_view words) {
    return description.find(words) != std::string_view::npos;
  };
  if (http == 429 || error == "rate_limit_exceeded") return MeetingFault::exhausted;
  if (http == 0 || http == 408 || http >= 500 || http < 400) return MeetingFault::unreachable;
  if (error == "unauthorized_client" || error == "access_denied" || error == "invalid_scope")
    return MeetingFault::not_delegated;
  // The user in `sub`; "Invalid JWT" and "account not found" are of the key.
  if (error == "invalid_grant" && says("Invalid email or User ID")) return MeetingFault::forbidden;
  if (error == "invalid_grant" || error == "invalid_client" || error == "disabled_client" ||
      error == "deleted_client")
    return MeetingFault::key_refused;
  if (error == "invalid_request" || error == "unsupported_grant_type")
    return MeetingFault::misunderstood;
  return MeetingFault::forbidden;
}

}  // namespace

bool Failure::is_unknown_method() const {
  // Of a space that is not there Google says "Requested entity was not found."; of a method a page
  // in HTML, or "Method not found.".
  const bool no_method = http == 404 && message.find("entity") == std::string::npos;
  return no_method || http == 501 || code.starts_with("UNIMPLEMENTED");
}

bool is_ended(const Answer& answer) {
  const auto* failure = std::get_if<Failure>(&answer);
  return failure == nullptr ||
         (failure->fault == MeetingFault::gone && !failure->is_unknown_method()) ||
         failure->code.starts_with("FAILED_PRECONDITION");
}

Failure api_failure(int http, std::string_view body) {
  const Said error = said(body);
  std::string code = error.status;
  if (!error.reason.empty()) code += (code.empty() ? "" : " ") + error.reason;
  return {api_fault(http, error), http, std::move(code), error.message};
}

Failure token_failure(int http, std::string_view body) {
  boost::system::error_code failed;
  const json::value value = json::parse(body, failed);
  const auto* all = failed ? nullptr : value.if_object();
  if (all == nullptr) return {token_fault(http, {}, {}), http, {}};
  const std::string error = text_of(*all, "error"), words = text_of(*all, "error_description");
  return {token_fault(http, error, words), http, code_name(error), words};
}

Failure unreadable() { return {MeetingFault::unreachable, 200, "unreadable"}; }

std::string_view fault_name(MeetingFault fault) {
  switch (fault) {
    case MeetingFault::unreachable:
      return "unreachable";
    case MeetingFault::key_refused:
      return "key_refused";
    case MeetingFault::not_delegated:
      return "not_delegated";
    case MeetingFault::api_disabled:
      return "api_disabled";
    case MeetingFault::forbidden:
      return "forbidden";
    case MeetingFault::exhausted:
      return "exhausted";
    case MeetingFault::gone:
      return "gone";
    case MeetingFault::misunderstood:
      return "misunderstood";
  }
  CHECK(false);
}

}  // namespace visavis::meet
