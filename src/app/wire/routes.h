#pragma once

#include <array>
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

/// Require that an account be verified.
struct RequireVerification
    : ForMarketplace<Method::post, "/v1/verifications", shape::Verification> {
  using Body = app::RequireVerification;
  static constexpr int status = 201;
  static constexpr std::array refusals{Refusal::verification_exists};
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

/// Sign in: the answer sets the cookie of this session.
struct SignIn : ForPage<Method::post, "/console/session", shape::StaffSession> {
  using Body = app::SignIn;
  static constexpr std::array refusals{Refusal::wrong_credentials, Refusal::too_many_attempts};
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
/// The console's live WebSocket.
struct StaffLive : ForPage<Method::get, "/console/live", WebSocket> {
  static constexpr std::array refusals{Refusal::not_signed_in, Refusal::invalid_request,
                                       Refusal::wrong_origin, Refusal::busy};
};

using OfMarketplaces =
    std::tuple<RequireVerification, ListVerifications, GetVerification, CancelVerification,
               RetryVerification, GetAccount, CheckPermission, ReportEffectDone, ListEvents>;
using OfPages = std::tuple<OpenLink, AskForLink, SeeVerification, GiveConsent, SeeCallPhoto,
                           HandOver, TypeCode, SeeSlots, SeeStatus, TakeData, Appeal,
                           RequestErasure, ApplicantLive, SignIn, SeeSession, SignOut, SeeReasons,
                           DecideCall, SeeReviews, Review, SeeAppeals, AnswerAppeal, StaffLive>;

}  // namespace visavis::app::route
