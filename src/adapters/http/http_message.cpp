#include "adapters/http/http_message.h"

#include "app/wire/shown.h"
#include "app/wire/text.h"

namespace visavis::http {

std::string_view name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::delete_:
      return "DELETE";
    case Method::other:
      break;
  }
  return "other";
}

Problem Problem::too_many_attempts(Duration wait) {
  Problem problem{Refusal::too_many_attempts};
  problem.retry_after_seconds =
      static_cast<int>(std::chrono::ceil<std::chrono::seconds>(wait).count());
  return problem;
}

Problem Problem::unavailable() {
  Problem problem{Refusal::unavailable};
  problem.retry_after_seconds = 1;
  return problem;
}

Problem Problem::busy() {
  Problem problem{Refusal::busy};
  problem.retry_after_seconds = 10;
  return problem;
}

HttpResponse problem_response(const Problem& problem, const std::string& request_id,
                              const std::string& public_url) {
  HttpResponse response;
  response.status = entry(problem.error.refusal).http_status;
  response.content_type = "application/problem+json";
  response.body =
      app::text(app::shape::shown(problem.error, request_id, public_url, problem.verification));
  if (problem.retry_after_seconds > 0)
    response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after_seconds));
  // RFC 9110, 15.5.16.
  if (problem.error.refusal == Refusal::unsupported_content_coding)
    response.headers.emplace_back("Accept-Encoding", "identity");
  if (!problem.allow.empty()) response.headers.emplace_back("Allow", problem.allow);
  if (problem.error.refusal == Refusal::api_key_missing ||
      problem.error.refusal == Refusal::api_key_unknown)
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

}  // namespace visavis::http
