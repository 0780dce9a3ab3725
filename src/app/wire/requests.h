#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/messages/live.h"
#include "app/verification/require_verification.h"
#include "app/wire/marketplace_api.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/device.h"
#include "domain/event.h"

// What comes from outside, beside the messages of the live WebSocket (app/messages/live.h), and
// its reading. Every member's limits are in request_rules.h.
namespace visavis::app {

struct RequestError {
  Refusal refusal = Refusal::invalid_parameter;
  std::string param;   ///< "profile.work[2].title"; empty for the whole body
  std::string detail;  ///< what was expected
};

template <class T>
using Read = Result<T, RequestError>;

/// Which verifications a list has, newest first.
struct VerificationsAsked {
  std::optional<AccountId> account;
  std::optional<std::string> status;
  std::optional<VerificationId> starting_after;  ///< the last one of the page before
  std::optional<std::uint64_t> limit;            ///< 20 by default
};
BOOST_DESCRIBE_STRUCT(VerificationsAsked, (), (account, status, starting_after, limit))

/// Which events a list has, oldest first.
struct EventsAsked {
  std::optional<std::uint64_t> after;  ///< a position; from the beginning by default
  std::optional<std::uint64_t> limit;  ///< 20 by default
};
BOOST_DESCRIBE_STRUCT(EventsAsked, (), (after, limit))

/// The one-time link, as it stands behind the # of its address.
struct LinkOpened {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(LinkOpened, (), (token))

/// Whose link does not open any more.
struct LinkWanted {
  VerificationId verification;
};
BOOST_DESCRIBE_STRUCT(LinkWanted, (), (verification))

/// The short code of a hand-off, as it was typed on the other device.
struct CodeTyped {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeTyped, (), (code))

/// The version of the words that the applicant agrees to.
struct ConsentTold {
  std::string version;
};
BOOST_DESCRIBE_STRUCT(ConsentTold, (), (version))

/// What an applicant writes in an appeal.
struct AppealAsked {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AppealAsked, (), (text))

/// Of which verification an applicant's page is. A browser has one cookie, and may have opened the
/// links of two.
struct OfVerification {
  VerificationId verification;
};
BOOST_DESCRIBE_STRUCT(OfVerification, (), (verification))

/// The same of a page that does not know it yet: it is told which one the browser is at.
struct MaybeOfVerification {
  std::optional<VerificationId> verification;
};
BOOST_DESCRIBE_STRUCT(MaybeOfVerification, (), (verification))

/// The representative's photo, in one call: a page keeps an image by its address.
struct PhotoAsked {
  VerificationId verification;
  std::optional<std::string> call;
};
BOOST_DESCRIBE_STRUCT(PhotoAsked, (), (verification, call))

/// A part of a still, in the query: its bytes are the body.
struct StillPartSent {
  VerificationId verification;
  std::uint64_t take = 0;    ///< which picture: another number begins anew
  std::uint64_t number = 0;  ///< of the part, from 0
  std::uint64_t bytes = 0;   ///< of the whole file
};
BOOST_DESCRIBE_STRUCT(StillPartSent, (), (verification, take, number, bytes))

/// What the live WebSocket of a page runs on.
struct DeviceTold {
  VerificationId verification;
  std::optional<DeviceKind> device;  ///< a computer by default
};
BOOST_DESCRIBE_STRUCT(DeviceTold, (), (verification, device))

struct SignIn {
  std::string email, password;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (email, password))

struct PasswordAgain {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordAgain, (), (password))
/// A code of an authenticator app, or a recovery code.
struct CodeGiven {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeGiven, (), (code))

/// A passkey that a browser has made. Bytes are base64url.
struct PasskeyMade {
  std::string name;  ///< its owner's, for telling them apart
  std::string client_data, authenticator_data;
};
BOOST_DESCRIBE_STRUCT(PasskeyMade, (), (name, client_data, authenticator_data))
/// What a passkey has signed. Bytes are base64url.
struct PasskeySigned {
  std::string credential, client_data, authenticator_data, signature;
};
BOOST_DESCRIBE_STRUCT(PasskeySigned, (), (credential, client_data, authenticator_data, signature))

/// What a second person says of a failure.
struct ReviewMade {
  Verdict verdict = Verdict::confirmed;
  std::string internal_text;
};
BOOST_DESCRIBE_STRUCT(ReviewMade, (), (verdict, internal_text))

enum class AppealVerdict { granted, declined };
BOOST_DESCRIBE_ENUM(AppealVerdict, granted, declined)
/// The answer to an appeal; declining needs a message.
struct AnswerToAppeal {
  AppealVerdict verdict = AppealVerdict::declined;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(AnswerToAppeal, (), (verdict, message))

/// Why somebody looks at evidence.
struct LookAtEvidence {
  std::string why;
};
BOOST_DESCRIBE_STRUCT(LookAtEvidence, (), (why))

/// Why somebody wants to take evidence away.
struct ExportWanted {
  VerificationId verification;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(ExportWanted, (), (verification, why))

/// What a second person says of it.
struct AnswerToExport {
  bool approved = false;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(AnswerToExport, (), (approved, why))

/// Which acts a page of the log has, newest first.
struct ActsAsked {
  std::optional<std::string> by;  ///< the id of a member of staff, or "operator"
  std::optional<std::string> name;
  std::optional<VerificationId> verification;
  std::optional<AccountId> account;
  std::optional<Timestamp> from;
  std::optional<Timestamp> until;           ///< itself not included
  std::optional<std::uint64_t> older_than;  ///< the position of the last act of the page before
  std::optional<std::uint64_t> limit;       ///< 20 by default
};
BOOST_DESCRIBE_STRUCT(ActsAsked, (),
                      (by, name, verification, account, from, until, older_than, limit))

/// A body, defined for what requests.cpp lists.
template <class Request>
Read<Request> read(std::string_view json);

/// The same of a marketplace. An address, a language or a photo that cannot be used is left out
/// and told in `warnings`: the account is held for its verification all the same.
using Warnings = std::vector<shape::Warning>;
Read<RequireVerification> read_required(std::string_view json, Warnings& warnings);

/// The parameters of a query, each at most once.
using Parameters = std::vector<std::pair<std::string, std::string>>;
template <class Query>
Read<Query> read_query(const Parameters& parameters);

/// A frame of the live WebSocket. `heartbeat` has no message.
template <class Message>
struct LiveFrame {
  std::optional<std::int64_t> request;
  std::optional<Message> message;
};
Read<LiveFrame<FromDevice>> read_applicant_frame(std::string_view json);
Read<LiveFrame<FromStaff>> read_staff_frame(std::string_view json);

inline RequestError problem(Refusal refusal) { return {refusal, {}, {}}; }

}  // namespace visavis::app
