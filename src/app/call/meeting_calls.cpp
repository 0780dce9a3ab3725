#include "app/call/meeting_calls.h"

#include <algorithm>

#include "app/call/meeting_roles.h"
#include "base/cases.h"
#include "domain/place.h"

namespace visavis::app {
namespace {

/// For so long a call goes on as it was when the other service told of it last.
constexpr Duration outage_patience = std::chrono::minutes{10};

bool is_in(const std::vector<InMeeting>& people, MeetingRole role) {
  return std::ranges::any_of(people,
                             [&](const InMeeting& one) { return one.role == role && !one.left; });
}

/// Or is.
bool was_in(const std::vector<InMeeting>& people, MeetingRole role) {
  return std::ranges::find(people, role, &InMeeting::role) != people.end();
}

}  // namespace

void MeetingCalls::restore(const Verification& in_call) { begin(in_call); }

void MeetingCalls::on(const CommittedStep& step) {
  const VerificationId id = step.after.id;
  const auto running = calls_.find(id);
  if (running != calls_.end() && running_call(step.after) != running->second.id) {
    if (meetings_ != nullptr) meetings_->unfollow(running->second.id);
    calls_.erase(running);
  }
  if (!calls_.contains(id)) begin(step.after);
}

void MeetingCalls::begin(const Verification& v) {
  const auto* in_call = std::get_if<InCall>(&v.status);
  if (in_call == nullptr || !in_call->meeting) return;
  calls_[v.id] = {.id = in_call->call,
                  .representative = in_call->representative,
                  .applicant_name = v.profile.reveal().name,
                  .url = in_call->meeting->url,
                  .out_since = clock_.steady()};
  const Staff* staff = staff_(in_call->representative);
  if (meetings_ != nullptr)
    meetings_->follow(in_call->call, *in_call->meeting, staff == nullptr ? "" : staff->email);
}

std::pair<const VerificationId, MeetingCalls::Call>* MeetingCalls::call_of(CallId id) {
  const auto found =
      std::ranges::find_if(calls_, [&](const auto& one) { return one.second.id == id; });
  return found == calls_.end() ? nullptr : &*found;
}

void MeetingCalls::on(const MeetingEvent& event) {
  std::visit(Cases{[&](const MeetingsReady& told) {
                     ready_ = told.count;
                     troubled_ = told.count == 0 && told.why;
                   },
                   [&](const auto& told) {
                     auto* const found = call_of(told.call);
                     if (found == nullptr) return;
                     auto& [applicant, call] = *found;
                     changed_.insert(applicant);
                     using Told = std::decay_t<decltype(told)>;
                     if constexpr (std::is_same_v<Told, MeetingHostKnown>) {
                       call.representative_user = told.user;
                     } else if constexpr (std::is_same_v<Told, MeetingSeen>) {
                       // Nobody knows since when what is seen now has been so.
                       if (!call.seen) {
                         call.out_since = clock_.steady();
                         call.alone_since.reset();
                       }
                       call.participants = told.participants;
                       call.seen = true;
                       call.unseen_since.reset();
                     } else {
                       if (call.seen) call.unseen_since = clock_.steady();
                       call.seen = false;
                     }
                     if (call.seen) follow(call);
                   }},
             event);
}

MeetingRules MeetingCalls::rules() const {
  MeetingRules now = rules_;
  now.set_up = rules_.set_up && !(rules_.falls_back && troubled_);
  return now;
}

std::optional<MeetingSpace> MeetingCalls::take() {
  auto space = meetings_ == nullptr ? std::nullopt : meetings_->take();
  // The next one may be asked for before it is told.
  ready_ -= space && ready_ > 0 ? 1U : 0U;
  return space;
}

void MeetingCalls::follow(Call& call) {
  const auto all = people(call);
  const bool in = is_in(all, MeetingRole::applicant);
  const bool alone =
      in && std::ranges::count_if(all, [](const InMeeting& one) { return !one.left; }) == 1;
  call.met = call.met || (in && !alone);
  if (!alone)
    call.alone_since.reset();
  else if (!call.alone_since)
    call.alone_since = clock_.steady();
  // Also who has left: after a restart nobody saw them come.
  call.joined = call.joined || was_in(all, MeetingRole::applicant);
  if (in)
    call.out_since.reset();
  else if (!call.out_since)
    call.out_since = clock_.steady();
}

std::vector<InMeeting> MeetingCalls::people(const Call& call) const {
  const Staff* staff = staff_(call.representative);
  return with_roles(call.participants, {call.representative_user,
                                        staff == nullptr ? "" : staff->name, call.applicant_name});
}

bool MeetingCalls::sees(VerificationId applicant) const {
  const auto call = calls_.find(applicant);
  return call != calls_.end() && call->second.seen;
}

bool MeetingCalls::has(VerificationId applicant, MeetingRole role) const {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return false;
  const Call& call = found->second;
  const bool known =
      call.seen || (call.unseen_since && clock_.steady() - *call.unseen_since < outage_patience);
  return known && is_in(people(call), role);
}

bool MeetingCalls::has_applicant(VerificationId applicant) const {
  return has(applicant, MeetingRole::applicant);
}

bool MeetingCalls::has_representative(VerificationId applicant) const {
  return has(applicant, MeetingRole::representative);
}

std::optional<ReasonCode> MeetingCalls::missed(VerificationId applicant) const {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return std::nullopt;
  const Call& call = found->second;
  const auto limit = join_by(call);
  if (!limit || clock_.steady() < *limit) return std::nullopt;
  return call.joined ? ReasonCode::meeting_left : ReasonCode::meeting_not_joined;
}

std::optional<Monotonic> MeetingCalls::join_by(const Call& call) const {
  if (!call.seen || !call.out_since) return std::nullopt;
  return *call.out_since + (call.joined ? absence_limit : rules_.join_limit);
}

std::optional<Monotonic> MeetingCalls::alone_by(const Call& call) const {
  if (!call.seen || !call.alone_since) return std::nullopt;
  return *call.alone_since + (call.met ? absence_limit : rules_.join_limit);
}

bool MeetingCalls::stood_up(VerificationId applicant) const {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return false;
  const auto limit = alone_by(found->second);
  return limit && clock_.steady() >= *limit;
}

std::optional<StaffMeeting> MeetingCalls::seen_by_staff(VerificationId applicant) const {
  const auto call = calls_.find(applicant);
  if (call == calls_.end()) return std::nullopt;
  return StaffMeeting{call->second.url, call->second.seen, people(call->second),
                      on_wall(clock_, join_by(call->second)),
                      on_wall(clock_, alone_by(call->second))};
}

std::optional<ApplicantMeeting> MeetingCalls::seen_by_applicant(VerificationId applicant) const {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return std::nullopt;
  const Call& call = found->second;
  const auto all = people(call);
  const bool joined = call.seen && is_in(all, MeetingRole::applicant);
  const bool with_representative = call.seen && is_in(all, MeetingRole::representative);
  return ApplicantMeeting{
      .url = call.url,
      .seen = call.seen,
      .joined = joined,
      .joined_before = call.joined && !joined,
      .representative_in = with_representative,
      .representative_was_in = was_in(all, MeetingRole::representative) && !with_representative,
      .join_by = on_wall(clock_, join_by(call)),
      .alone_by = on_wall(clock_, alone_by(call)),
  };
}

}  // namespace visavis::app
