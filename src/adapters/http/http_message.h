#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/http/byte_range.h"
#include "app/wire/routes.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"

namespace visavis::http {

using app::Door, app::Method;
std::string_view name(Method method);

/// A request as the handlers see it: read completely, owned, and of any HTTP library's types free.
struct HttpRequest {
  std::string request_id;
  std::string peer;           ///< the client's address, without the port
  std::string forwarded_for;  ///< X-Forwarded-For as it came: anybody can write it
  Method method = Method::other;
  std::string path;   ///< as received, still percent-encoded
  std::string query;  ///< without the question mark
  std::string authorization, cookie, origin, content_type, content_encoding, accept_encoding,
      if_none_match, user_agent, range;
  std::string body;
  bool wants_websocket = false;
  bool continues = false;  ///< the connection asks for what follows of a file that it gives

  std::string applicant_secret, staff_secret, step_secret;  ///< of our cookies
  std::vector<std::string> parameters;       ///< of the route's pattern in its order, decoded
  std::optional<MarketplaceId> marketplace;  ///< whose API key came; always there behind
                                             ///< Door::api_key
};

/// Which bytes of a file a body is (RFC 9110, 14).
struct FilePart {
  ByteRange range;
  std::uint64_t bytes = 0;  ///< of the file
  /// The last byte of the answer. Beyond `range` the connection asks the route for what follows.
  std::uint64_t until = 0;
};

/// Header names and the content type are literals: they outlive every response.
struct HttpResponse {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string body;
  std::shared_ptr<const std::string> shared_body;  ///< instead of `body`: a file held in memory
  std::vector<std::pair<std::string_view, std::string>> headers;
  std::optional<FilePart> part = {};  ///< the body is this part of a file

  std::string_view content() const { return shared_body ? *shared_body : body; }
};

/// A refusal on its way to the client, where it becomes application/problem+json.
struct Problem {
  Problem(Refusal refusal) : error(app::problem(refusal)) {}
  Problem(app::RequestError request_error) : error(std::move(request_error)) {}
  static Problem too_many_attempts(Duration wait);
  /// The store does not answer.
  static Problem unavailable();
  /// All places are taken: of live connections, or of others.
  static Problem busy();

  app::RequestError error;
  std::string verification;  ///< for verification_exists
  std::string allow;         ///< for method_not_allowed: "GET, POST"
  int retry_after_seconds = 0;
};

using Handled = Result<HttpResponse, Problem>;

inline HttpResponse json_response(std::string body, int status = 200) {
  HttpResponse response;
  response.status = status;
  response.body = std::move(body);
  return response;
}
inline HttpResponse no_content() {
  HttpResponse response;
  response.status = 204;
  response.content_type = {};
  return response;
}

/// The problem+json of a refusal, with Allow, Retry-After and WWW-Authenticate where they belong.
HttpResponse problem_response(const Problem& problem, const std::string& request_id,
                              const std::string& public_url);

}  // namespace visavis::http
