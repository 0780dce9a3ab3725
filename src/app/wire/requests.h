#pragma once

#include <string>
#include <string_view>

#include "app/ports/live_connections.h"
#include "app/verification/require_verification.h"
#include "base/refusal.h"
#include "base/result.h"

// Reading what comes from outside. Every reader checks types, lengths and allowed values, and says
// which field is wrong.
namespace visavis::app {

struct RequestError {
  Refusal refusal = Refusal::invalid_parameter;
  std::string param;   ///< "profile.work[2].title"; empty for the whole body
  std::string detail;  ///< what was expected
};

template <class T>
using Read = Result<T, RequestError>;

Read<RequireVerification> read_require_verification(std::string_view json);
Read<Decision> read_decision(std::string_view json);

struct SignIn {
  std::string email, password;
};
Read<SignIn> read_sign_in(std::string_view json);
struct ReviewRequest {
  Verdict verdict = Verdict::confirmed;
  std::string internal_text;
};
Read<ReviewRequest> read_review(std::string_view json);
/// What an applicant writes in an appeal: 20 to 2000 characters.
Read<std::string> read_appeal(std::string_view json);
struct AppealAnswerRequest {
  bool granted = false;
  std::string message;
};
Read<AppealAnswerRequest> read_appeal_answer(std::string_view json);
/// A body with one string field, up to 200 characters: {"token": ...}, {"version": ...}.
Read<std::string> read_field(std::string_view json, std::string_view field);

/// A frame of the live WebSocket. `heartbeat` has no message.
template <class Message>
struct LiveFrame {
  std::optional<std::int64_t> request;
  std::optional<Message> message;
};
Read<LiveFrame<FromDevice>> read_applicant_frame(std::string_view json);
Read<LiveFrame<FromStaff>> read_staff_frame(std::string_view json);

/// application/problem+json (RFC 9457). `verification` is the id of the one there is
/// already, for verification_exists.
std::string problem_json(const RequestError& error, std::string_view request_id,
                         std::string_view public_url, std::string_view verification = {});
inline RequestError problem(Refusal refusal) { return {refusal, {}, {}}; }

}  // namespace visavis::app
