#pragma once

#include "app/wire/applicant_api.h"
#include "domain/staff.h"

// What the console is answered and told.
namespace visavis::app::shape {

struct Staff {
  StaffId id;
  std::string name;
  Role role = Role::representative;
};
BOOST_DESCRIBE_STRUCT(Staff, (), (id, name, role))

/// Who is signed in.
struct StaffSession {
  Staff staff;
};
BOOST_DESCRIBE_STRUCT(StaffSession, (), (staff))

/// A reason that a decision may give.
struct Reason {
  ReasonCode code{};
  Outcome outcome = Outcome::technical;
  std::string text;  ///< the applicant's words in English
};
BOOST_DESCRIBE_STRUCT(Reason, (), (code, outcome, text))
struct Reasons {
  std::vector<Reason> reasons;
};
BOOST_DESCRIBE_STRUCT(Reasons, (), (reasons))

/// The verification's status after what was decided.
struct StatusAfter {
  Status status;
};
BOOST_DESCRIBE_STRUCT(StatusAfter, (), (status))

/// Somebody who waits, for one representative to take.
struct Match {
  VerificationId verification;
  MarketplaceName marketplace;
  AccountId account;
  Personal<Profile> profile;
  Trigger trigger = Trigger::manual;
  std::chrono::seconds waited_seconds{};
  Timestamp expires;
};
BOOST_DESCRIBE_STRUCT(Match, (),
                      (verification, marketplace, account, profile, trigger, waited_seconds,
                       expires))

struct StaffCall {
  CallId id;
  std::string code;  ///< the same four digits on both screens
  VerificationId verification;
  MarketplaceName marketplace;
  AccountId account;
  Personal<Profile> profile;
  Trigger trigger = Trigger::manual;
  Timestamp started;
  std::vector<ChecklistItem> checklist;
  bool applicant_present = false;
  std::optional<Timestamp> peer_away_since;
  std::optional<Timestamp> peer_unreached_since;
  MediaSwitches peer;
  std::optional<std::string> now;  ///< the item of the checklist that the applicant is shown
  std::vector<ChatMessage> chat;   ///< oldest first
  int attempt = 1;                 ///< which call of this verification it is
  std::optional<DeviceInCharge> applicant_device;
};
BOOST_DESCRIBE_STRUCT(StaffCall, (),
                      (id, code, verification, marketplace, account, profile, trigger, started,
                       checklist, applicant_present, peer_away_since, peer_unreached_since, peer,
                       now, chat, attempt, applicant_device))

struct QueueFigures {
  std::size_t length = 0;
  std::chrono::seconds longest_wait_seconds{};  ///< now: the page counts on from there
  std::size_t call_backs = 0;                   ///< of them, those who are away and will be told
  std::size_t slots_booked = 0;                 ///< of the next 24 hours
};
BOOST_DESCRIBE_STRUCT(QueueFigures, (), (length, longest_wait_seconds, call_backs, slots_booked))

/// `wrap_up`: after a call, and available again by themselves when it ends.
enum class Availability { away, available, wrap_up };
BOOST_DESCRIBE_ENUM(Availability, away, available, wrap_up)

/// All that the console shows.
struct StaffState {
  Staff staff;
  Availability availability = Availability::away;
  std::optional<Timestamp> wrap_up_until;  ///< in wrap_up: available again from then on
  QueueFigures queue;
  std::size_t reviews_open = 0;
  std::size_t appeals_open = 0;
  std::optional<Match> match;
  std::optional<StaffCall> call;
  bool failed_needs_review = false;  ///< a second person looks at a failed result before it counts
};
BOOST_DESCRIBE_STRUCT(StaffState, (),
                      (staff, availability, wrap_up_until, queue, reviews_open, appeals_open, match,
                       call, failed_needs_review))

/// An item with how it went in the call.
struct CheckedItem {
  std::string item;
  ChecklistKind kind = ChecklistKind::question;
  Personal<std::string> text;
  bool required = true;
  ChecklistMark result = ChecklistMark::not_asked;
};
BOOST_DESCRIBE_STRUCT(CheckedItem, (), (item, kind, text, required, result))

/// A failure that waits for a second person.
struct Review {
  VerificationId verification;
  AccountId account;
  Personal<Profile> profile;
  MarketplaceName marketplace;
  std::string decided_by;
  Timestamp decided;
  std::vector<ReasonWords> reasons;
  Personal<std::string> message;
  Personal<std::string> internal_text;
  std::vector<CheckedItem> checklist;
  bool mine = false;  ///< the reader decided it, so somebody else must review it
  /// What follows from confirming it, by the policy.
  std::vector<std::string> denied_actions;
  std::vector<std::string> effects;  ///< what the marketplace is asked to do
};
BOOST_DESCRIBE_STRUCT(Review, (),
                      (verification, account, profile, marketplace, decided_by, decided, reasons,
                       message, internal_text, checklist, mine, denied_actions, effects))
struct Reviews {
  std::vector<Review> reviews;
};
BOOST_DESCRIBE_STRUCT(Reviews, (), (reviews))

struct AppealText {
  Personal<std::string> text;
  Timestamp requested;
  Timestamp answer_by;
  int number = 1;  ///< of this failure's appeals
};
BOOST_DESCRIBE_STRUCT(AppealText, (), (text, requested, answer_by, number))

/// An appeal that waits for its answer.
struct OpenAppeal {
  VerificationId verification;
  AccountId account;
  Personal<Profile> profile;
  MarketplaceName marketplace;
  Timestamp decided;
  std::vector<std::string> decided_by;
  std::vector<ReasonWords> reasons;
  Personal<std::string> message;
  std::string internal_text;
  std::string review_text;
  AppealText appeal;
  bool mine = false;  ///< the reader took part in the decision, so somebody else must answer
};
BOOST_DESCRIBE_STRUCT(OpenAppeal, (),
                      (verification, account, profile, marketplace, decided, decided_by, reasons,
                       message, internal_text, review_text, appeal, mine))
struct Appeals {
  std::vector<OpenAppeal> appeals;
};
BOOST_DESCRIBE_STRUCT(Appeals, (), (appeals))

}  // namespace visavis::app::shape
