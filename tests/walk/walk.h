#pragma once

#include <map>
#include <optional>
#include <random>
#include <set>
#include <string_view>
#include <vector>

#include "fakes/world.h"

namespace visavis::walk {

/// Who is in the meeting of a call, and whether the other service tells it.
struct Meeting {
  CallId call;
  bool seen = false;
  bool applicant = false, applicant_was = false;
  bool representative = false, representative_was = false;
  bool stranger = false;
};

/// The latest verification of an account, and who is before its page.
struct Person {
  VerificationId verification;
  std::vector<VerificationId> earlier;  ///< of the account, oldest first
  ApplicantDevice device;
  bool here = false;
  Timestamp since = {};                  ///< here, or away
  std::optional<Timestamp> moved = {};   ///< to another device
  app::MediaSwitches says = {};          ///< of their camera and microphone, in this call
  std::optional<std::string> item = {};  ///< that they are asked now
  app::Negotiation offered = 0;          ///< of the connection that they described last
  Meeting meeting = {};                  ///< of their last call in one
};

struct Member {
  Staff staff;
  bool here = false;
  Timestamp since = {};                      ///< here, or away
  bool takes_calls = false;                  ///< what they pressed last
  std::optional<std::string> declined = {};  ///< since then: the applicant's name
  app::MediaSwitches says = {};              ///< as an applicant's
};

/// What a member's own presses did to their console since it was noted last.
struct Pressed {
  bool declined = false;
  std::optional<CallId> decided;
  std::optional<std::string> status;  ///< after that decision
};

/// One life of a marketplace with three accounts, and three members of staff who take calls, beside
/// one who does not.
class Walk {
 public:
  explicit Walk(int which);

  /// Somebody does something, or time passes. A second later every page knows.
  void step();

  const int number;
  fakes::World world;
  const Marketplace market;
  const bool mails;  ///< there is a mail server
  std::vector<Person> people;
  std::vector<Member> staff;
  std::map<StaffId, Pressed> pressed;
  bool meetings_refused = false;  ///< so it was told last

  /// Whether that side's camera and microphone have a way to us, in the call of that person.
  bool reached(const Person& one, CallSide side) const;

  /// How a call that begins now is held, if nobody asked for another way.
  bool next_is_meeting() const;
  bool next_is_recorded() const {
    const auto& rules = world.meeting_rules;
    return next_is_meeting() ? rules.recorded : rules.others_kept.has_value();
  }

  /// Who is or was in it, and whom they are to be taken for.
  std::vector<std::pair<app::MeetingRole, app::MeetingParticipant>> in_meeting(
      const Meeting& meeting, const Verification& verification) const;

  Verification row(const Person& one) { return world.store.verification(one.verification).value(); }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t chances) { return below(chances) == 0; }
  Person& somebody() { return people[below(people.size())]; }
  /// One of those who are at that stage, else somebody.
  Person& somebody(std::string_view status);
  Member& member();

  void something();
  /// Lines of calls come up, on either side or on both, and break.
  void media_come_and_go();
  void describes(Person& one);
  void meetings_come_and_go();
  void somebody_comes_or_goes(Meeting& meeting);
  void tell(const Meeting& meeting, const Verification& verification);
  void time_passes();
  void until_just_before(Timestamp slot);

  // The marketplace.
  void requires_again(std::size_t account);
  void the_marketplace_does(std::size_t account);
  void the_recorder_does(const Person& one);
  void keeps_something(const Verification& of, CallId call);

  // Applicants.
  /// What usually comes next, so that the walk gets far.
  void goes_on(std::size_t account);
  void in_a_call(Person& one);
  void an_applicant_does(Person& one);
  void says(Person& one, const app::FromApplicant& message);
  void comes_or_goes(Person& one);
  void comes(Person& one);
  void books(Person& one);
  void appeals(const Person& one);
  void switches_something(Person& one);
  void moves(Person& one);

  // Staff.
  void staff_do(Member& one);
  bool says(Member& one, const app::FromStaff& message);
  void goes_away(Member& one);
  void leaves(Member& one);
  void goes_available(Member& one);
  void takes_a_call(Member& one);
  void declines(Member& one);
  /// Switches something of theirs, or shows what is asked now.
  void in_the_call(Member& one);
  void decides(const Member& author, const Person& about);
  void reviews(const Person& about);
  void answers(const Person& about);
  app::say::CallMedia media();

  std::mt19937_64 random_;
  std::mt19937_64 weather_;   ///< of the networks
  std::mt19937_64 recorder_;  ///< what it keeps
  std::set<app::TransportId> up_;
};

}  // namespace visavis::walk
