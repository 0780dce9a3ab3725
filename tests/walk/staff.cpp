#include "app/review/second_review.h"

#include "walk/walk.h"

// What staff do.
namespace visavis::walk {

namespace say = app::say;

bool Walk::says(Member& one, const app::FromStaff& message) {
  return world.said(one.staff.id, message).ok();
}

void Walk::staff_do(Member& one) {
  switch (below(12)) {
    case 0:
      if (one.here) return leaves(one);
      [[fallthrough]];
    case 1:
    case 2:
    case 3:
      return goes_available(one);
    case 4:
      // Or it is the end of everybody's day.
      if (!one_in(3)) return goes_away(one);
      for (auto& other : staff) goes_away(other);
      return;
    case 5:
      return takes_a_call(one);
    case 6:
    case 7:
      return decides(one, somebody("in_call"));
    case 8:
      return reviews(somebody("in_review"));
    case 9:
      return in_the_call(one);
    case 10:
      return declines(one);
    default:
      return answers(somebody("not_verified"));
  }
}

void Walk::goes_away(Member& one) {
  if (says(one, say::GoAway{})) one.takes_calls = false;
}

void Walk::leaves(Member& one) {
  one.here = false;
  one.since = world.clock.now();
  world.disconnected(one.staff.id);
}

void Walk::goes_available(Member& one) {
  if (!one.here) {
    one.here = true;
    one.since = world.clock.now();
    world.connected(one.staff);
  }
  if (says(one, say::GoAvailable{})) {
    one.takes_calls = true;
    one.declined.reset();
  }
  // Some look at it first.
  if (!one_in(4)) takes_a_call(one);
}

void Walk::takes_a_call(Member& one) {
  for (auto& applicant : people) {
    if (!says(one, say::AcceptMatch{applicant.verification})) continue;
    applicant.says = one.says = {};
    applicant.item.reset();
  }
}

void Walk::declines(Member& one) {
  for (const auto& applicant : people) {
    if (!says(one, say::DeclineMatch{applicant.verification})) continue;
    one.takes_calls = false;
    one.declined = row(applicant).profile.reveal().name;
    pressed[one.staff.id].declined = true;
  }
}

void Walk::in_the_call(Member& one) {
  for (auto& applicant : people) {
    const auto verification = row(applicant);
    const auto* in_call = std::get_if<InCall>(&verification.status);
    if (in_call == nullptr || in_call->representative != one.staff.id) continue;
    if (one_in(2)) {
      const auto news = media();
      if (says(one, news)) one.says = news.switches();
      continue;
    }
    const auto& list = in_call->checklist;
    const auto item = one_in(3) ? std::nullopt : std::optional{list[below(list.size())].item};
    if (says(one, say::CallShowItem{item})) applicant.item = item;
  }
}

say::CallMedia Walk::media() {
  say::CallMedia news{one_in(3), one_in(3)};
  if (one_in(2)) news.picture = enum_names<app::PictureState>[below(5)].first;
  if (one_in(2)) news.sound = enum_names<app::SoundState>[below(3)].first;
  if (one_in(4)) news.cannot_see = true;
  return news;
}

void Walk::decides(const Member& author, const Person& about) {
  const auto verification = row(about);
  const auto* in_call = std::get_if<InCall>(&verification.status);
  if (in_call == nullptr) return;
  static const std::vector<Outcome> outcomes{Outcome::passed, Outcome::failed, Outcome::failed,
                                             Outcome::inconclusive, Outcome::technical};
  Decision decision = fakes::decision(outcomes[below(outcomes.size())], *in_call);
  decision.message = Personal<std::string>{"Thank you."};
  decision.internal_text = Personal<std::string>{"seen"};
  if (decision.outcome == Outcome::failed)
    for (std::size_t i = 1; i < decision.checklist.size(); ++i)
      decision.checklist[i].result = enum_names<ChecklistMark>[below(4)].first;
  // By whoever had the call, mostly somebody else than this one.
  for (const auto& one : staff) {
    if (one.staff.id != in_call->representative && one.staff.id != author.staff.id) continue;
    const auto decided = fakes::decide_call(world, one.staff, in_call->call, decision);
    if (!decided) continue;
    pressed[one.staff.id].decided = in_call->call;
    pressed[one.staff.id].status = name(decided->status);
  }
}

void Walk::reviews(const Person& about) {
  const auto verdict = one_in(4) ? Verdict::overturned : Verdict::confirmed;
  for (const auto& one : staff)
    (void)fakes::review_decision(world, one.staff, about.verification, verdict, "looked at");
}

void Walk::answers(const Person& about) {
  (void)fakes::change(
      world, about.verification,
      AnswerAppeal{member().staff.id, one_in(2), Personal<std::string>{"Please bring your card."}});
}

}  // namespace visavis::walk
