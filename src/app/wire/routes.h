#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <tuple>

#include "app/shapes/shape.h"
#include "app/wire/live_api.h"
#include "app/wire/requests.h"

// Every door of the service that is part of its contract: who comes in, what a request carries and
// what it is answered. The doors' handlers are held to it as they are compiled
// (adapters/http/answers.h), and the documents in docs/ and the pages' types come from here.
namespace visavis::app {

enum class Method { get, head, post, delete_, other };

/// What a request must bring before its handler is asked.
enum class Door {
  open,     ///< nothing
  api_key,  ///< a marketplace's key; a body must be JSON
  browser,  ///< the Origin of public_url when it changes something; a body must be JSON
};

/// Answers that are no JSON.
struct Nothing {};
struct Photo {};      ///< an image of a type that the header names
struct Octets {};     ///< a body of application/octet-stream
struct Media {};      ///< a part of a file of a type that the header names (RFC 9110, 14)
struct WebSocket {};  ///< the connection goes on as one

}  // namespace visavis::app

namespace visavis::app::route {

/// What every route says; a route may say more: Body, Query, status, refusals, signed_in.
template <Method How, FixedText Where, Door Who, class Answered>
struct Route {
  static constexpr Method method = How;
  static constexpr std::string_view pattern = Where.view();
  static constexpr Door door = Who;
  static constexpr int status = 200;
  static constexpr std::array<Refusal, 0> refusals{};
  using Body = Nothing;
  using Query = Nothing;
  using Answer = Answered;
};
template <Method How, FixedText Where, class Answered>
using ForMarketplace = Route<How, Where, Door::api_key, Answered>;
template <Method How, FixedText Where, class Answered>
using ForPage = Route<How, Where, Door::browser, Answered>;
/// What an applicant's page asks: it names its verification, and is refused (other_verification)
/// where the browser's cookie is of another one. Before its handler, in one place
/// (serve_applicant): a tab never acts for another person.
template <Method How, FixedText Where, class Answered>
struct ForApplicant : ForPage<How, Where, Answered> {
  static constexpr bool of_applicant = true;
  using Query = OfVerification;
};
template <class Route>
concept OfApplicant = requires {
  requires Route::of_applicant;
};
/// What a member of staff must have proven in the session that asks. Before its handler, in one
/// place (serve_staff).
enum class SecondFactor {
  where_set_up,  ///< a second factor, if they have one: who has none may set one up, and types the
                 ///< password before
  always
};
/// A route with a `requires_second_factor`. It refuses second_factor_required, and, where that is
/// always, second_factor_not_set_up, else password_required.
template <class Route>
concept RequiresSecondFactor = requires {
  { Route::requires_second_factor } -> std::convertible_to<SecondFactor>;
};

/// Require that an account be verified.
struct RequireVerification
    : ForMarketplace<Method::post, "/v1/verifications", shape::Verification> {
  using Body = app::RequireVerification;
  static constexpr int status = 201;
  static constexpr std::array refusals{Refusal::verification_exists, Refusal::medium_not_set_up};
};
/// List verifications.
struct ListVerifications
    : ForMarketplace<Method::get, "/v1/verifications", shape::VerificationList> {
  using Query = VerificationsAsked;
  static constexpr std::array refusals{Refusal::invalid_parameter};
};
/// Get a verification, with a link.
struct GetVerification
    : ForMarketplace<Method::get, "/v1/verifications/{id}", shape::Verification> {
  static constexpr std::array refusals{Refusal::verification_unknown};
};
/// Cancel a verification that is open.
struct CancelVerification
    : ForMarketplace<Method::post, "/v1/verifications/{id}/cancel", shape::Verification> {
  static constexpr std::array refusals{Refusal::verification_unknown, Refusal::not_open,
                                       Refusal::failed_not_lifted};
};
/// Let an account that failed try again.
struct RetryVerification
    : ForMarketplace<Method::post, "/v1/verifications/{id}/retry", shape::Verification> {
  static constexpr std::array refusals{Refusal::verification_unknown, Refusal::not_failed};
};
/// How an account stands.
struct GetAccount : ForMarketplace<Method::get, "/v1/accounts/{account}", shape::Account> {
  static constexpr std::array refusals{Refusal::not_found};
};
/// Whether an account may do something now.
struct CheckPermission : ForMarketplace<Method::get, "/v1/accounts/{account}/permissions/{action}",
                                        shape::Permission> {
  static constexpr std::array refusals{Refusal::not_found, Refusal::unknown_action};
};
/// Say that an effect was done. Saying it twice is allowed.
struct ReportEffectDone
    : ForMarketplace<Method::post, "/v1/accounts/{account}/effects/{effect}/done",
                     shape::EffectReported> {
  static constexpr std::array refusals{Refusal::not_found, Refusal::unknown_effect,
                                       Refusal::verification_unknown};
};
/// List events after a position, to reconcile from.
struct ListEvents : ForMarketplace<Method::get, "/v1/events", shape::EventList> {
  using Query = EventsAsked;
  static constexpr std::array refusals{Refusal::invalid_parameter};
};

/// Open a one-time link: the answer sets the cookie of this device.
struct OpenLink : ForPage<Method::post, "/applicant/session", shape::OpenedLink> {
  using Body = LinkOpened;
  static constexpr std::array refusals{Refusal::link_expired, Refusal::link_used,
                                       Refusal::too_many_attempts};
};
/// Ask for another link by e-mail. The answer is the same whether or not one is sent.
struct AskForLink : ForPage<Method::post, "/applicant/link", Nothing> {
  using Body = LinkWanted;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::too_many_attempts};
};
/// What the applicant's pages show.
struct SeeVerification
    : ForApplicant<Method::get, "/applicant/verification", shape::ApplicantView> {
  using Query = MaybeOfVerification;
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// Agree to the video call.
struct GiveConsent : ForApplicant<Method::post, "/applicant/consent", shape::ApplicantView> {
  using Body = ConsentTold;
  static constexpr std::array refusals{Refusal::not_signed_in,   Refusal::consent_version_unknown,
                                       Refusal::not_open,        Refusal::already_waiting,
                                       Refusal::already_in_call, Refusal::verification_unknown};
};
/// The representative's photo, for the applicant of the running call.
struct SeeCallPhoto : ForApplicant<Method::get, "/applicant/call/photo", Photo> {
  using Query = PhotoAsked;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::not_in_call,
                                       Refusal::not_found, Refusal::too_many_attempts};
};
/// A part of the still that the applicant's page was asked for: 60 KiB of its file (a JPEG, PNG or
/// WebP), the last part what is left. In any order, and again where an answer was lost.
struct SendStill
    : ForApplicant<Method::post, "/applicant/call/stills/{still}", shape::StillReceived> {
  using Body = Octets;
  using Query = StillPartSent;
  static constexpr std::array refusals{Refusal::not_signed_in,
                                       Refusal::device_not_in_charge,
                                       Refusal::still_not_wanted,
                                       Refusal::invalid_request,
                                       Refusal::invalid_parameter,
                                       Refusal::too_many_attempts,
                                       Refusal::busy};
};
/// A one-time link to the applicant's other device, valid two minutes. A new one ends the earlier
/// one that this device made and nobody opened.
struct HandOver : ForApplicant<Method::post, "/applicant/handoff", shape::HandOff> {
  static constexpr int status = 201;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::not_open,
                                       Refusal::too_many_attempts};
};
/// The link that a short code stands for. The code works once; one that was never given, was used
/// or ended is refused as link_expired.
struct TypeCode : ForPage<Method::post, "/applicant/handoff/code", shape::HandOffLink> {
  using Body = CodeTyped;
  static constexpr std::array refusals{Refusal::link_expired, Refusal::too_many_attempts};
};
/// Times that can be booked now.
struct SeeSlots : ForApplicant<Method::get, "/applicant/slots", shape::FreeSlots> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::too_many_attempts};
};
/// Everything about the account at this marketplace that its owner may know.
struct SeeStatus : ForApplicant<Method::get, "/applicant/status", shape::AccountStatus> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::verification_unknown,
                                       Refusal::too_many_attempts};
};
/// The same and the whole history, as a file.
struct TakeData : ForApplicant<Method::get, "/applicant/data", shape::AccountData> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::verification_unknown,
                                       Refusal::too_many_attempts};
};
/// Appeal against a failure.
struct Appeal : ForApplicant<Method::post, "/applicant/appeal", shape::ApplicantView> {
  using Body = AppealAsked;
  static constexpr std::array refusals{Refusal::not_signed_in,       Refusal::verification_unknown,
                                       Refusal::appeal_not_possible, Refusal::appeal_open,
                                       Refusal::appeals_used_up,     Refusal::too_many_attempts};
};
/// Ask for erasure. Asking again changes nothing.
struct RequestErasure : ForApplicant<Method::post, "/applicant/erasure", shape::AccountStatus> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::verification_unknown,
                                       Refusal::too_many_attempts};
};
/// The applicant's live WebSocket.
struct ApplicantLive : ForApplicant<Method::get, "/applicant/live", WebSocket> {
  using Query = DeviceTold;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::invalid_request,
                                       Refusal::invalid_parameter, Refusal::wrong_origin,
                                       Refusal::busy};
};

/// Sign in: the answer sets the cookie of this session, or, for whoever has a second factor, that
/// of the second step.
struct SignIn : ForPage<Method::post, "/console/session", shape::SignInAnswer> {
  using Body = app::SignIn;
  static constexpr std::array refusals{Refusal::wrong_credentials, Refusal::too_many_attempts};
};
/// The second step: a code of the authenticator app, or a recovery code.
struct SignInWithCode : ForPage<Method::post, "/console/session/code", shape::StaffSession> {
  using Body = CodeGiven;
  static constexpr std::array refusals{Refusal::sign_in_over, Refusal::wrong_code,
                                       Refusal::too_many_attempts};
};
/// What a passkey is to sign in the second step.
struct SignInPasskeyOptions
    : ForPage<Method::post, "/console/session/passkey/options", shape::PasskeyAsked> {
  static constexpr std::array refusals{Refusal::sign_in_over, Refusal::too_many_attempts};
};
/// The second step: a passkey.
struct SignInWithPasskey : ForPage<Method::post, "/console/session/passkey", shape::StaffSession> {
  using Body = PasskeySigned;
  static constexpr std::array refusals{Refusal::sign_in_over, Refusal::passkey_refused,
                                       Refusal::too_many_attempts};
};
/// Who is signed in.
struct SeeSession : ForPage<Method::get, "/console/session", shape::StaffSession> {
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// Sign out.
struct SignOut : ForPage<Method::delete_, "/console/session", Nothing> {
  static constexpr int status = 204;
  static constexpr std::array<Refusal, 0> refusals{};
};
/// What the one who asks has set up beside their password.
struct SeeSecondFactor : ForPage<Method::get, "/console/second-factor", shape::SecondFactorSetUp> {
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// Prove a second factor in this session by a code, as signing in would.
struct ProveWithCode : ForPage<Method::post, "/console/second-factor/code", shape::StaffSession> {
  using Body = CodeGiven;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_not_set_up,
                                       Refusal::wrong_code, Refusal::too_many_attempts};
};
/// Type the password again: for ten minutes a first factor can be set up in this session.
struct TypePassword : ForPage<Method::post, "/console/second-factor/password", Nothing> {
  using Body = PasswordAgain;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::wrong_credentials,
                                       Refusal::too_many_attempts};
};
/// Begin to set up an authenticator app. The one from before is used until the new one is
/// confirmed.
struct BeginTotp : ForPage<Method::post, "/console/second-factor/totp", shape::TotpBegun> {
  static constexpr auto requires_second_factor = SecondFactor::where_set_up;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::password_required};
};
/// Confirm it with a code: from then on it is asked for. The first recovery codes come with it.
struct ConfirmTotp
    : ForPage<Method::post, "/console/second-factor/totp/confirm", shape::RecoveryCodes> {
  using Body = CodeGiven;
  static constexpr auto requires_second_factor = SecondFactor::where_set_up;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::password_required, Refusal::wrong_code,
                                       Refusal::too_many_attempts};
};
/// Remove the authenticator app.
struct RemoveTotp : ForPage<Method::delete_, "/console/second-factor/totp", Nothing> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up};
};
/// New recovery codes in the place of those from before. They are shown this once.
struct MakeRecoveryCodes
    : ForPage<Method::post, "/console/second-factor/recovery-codes", shape::RecoveryCodes> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up};
};
/// What a browser is to make a passkey of.
struct NewPasskeyOptions
    : ForPage<Method::post, "/console/second-factor/passkeys/options", shape::PasskeyWanted> {
  static constexpr auto requires_second_factor = SecondFactor::where_set_up;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::password_required, Refusal::too_many_attempts};
};
/// Add the passkey that it made. The first recovery codes come with it.
struct AddPasskey : ForPage<Method::post, "/console/second-factor/passkeys", shape::RecoveryCodes> {
  using Body = PasskeyMade;
  static constexpr auto requires_second_factor = SecondFactor::where_set_up;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::password_required, Refusal::passkey_refused};
};
/// Remove a passkey.
struct RemovePasskey
    : ForPage<Method::delete_, "/console/second-factor/passkeys/{passkey}", Nothing> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up, Refusal::not_found};
};
/// What a passkey is to sign in this session.
struct ProvePasskeyOptions
    : ForPage<Method::post, "/console/second-factor/passkey/options", shape::PasskeyAsked> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::too_many_attempts};
};
/// Prove a second factor in this session by a passkey, as signing in would.
struct ProveWithPasskey
    : ForPage<Method::post, "/console/second-factor/passkey", shape::StaffSession> {
  using Body = PasskeySigned;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_not_set_up,
                                       Refusal::passkey_refused, Refusal::too_many_attempts};
};
/// The sessions of the one who asks.
struct SeeSessions : ForPage<Method::get, "/console/sessions", shape::StaffSessions> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up};
};
/// End one of them.
struct EndSession : ForPage<Method::delete_, "/console/sessions/{session}", Nothing> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up, Refusal::not_found};
};
/// End all of them but this one.
struct EndOtherSessions : ForPage<Method::delete_, "/console/sessions", Nothing> {
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// The kept picture of a profile, by the SHA-256 that the profile's photo names.
struct SeeProfilePhoto : ForPage<Method::get, "/console/photos/{photo}", Photo> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::not_found};
};
/// The reasons that a decision may give.
struct SeeReasons : ForPage<Method::get, "/console/reasons", shape::Reasons> {
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// Decide a call.
struct DecideCall : ForPage<Method::post, "/console/calls/{call}/decision", shape::StatusAfter> {
  using Body = Decision;
  static constexpr std::array refusals{Refusal::not_signed_in,
                                       Refusal::call_over,
                                       Refusal::not_your_call,
                                       Refusal::reason_required,
                                       Refusal::checklist_incomplete,
                                       Refusal::reason_outcome_mismatch,
                                       Refusal::evidence_required,
                                       Refusal::verification_unknown,
                                       Refusal::not_found};
};
/// The failures that wait for a second person.
struct SeeReviews : ForPage<Method::get, "/console/reviews", shape::Reviews> {
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// Confirm or overturn a failure.
struct Review : ForPage<Method::post, "/console/reviews/{verification}", shape::StatusAfter> {
  using Body = ReviewMade;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::verification_unknown,
                                       Refusal::same_reviewer, Refusal::not_in_review,
                                       Refusal::role_not_allowed};
};
/// The appeals that wait for their answer.
struct SeeAppeals : ForPage<Method::get, "/console/appeals", shape::Appeals> {
  static constexpr std::array refusals{Refusal::not_signed_in};
};
/// Answer an appeal.
struct AnswerAppeal : ForPage<Method::post, "/console/appeals/{verification}", shape::StatusAfter> {
  using Body = AnswerToAppeal;
  static constexpr std::array refusals{Refusal::not_signed_in,   Refusal::verification_unknown,
                                       Refusal::took_part,       Refusal::no_appeal,
                                       Refusal::answer_required, Refusal::role_not_allowed};
};
/// What is kept of a verification's calls.
struct SeeEvidence : ForPage<Method::get, "/console/verifications/{verification}/evidence",
                             shape::EvidenceOfVerification> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up,
                                       Refusal::verification_unknown, Refusal::role_not_allowed};
};
/// Say that one looks at it, and why: for an hour its file can be had.
struct LookAt : ForPage<Method::post, "/console/evidence/{evidence}/looks", Nothing> {
  using Body = LookAtEvidence;
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 204;
  static constexpr std::array refusals{
      Refusal::not_signed_in, Refusal::second_factor_required, Refusal::second_factor_not_set_up,
      Refusal::not_found,     Refusal::role_not_allowed,       Refusal::evidence_gone};
};
/// Its file, or the part that Range asks for, of that at most 2 MiB.
struct SeeEvidenceFile : ForPage<Method::get, "/console/evidence/{evidence}/file", Media> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 206;
  static constexpr std::array refusals{
      Refusal::not_signed_in, Refusal::second_factor_required, Refusal::second_factor_not_set_up,
      Refusal::not_found,     Refusal::role_not_allowed,       Refusal::look_first,
      Refusal::evidence_gone, Refusal::evidence_damaged,       Refusal::range_not_satisfiable};
};
/// A still's file, or the part that Range asks for, of that at most 2 MiB: for the representative
/// of the call, while it runs. Later it is looked at as all evidence is.
struct SeeCallStill : ForPage<Method::get, "/console/calls/{call}/stills/{evidence}", Media> {
  static constexpr int status = 206;
  static constexpr std::array refusals{
      Refusal::not_signed_in,        Refusal::not_found,     Refusal::call_over,
      Refusal::not_your_call,        Refusal::evidence_gone, Refusal::evidence_damaged,
      Refusal::range_not_satisfiable};
};
/// The exports of evidence that were asked for, newest first: all that
/// are open, and 50 of the others.
struct SeeExports : ForPage<Method::get, "/console/exports", shape::ExportList> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up,
                                       Refusal::role_not_allowed};
};
/// Ask for one, of what is kept of a verification: somebody else approves it.
struct AskExport : ForPage<Method::post, "/console/exports", Nothing> {
  using Body = ExportWanted;
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in,
                                       Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up,
                                       Refusal::verification_unknown,
                                       Refusal::role_not_allowed,
                                       Refusal::export_asked_already};
};
/// Approve or decline one that somebody else has asked for.
struct AnswerExport : ForPage<Method::post, "/console/exports/{export}/answer", Nothing> {
  using Body = AnswerToExport;
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 204;
  static constexpr std::array refusals{Refusal::not_signed_in,
                                       Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up,
                                       Refusal::not_found,
                                       Refusal::role_not_allowed,
                                       Refusal::own_export,
                                       Refusal::export_answered,
                                       Refusal::export_over,
                                       Refusal::evidence_damaged,
                                       Refusal::export_too_large};
};
/// The file of one that was approved, for who asked for it: whole, or the part that Range asks for.
struct SeeExportFile : ForPage<Method::get, "/console/exports/{export}/file", Media> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr int status = 206;
  static constexpr std::array refusals{
      Refusal::not_signed_in,    Refusal::second_factor_required, Refusal::second_factor_not_set_up,
      Refusal::not_found,        Refusal::not_the_asker,          Refusal::export_not_approved,
      Refusal::export_over,      Refusal::export_stopped,         Refusal::evidence_gone,
      Refusal::evidence_damaged, Refusal::export_too_large,       Refusal::range_not_satisfiable};
};
/// The log of what staff and operators did, newest first.
struct SeeActs : ForPage<Method::get, "/console/acts", shape::ActList> {
  using Query = ActsAsked;
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up,
                                       Refusal::invalid_parameter, Refusal::role_not_allowed};
};
/// All that is known of an account on one time line, at each marketplace that has one of this name.
struct SeeAccount : ForPage<Method::get, "/console/accounts/{account}", shape::AccountStories> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up, Refusal::role_not_allowed,
                                       Refusal::account_unknown};
};
/// Whose acts can be asked for.
struct SeeStaff : ForPage<Method::get, "/console/staff", shape::StaffList> {
  static constexpr auto requires_second_factor = SecondFactor::always;
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::second_factor_required,
                                       Refusal::second_factor_not_set_up,
                                       Refusal::role_not_allowed};
};
/// The console's live WebSocket.
struct StaffLive : ForPage<Method::get, "/console/live", WebSocket> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::invalid_request,
                                       Refusal::wrong_origin, Refusal::busy};
};

using OfMarketplaces =
    std::tuple<RequireVerification, ListVerifications, GetVerification, CancelVerification,
               RetryVerification, GetAccount, CheckPermission, ReportEffectDone, ListEvents>;
using OfPages = std::tuple<
    OpenLink, AskForLink, SeeVerification, GiveConsent, SeeCallPhoto, SendStill, HandOver, TypeCode,
    SeeSlots, SeeStatus, TakeData, Appeal, RequestErasure, ApplicantLive, SignIn, SignInWithCode,
    SignInPasskeyOptions, SignInWithPasskey, SeeSession, SignOut, SeeSecondFactor, ProveWithCode,
    TypePassword, BeginTotp, ConfirmTotp, RemoveTotp, MakeRecoveryCodes, NewPasskeyOptions,
    AddPasskey, RemovePasskey, ProvePasskeyOptions, ProveWithPasskey, SeeSessions, EndSession,
    EndOtherSessions, SeeProfilePhoto, SeeReasons, DecideCall, SeeReviews, Review, SeeAppeals,
    AnswerAppeal, SeeEvidence, LookAt, SeeEvidenceFile, SeeCallStill, SeeExports, AskExport,
    AnswerExport, SeeExportFile, SeeActs, SeeAccount, SeeStaff, StaffLive>;

}  // namespace visavis::app::route
