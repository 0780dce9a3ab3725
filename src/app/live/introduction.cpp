#include "app/live/introduction.h"

#include <utility>

#include "domain/place.h"

namespace visavis::app {

CallMedium medium_of(const Introduction& introduction, const MeetingRules& rules) {
  if (!rules.set_up) return CallMedium::embedded;
  return medium_of(introduction.verification.medium, introduction.marketplace_medium, rules.medium);
}

bool is_recorded(const Introduction& introduction, const MeetingRules& rules) {
  return medium_of(introduction, rules) == CallMedium::google_meet ? rules.recorded
                                                                   : rules.others_kept.has_value();
}

bool is_recorded(const Verification& verification, const InCall& in_call,
                 const MeetingRules& rules) {
  if (in_call.meeting) return in_call.meeting->is_recorded();
  return rules.others_kept && has_consented(verification, true);
}

ServedWith served_with(const Introduction& introduction, const MeetingRules& rules) {
  if (!has_consented(introduction.verification, is_recorded(introduction, rules)))
    return ServedWith::consent;
  const bool by_meeting = medium_of(introduction, rules) == CallMedium::google_meet;
  return by_meeting && !rules.falls_back ? ServedWith::meeting : ServedWith::nothing;
}

std::optional<Introduction> read_introduction(StoreConnection& store, VerificationId id) {
  auto verification = store.verifications().verification(id);
  if (!verification) return std::nullopt;
  Introduction introduction{*std::move(verification), ""};
  const auto marketplace = store.marketplaces().marketplace(introduction.verification.marketplace);
  if (marketplace) {
    introduction.marketplace_name = marketplace->name;
    introduction.support_url = marketplace->support_url;
    introduction.marketplace_medium = marketplace->medium;
  }
  if (const auto cookie = store.links().device_in_charge(id))
    introduction.was_in_charge = DeviceId{*cookie};
  return introduction;
}

void Introductions::add(Introduction introduction) {
  const VerificationId id = introduction.verification.id;
  known_.insert_or_assign(id, std::move(introduction));
}

void Introductions::on(const CommittedStep& step) {
  const auto found = known_.find(step.after.id);
  if (found != known_.end()) found->second.verification = step.after;
}

std::vector<VerificationId> Introductions::on(const Marketplace& marketplace) {
  std::vector<VerificationId> told;
  for (auto& [id, introduction] : known_) {
    if (introduction.verification.marketplace != marketplace.id) continue;
    introduction.support_url = marketplace.support_url;
    introduction.marketplace_medium = marketplace.medium;
    told.push_back(id);
  }
  return told;
}

const Introduction* Introductions::find(VerificationId id) const {
  const auto found = known_.find(id);
  return found == known_.end() ? nullptr : &found->second;
}

std::optional<DeviceId> Introductions::was_in_charge(VerificationId id, Monotonic now) const {
  const Introduction* known = find(id);
  return known == nullptr ? std::nullopt : was_in_charge(*known, now);
}

std::optional<DeviceId> Introductions::was_in_charge(const Introduction& introduction,
                                                     Monotonic now) const {
  if (now - begun_ >= absence_limit) return std::nullopt;
  return introduction.was_in_charge;
}

std::vector<VerificationId> Introductions::all(
    const std::function<bool(const Introduction&)>& is_so) const {
  std::vector<VerificationId> found;
  for (const auto& [id, introduction] : known_)
    if (is_so(introduction)) found.push_back(id);
  return found;
}

void Introductions::keep_only(const std::function<bool(VerificationId)>& wanted) {
  std::erase_if(known_, [&](const auto& one) { return !wanted(one.first); });
}

}  // namespace visavis::app
