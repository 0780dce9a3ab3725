#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/ports/meetings.h"

namespace visavis::meet {

/// Why a request failed.
struct Failure {
  app::MeetingFault fault = app::MeetingFault::unreachable;
  int http = 0;  ///< the answer's status; 0: there was none
  /// Google's own words for it, where they are code names: "PERMISSION_DENIED SERVICE_DISABLED",
  /// "unauthorized_client", or libcurl's.
  std::string code;
  /// What a person would read, as Google wrote it; may name the organiser. Not for the log.
  std::string message = {};
  /// Wait at least so long.
  std::optional<Duration> retry_after = std::nullopt;
  bool of_token = false;  ///< the token endpoint's, and not the API's

  /// The method is not there for this project.
  bool is_unknown_method() const;
};

/// The answer's body, or why there is none.
using Answer = std::variant<std::string, Failure>;

/// Of a request that ends a conference: nobody is in it now. There was none, perhaps.
bool is_ended(const Answer& answer);

/// What the API's error means: {error: {code, message, status, details}}
/// (https://google.aip.dev/193). Any body, not only JSON.
Failure api_failure(int http, std::string_view body);
/// What the token endpoint's error means: {error, error_description} (RFC 6749, 5.2).
Failure token_failure(int http, std::string_view body);
/// An answer came that cannot be read.
Failure unreadable();

/// "not_delegated", for the log.
std::string_view fault_name(app::MeetingFault fault);

}  // namespace visavis::meet
