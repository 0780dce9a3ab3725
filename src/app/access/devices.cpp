#include "app/access/devices.h"

#include <algorithm>

#include "domain/place.h"

namespace visavis::app {
namespace {

/// A move ends a media line and begins another: enough for people, not for a loop.
constexpr RateLimit moves_limit{6, std::chrono::seconds{5}};
constexpr std::size_t here_max = 2;
/// Those that went away are remembered for their kind.
constexpr std::size_t known_max = 4;

}  // namespace

Devices::Group::Group(std::optional<DeviceId> remembered, Monotonic now)
    : in_charge(remembered), changed(now), moves(moves_limit, now) {}

const Devices::Known* Devices::Group::find(DeviceId device) const {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Known& one) { return one.id == device; });
  return found == known.end() ? nullptr : &*found;
}

/// One that the store remembers and nobody has seen yet is away since it was asked for.
std::optional<Monotonic> Devices::Group::away_since(DeviceId device) const {
  const Known* one = find(device);
  if (one == nullptr) return changed;
  return one->here ? std::nullopt : std::optional{one->since};
}

bool Devices::Group::would_take_charge(DeviceId device, Monotonic now) const {
  if (!in_charge || *in_charge == device || expected == device) return true;
  const auto away = away_since(*in_charge);
  return away && now - *away >= absence_limit;
}

void Devices::Group::note(const ApplicantDevice& device, bool here, Monotonic now) {
  changed = now;
  std::erase_if(known, [&](const Known& one) { return one.id == device.id; });
  known.push_back({device.id, device.kind, here, now});
  if (known.size() <= known_max) return;
  const auto oldest = std::find_if(known.begin(), known.end(), [&](const Known& one) {
    return !one.here && one.id != in_charge;
  });
  if (oldest != known.end()) known.erase(oldest);
}

std::optional<DeviceId> Devices::Group::one_too_many(DeviceId newcomer) const {
  const auto here =
      std::count_if(known.begin(), known.end(), [](const Known& one) { return one.here; });
  if (static_cast<std::size_t>(here) <= here_max) return std::nullopt;
  const auto oldest = std::find_if(known.begin(), known.end(), [&](const Known& one) {
    return one.here && one.id != newcomer && one.id != in_charge;
  });
  return oldest == known.end() ? std::nullopt : std::optional{oldest->id};
}

Devices::Arrival Devices::arrive(const ApplicantDevice& device, std::optional<DeviceId> remembered,
                                 Monotonic now) {
  Group& group = groups_.try_emplace(device.verification, remembered, now).first->second;
  Arrival arrival;
  const auto before = group.in_charge;
  // Before the newcomer is noted, that one may be away for long.
  arrival.in_charge = group.would_take_charge(device.id, now);
  group.note(device, true, now);
  // Whom it is before the change: one of the two must stay to follow.
  arrival.taken_out = group.one_too_many(device.id);
  if (arrival.taken_out) {
    for (auto& one : group.known)
      if (one.id == arrival.taken_out) one.here = false;
  }
  if (!arrival.in_charge) return arrival;
  if (group.expected == device.id) group.expected.reset();
  group.in_charge = device.id;
  arrival.took_over = before && *before != device.id;
  if (arrival.took_over) group.moved = now;
  return arrival;
}

void Devices::expect(VerificationId verification, DeviceId device,
                     std::optional<DeviceId> remembered, Monotonic now) {
  Group& group = groups_.try_emplace(verification, remembered, now).first->second;
  group.expected = device;
  group.changed = now;
}

bool Devices::leave(const ApplicantDevice& device, Monotonic now) {
  const auto found = groups_.find(device.verification);
  if (found == groups_.end()) return false;
  Group& group = found->second;
  const Known* one = group.find(device.id);
  if (one == nullptr || !one->here) return false;
  group.note(device, false, now);
  return group.in_charge == device.id;
}

Result<Devices::Moved, Refusal> Devices::take_over(const ApplicantDevice& device, Monotonic now) {
  const auto found = groups_.find(device.verification);
  if (found == groups_.end()) return refuse(Refusal::device_not_in_charge);
  Group& group = found->second;
  const Known* one = group.find(device.id);
  if (one == nullptr || !one->here) return refuse(Refusal::device_not_in_charge);
  if (group.in_charge == device.id) return Moved::no;
  if (group.moves.attempt(now) > Duration::zero()) return refuse(Refusal::too_many_attempts);
  group.in_charge = device.id;
  group.expected.reset();
  group.changed = now;
  group.moved = now;
  return Moved::yes;
}

std::optional<DeviceId> Devices::in_charge(VerificationId verification) const {
  const auto found = groups_.find(verification);
  return found == groups_.end() ? std::nullopt : found->second.in_charge;
}

std::vector<DeviceId> Devices::here(VerificationId verification) const {
  std::vector<DeviceId> found;
  const auto group = groups_.find(verification);
  if (group == groups_.end()) return found;
  for (const auto& one : group->second.known)
    if (one.here) found.push_back(one.id);
  return found;
}

DeviceView Devices::view(VerificationId verification, DeviceId device,
                         std::optional<DeviceId> remembered, const Clock& clock) const {
  const Monotonic now = clock.steady();
  const auto found = groups_.find(verification);
  const Group unknown{remembered, now};
  const Group& group = found == groups_.end() ? unknown : found->second;
  const Known* self = group.find(device);
  const bool here = self != nullptr && self->here;
  DeviceView view;
  view.in_charge = here ? group.in_charge == device : group.would_take_charge(device, now);
  if (view.in_charge) {
    for (const auto& one : group.known)
      if (one.here && one.id != device) view.other = one.kind;
    return view;
  }
  const Known* other = group.find(*group.in_charge);
  if (other != nullptr) view.other = other->kind;
  view.other_away_since = on_wall(clock, group.away_since(*group.in_charge));
  return view;
}

std::optional<DeviceInCharge> Devices::shown_to_staff(VerificationId verification,
                                                      const Clock& clock) const {
  const auto found = groups_.find(verification);
  if (found == groups_.end() || !found->second.in_charge) return std::nullopt;
  const Known* one = found->second.find(*found->second.in_charge);
  if (one == nullptr) return std::nullopt;
  return DeviceInCharge{one->kind, on_wall(clock, found->second.moved)};
}

void Devices::forget(Monotonic since) {
  std::erase_if(groups_, [&](const auto& entry) {
    const auto& known = entry.second.known;
    return entry.second.changed < since &&
           std::none_of(known.begin(), known.end(), [](const Known& one) { return one.here; });
  });
}

}  // namespace visavis::app
