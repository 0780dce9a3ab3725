#pragma once

#include "app/shapes/shape.h"

#include "walk/walk.h"

// The truth at a moment, as it is written beside what was shown: from rows, histories, and what
// somebody did.
namespace visavis::walk {

/// The row as it is stored: every member of it is so.
using Row = app::WrittenBefore<Verification>;

struct CallSo {
  VerificationId verification;
  CallId call;
  StaffId representative;
  Timestamp started;
  std::optional<Timestamp> ended;
  std::optional<Outcome> outcome;
  std::vector<ReasonCode> reasons;
  bool meet_recorded = false;  ///< in Google Meet, which was to record it
};
BOOST_DESCRIBE_STRUCT(CallSo, (),
                      (verification, call, representative, started, ended, outcome, reasons,
                       meet_recorded))

struct InMeetingSo {
  app::MeetingRole role = app::MeetingRole::other;
  MeetingGuest kind = MeetingGuest::anonymous;
  std::string name;
  Timestamp since;
  std::optional<Timestamp> left;
  int joins = 1;
};
BOOST_DESCRIBE_STRUCT(InMeetingSo, (), (role, kind, name, since, left, joins))
struct MeetingSo {
  bool seen = false;
  std::vector<InMeetingSo> people;  ///< as they were told last
};
BOOST_DESCRIBE_STRUCT(MeetingSo, (), (seen, people))

/// A piece of evidence that is kept.
struct KeptSo {
  std::optional<StillOf> of;
  Timestamp began;
  bool verified = false;  ///< the verification ended so
  bool needed = false;    ///< a second review or an open appeal needs it
};
BOOST_DESCRIBE_STRUCT(KeptSo, (), (of, began, verified, needed))

struct PersonSo {
  VerificationId id;
  Row verification;
  std::string status;
  bool here = false;
  std::optional<std::size_t> place;  ///< in the queue, from 1
  bool lost_place = false;           ///< in the queue last, and away for too long
  std::vector<std::string> denied;   ///< by the hold
  std::vector<CallSo> calls;         ///< of the account, oldest first
  Timestamp changed;                 ///< the account's last event that counts
  app::MediaSwitches says;
  std::optional<std::string> item;
  DeviceKind device = DeviceKind::computer;
  std::optional<Timestamp> moved;
  // In their call: whose camera and microphone have a way to us.
  bool reached = false;
  bool representative_reached = false;
  CallMedium medium = CallMedium::embedded;  ///< of their call, or the next one
  std::optional<MeetingSo> meeting;
  std::vector<KeptSo> kept;  ///< of the account's calls
};
BOOST_DESCRIBE_STRUCT(PersonSo, (),
                      (id, verification, status, here, place, lost_place, denied, calls, changed,
                       says, item, device, moved, reached, representative_reached, medium, meeting,
                       kept))

struct MemberSo {
  StaffId id;
  std::string name;
  Role role = Role::representative;
  bool here = false;
  bool reloads = false;      ///< left a moment ago
  bool takes_calls = false;  ///< what they pressed last
  bool in_call = false;
  std::optional<std::string> declined;  ///< since then
  app::MediaSwitches says;
  // As their own console says, which is held to this, too.
  bool available = false;
  bool wraps_up = false;
  std::optional<VerificationId> match;
};
BOOST_DESCRIBE_STRUCT(MemberSo, (),
                      (id, name, role, here, reloads, takes_calls, in_call, declined, says,
                       available, wraps_up, match))

struct OfficeSo {
  bool open = true, always_open = true;
  std::optional<Timestamp> opens;
  bool mails = true;
  bool failed_needs_review = true;
  std::vector<std::string> failed_denied;
  bool meetings_made = false;  ///< they can be had now, or calls are held without them then
  bool records = false;        ///< calls that are meetings are recorded
  bool records_others = false;
};
BOOST_DESCRIBE_STRUCT(OfficeSo, (),
                      (open, always_open, opens, mails, failed_needs_review, failed_denied,
                       meetings_made, records, records_others))

struct WorldSo {
  int walk = 0;
  Timestamp now;
  std::vector<PersonSo> people;
  std::vector<MemberSo> staff;
  OfficeSo office;
};
BOOST_DESCRIBE_STRUCT(WorldSo, (), (walk, now, people, staff, office))

/// Looks at a walk, again and again: what is over is read once.
class Truth {
 public:
  explicit Truth(Walk& walk) : walk_(walk) {}
  WorldSo now();

 private:
  /// Of a verification's history, as long as nothing is added to it.
  struct Past {
    std::uint64_t version = 0;
    std::vector<CallSo> calls;
    Timestamp changed;
    bool lost_place = false;
  };
  const Past& past(VerificationId id, std::uint64_t version);
  void add_kept(VerificationId id, PersonSo& so);
  PersonSo of(const Person& person, const Verification& row);

  Walk& walk_;
  std::map<VerificationId, Past> past_;
};

/// Of a verification in itself, after an event at that time.
struct VerificationSo {
  Row verification;
  std::string status;
  std::vector<std::string> denied;
};
BOOST_DESCRIBE_STRUCT(VerificationSo, (), (verification, status, denied))
VerificationSo what_is_so(const Verification& verification, const Policy& policy, Timestamp now);

}  // namespace visavis::walk
