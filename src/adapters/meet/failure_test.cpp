#include "adapters/meet/failure.h"

#include <gtest/gtest.h>

namespace visavis::meet {
namespace {

using app::MeetingFault;

/// As Google says it.
std::string error(int code, const std::string& status, const std::string& reason = {}) {
  std::string text = R"({"error":{"code":)" + std::to_string(code) +
                     R"(,"message":"of org@example.com","status":")" + status + "\"";
  if (!reason.empty())
    text += R"(,"details":[{"@type":"type.googleapis.com/google.rpc.Help"},)"
            R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":")" +
            reason + R"(","domain":"googleapis.com","metadata":{"service":"m"}}])";
  return text + "}}";
}

TEST(Failure, OfTheApiIsToldByItsStatusAndReason) {
  const struct {
    int http;
    std::string body;
    MeetingFault fault;
    std::string code;
  } rows[] = {
      {400, error(400, "INVALID_ARGUMENT"), MeetingFault::misunderstood, "INVALID_ARGUMENT"},
      {401, error(401, "UNAUTHENTICATED", "ACCESS_TOKEN_EXPIRED"), MeetingFault::key_refused,
       "UNAUTHENTICATED ACCESS_TOKEN_EXPIRED"},
      {403, error(403, "PERMISSION_DENIED"), MeetingFault::forbidden, "PERMISSION_DENIED"},
      {403, error(403, "PERMISSION_DENIED", "SERVICE_DISABLED"), MeetingFault::api_disabled,
       "PERMISSION_DENIED SERVICE_DISABLED"},
      {403, error(403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
       MeetingFault::not_delegated, "PERMISSION_DENIED ACCESS_TOKEN_SCOPE_INSUFFICIENT"},
      {403, error(403, "PERMISSION_DENIED", "RATE_LIMIT_EXCEEDED"), MeetingFault::exhausted,
       "PERMISSION_DENIED RATE_LIMIT_EXCEEDED"},
      {404, error(404, "NOT_FOUND"), MeetingFault::gone, "NOT_FOUND"},
      {404, "<!DOCTYPE html>", MeetingFault::gone, ""},
      {408, "", MeetingFault::unreachable, ""},
      {409, error(409, "ALREADY_EXISTS"), MeetingFault::misunderstood, "ALREADY_EXISTS"},
      {429, error(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED"), MeetingFault::exhausted,
       "RESOURCE_EXHAUSTED RATE_LIMIT_EXCEEDED"},
      {500, error(500, "INTERNAL"), MeetingFault::unreachable, "INTERNAL"},
      {501, error(501, "UNIMPLEMENTED"), MeetingFault::misunderstood, "UNIMPLEMENTED"},
      {503, "upstream", MeetingFault::unreachable, ""},
      {302, "", MeetingFault::unreachable, ""},
      {403, R"({"error":"no object"})", MeetingFault::forbidden, ""},
      {403, error(403, "org@example.com"), MeetingFault::forbidden, ""},
  };
  for (const auto& row : rows) {
    const auto read = api_failure(row.http, row.body);
    EXPECT_EQ(read.fault, row.fault) << row.http << row.body;
    EXPECT_EQ(read.code, row.code);
    EXPECT_EQ(read.http, row.http);
  }
  EXPECT_EQ(api_failure(403, error(403, "A")).message, "of org@example.com");
}

TEST(Failure, OfAMethodThatIsNotReleased) {
  EXPECT_TRUE(api_failure(404, "").is_unknown_method());
  EXPECT_TRUE(api_failure(501, error(501, "UNIMPLEMENTED")).is_unknown_method());
  EXPECT_TRUE(api_failure(400, error(400, "UNIMPLEMENTED")).is_unknown_method());
  EXPECT_FALSE(api_failure(403, error(403, "PERMISSION_DENIED")).is_unknown_method());
  EXPECT_FALSE(api_failure(404, R"({"error":{"code":404,"status":"NOT_FOUND",
      "message":"Requested entity was not found."}})")
                   .is_unknown_method());
}

TEST(Failure, OfTheTokenEndpointTellsWhatTheAdministratorIsToDo) {
  const struct {
    int http;
    std::string error, description;
    MeetingFault fault;
  } rows[] = {
      {401, "unauthorized_client",
       "Client is unauthorized to retrieve access tokens using this method, or client not "
       "authorized for any of the scopes requested.",
       MeetingFault::not_delegated},
      {403, "access_denied", "Requested client not authorized.", MeetingFault::not_delegated},
      {400, "invalid_scope", "", MeetingFault::not_delegated},
      {400, "invalid_grant", "Invalid JWT Signature.", MeetingFault::key_refused},
      {400, "invalid_grant", "Invalid grant: account not found", MeetingFault::key_refused},
      {400, "invalid_grant", "Invalid email or User ID", MeetingFault::forbidden},
      {401, "invalid_client", "The OAuth client was not found.", MeetingFault::key_refused},
      {400, "invalid_request", "", MeetingFault::misunderstood},
      {400, "admin_policy_enforced", "", MeetingFault::forbidden},
      {429, "rate_limit_exceeded", "", MeetingFault::exhausted},
      {500, "internal_failure", "", MeetingFault::unreachable},
  };
  for (const auto& row : rows) {
    const auto read =
        token_failure(row.http, R"({"error":")" + row.error + R"(","error_description":")" +
                                    row.description + R"("})");
    EXPECT_EQ(read.fault, row.fault) << row.error << row.description;
    EXPECT_EQ(read.code, row.error);
  }
  EXPECT_EQ(token_failure(502, "<html>").fault, MeetingFault::unreachable);
}

}  // namespace
}  // namespace visavis::meet
