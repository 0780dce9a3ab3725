#pragma once

#include "app/messages/live.h"
#include "app/wire/console_api.h"

// The live WebSocket's messages as they are sent. What both ends call alike is in
// app/messages/live.h; here are those that carry a view.
namespace visavis::app::shape {

/// The whole view: on connecting, and after each change of somebody's own.
struct ApplicantState {
  ApplicantView view;
};
BOOST_DESCRIBE_STRUCT(ApplicantState, (), (view))

/// What others change by coming and going: it replaces the same members of the view last received.
struct ApplicantQueueNews {
  std::optional<QueuePlace> queue;
  Opening opening;
};
BOOST_DESCRIBE_STRUCT(ApplicantQueueNews, (), (queue, opening))

/// The same for the console.
struct StaffQueueNews {
  QueueFigures queue;
  std::size_t reviews_open = 0;
  std::size_t appeals_open = 0;
};
BOOST_DESCRIBE_STRUCT(StaffQueueNews, (), (queue, reviews_open, appeals_open))

/// Comes every ten seconds; the page answers with the same.
struct Heartbeat {};
BOOST_DESCRIBE_STRUCT(Heartbeat, (), ())

/// A request was done.
struct Ok {
  std::int64_t request = 0;  ///< its number
};
BOOST_DESCRIBE_STRUCT(Ok, (), (request))

/// A request was refused.
struct Error {
  std::int64_t request = 0;
  Problem error;
};
BOOST_DESCRIBE_STRUCT(Error, (), (request, error))

using ApplicantMessage =
    std::variant<ApplicantState, ApplicantQueueNews, CallConnect, CallPurposeChanged, CallOffer,
                 CallAnswer, CallRefused, CallStill, CallClosed, CallEnded>;
using StaffMessage =
    std::variant<StaffState, StaffQueueNews, CallConnect, CallPurposeChanged, CallOffer, CallAnswer,
                 CallRefused, CallStill, CallClosed, CallEnded>;
/// What the socket itself says, to either side.
using SocketMessage = std::variant<Heartbeat, Ok, Error>;

}  // namespace visavis::app::shape

// Each side has a state and news of the queue.
template <>
inline constexpr std::string_view visavis::kind<visavis::app::shape::ApplicantState> = "state";
template <>
inline constexpr std::string_view visavis::kind<visavis::app::shape::StaffState> = "state";
template <>
inline constexpr std::string_view visavis::kind<visavis::app::shape::ApplicantQueueNews> = "queue";
template <>
inline constexpr std::string_view visavis::kind<visavis::app::shape::StaffQueueNews> = "queue";
