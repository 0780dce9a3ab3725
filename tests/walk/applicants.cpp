#include <algorithm>

#include "walk/walk.h"

// What applicants do.
namespace visavis::walk {

namespace say = app::say;

void Walk::says(Person& one, const app::FromApplicant& message) {
  (void)world.said(one.device, message);
}

void Walk::goes_on(std::size_t account) {
  Person& one = people[account];
  const auto now = row(one);
  const auto status = name(now.status);
  if (!one.here) return comes_or_goes(one);
  if (status == "required") {
    if (!now.consent)
      (void)fakes::give_consent(world, now.id, std::string{consent_to(next_is_recorded())});
    else if (now.slot)
      until_just_before(now.slot->at);
    else if (one_in(4))
      books(one);
    else
      says(one, say::JoinQueue{});
  } else if (status == "waiting") {
    goes_available(member());
  } else if (status == "in_call") {
    in_a_call(one);
  } else if (status == "in_review") {
    reviews(one);
  } else if (status == "not_verified") {
    if (!now.appeal || now.appeal->answer)
      appeals(one);
    else
      answers(one);
  } else {
    requires_again(account);
  }
}

void Walk::in_a_call(Person& one) {
  switch (below(6)) {
    case 0:
      return says(one, say::LeaveCall{});
    case 1:
      return switches_something(one);
    case 2:
      for (auto& other : staff) in_the_call(other);
      return;
    default:
      return decides(member(), one);
  }
}

void Walk::an_applicant_does(Person& one) {
  switch (below(18)) {
    case 15:
      return moves(one);
    case 14:
      return switches_something(one);
    case 16:
      return (void)fakes::change(world, one.verification, KeepPhoto{std::string(64, 'a')});
    case 17:
      return (void)fakes::change(world, one.verification, MissPhoto{"HTTP 404"});
    case 13:
      return (void)fakes::change(world, one.verification, RequestLink{});
    case 0:
      return comes_or_goes(one);
    case 12:
      return (void)fakes::change(world, one.verification, RequestErasure{});
    case 1:
    case 2:
      if (!row(one).consent)
        (void)fakes::give_consent(world, one.verification,
                                  std::string{consent_to(next_is_recorded())});
      [[fallthrough]];
    case 3:
    case 4:
      return says(one, say::JoinQueue{});
    case 5:
      return says(one, say::LeaveQueue{});
    case 6:
      return says(one, say::LeaveCall{});
    case 7:
      return says(one, say::RequestCallBack{});
    case 8:
      return says(one, say::EndCallBack{});
    case 9:
      return books(one);
    case 10:
      return says(one, say::CancelSlot{});
    default:
      return appeals(one);
  }
}

void Walk::comes_or_goes(Person& one) {
  if (!one.here) return comes(one);
  one.here = false;
  one.since = world.clock.now();
  world.disconnected(one.device);
}

void Walk::comes(Person& one) {
  one.here = true;
  one.since = world.clock.now();
  world.connected(one.device);
}

/// From the computer to the phone, or back.
void Walk::moves(Person& one) {
  if (!one.here) return;
  const auto before = one.device;
  const bool phone = before.kind == DeviceKind::phone;
  auto other = before;
  other.kind = phone ? DeviceKind::computer : DeviceKind::phone;
  other.id.cookie[0] = phone ? 0 : 1;
  world.connected(other);
  const bool moved = world.said(other, say::TakeOver{}).ok();
  world.disconnected(moved ? before : other);
  if (!moved) return;
  one.device = other;
  one.moved = world.clock.now();
}

void Walk::books(Person& one) {
  const auto slots = slots_offered(world.schedule, world.clock.now());
  if (!slots.empty())
    says(one, say::BookSlot{slots[below(std::min<std::size_t>(slots.size(), 20))]});
}

void Walk::appeals(const Person& one) {
  (void)fakes::change(world, one.verification,
                      RequestAppeal{Personal<std::string>{"It was me, and the light was bad."}});
}

void Walk::switches_something(Person& one) {
  const auto news = media();
  if (world.said(one.device, app::FromApplicant{news})) one.says = news.switches();
}

}  // namespace visavis::walk
