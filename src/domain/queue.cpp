#include "domain/queue.h"

#include <algorithm>

namespace visavis {
namespace {

Queue::Key key_of(const Waiter& waiter) { return {waiter.order, waiter.verification}; }

bool before(const Waiter& a, const Waiter& b) { return key_of(a) < key_of(b); }

template <class Keys>
void keep(Keys& keys, const typename Keys::value_type& key, bool wanted) {
  if (wanted)
    keys.insert(key);
  else
    keys.erase(key);
}

}  // namespace

Queue::Position Queue::position(VerificationId verification) const {
  const auto order = orders_.find(verification);
  if (order == orders_.end()) return waiters_.end();
  return std::partition_point(waiters_.begin(), waiters_.end(), [&](const Waiter& waiter) {
    return key_of(waiter) < Key{order->second, verification};
  });
}

void Queue::join(VerificationId verification, Timestamp since, bool present,
                 std::optional<Timestamp> joined) {
  insert({verification, since, present, false, joined.value_or(since), since});
}

void Queue::join_behind(VerificationId verification, Timestamp since, bool present) {
  Waiter waiter{verification, since, present};
  if (!waiters_.empty() && since < waiters_.back().order)
    waiter.order = waiters_.back().order + Duration{1};
  insert(waiter);
}

void Queue::insert(const Waiter& waiter) {
  if (!orders_.try_emplace(waiter.verification, waiter.order).second) return;
  waiters_.insert(std::upper_bound(waiters_.begin(), waiters_.end(), waiter, before), waiter);
  joined_.insert(waiter.joined);
  index(waiter);
}

void Queue::leave(VerificationId verification) {
  const auto found = position(verification);
  if (found == waiters_.end()) return;
  const Key key = key_of(*found);
  ready_.erase(key);
  ready_by_meeting_.erase(key);
  offered_by_meeting_.erase(key);
  away_.erase(key);
  called_back_.erase(key);
  told_.erase(key);
  joined_.erase(joined_.find(found->joined));
  orders_.erase(verification);
  waiters_.erase(found);
}

void Queue::index(const Waiter& waiter) {
  const Key key = key_of(waiter);
  const bool ready = waiter.present && !waiter.offered && !waiter.call_back;
  const bool by_meeting = waiter.served_with == ServedWith::meeting;
  keep(ready_, key, ready && waiter.served_with == ServedWith::nothing);
  keep(ready_by_meeting_, key, ready && by_meeting);
  keep(offered_by_meeting_, key, waiter.offered && by_meeting);
  keep(away_, key, !waiter.present && !waiter.call_back);
  const bool told = waiter.call_back && waiter.call_back->told;
  keep(called_back_, key, waiter.call_back && !told);
  if (told)
    told_.insert_or_assign(key, *waiter.call_back->told);
  else
    told_.erase(key);
}

template <class Change>
void Queue::change(VerificationId verification, Change change) {
  const auto found = position(verification);
  if (found == waiters_.end()) return;
  Waiter& waiter = waiters_[static_cast<std::size_t>(found - waiters_.begin())];
  change(waiter);
  index(waiter);
}

void Queue::set_present(VerificationId verification, bool present) {
  change(verification, [&](Waiter& waiter) { waiter.present = present; });
}

void Queue::set_offered(VerificationId verification, bool offered) {
  change(verification, [&](Waiter& waiter) { waiter.offered = offered; });
}

void Queue::set_by_slot(VerificationId verification, bool by_slot) {
  change(verification, [&](Waiter& waiter) { waiter.by_slot = by_slot; });
}

void Queue::set_served_with(VerificationId verification, ServedWith served_with) {
  change(verification, [&](Waiter& waiter) { waiter.served_with = served_with; });
}

void Queue::set_call_back(VerificationId verification, const std::optional<CallBack>& call_back) {
  change(verification, [&](Waiter& waiter) { waiter.call_back = call_back; });
}

const Waiter* Queue::find(VerificationId verification) const {
  const auto found = position(verification);
  return found == waiters_.end() ? nullptr : &*found;
}

std::optional<std::size_t> Queue::place(VerificationId verification) const {
  const auto found = position(verification);
  if (found == waiters_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - waiters_.begin()) + 1;
}

std::size_t Queue::ahead(std::size_t place, Timestamp now) const {
  const std::size_t before = place - 1;
  const auto gone =
      std::count_if(told_.begin(), told_.lower_bound(key_of(waiters_[before])),
                    [&](const auto& one) { return one.second + call_back_grace <= now; });
  return before - static_cast<std::size_t>(gone);
}

std::optional<VerificationId> Queue::next(std::size_t meetings, bool others) const {
  const auto first = [](const std::set<Key>& keys) {
    return keys.empty() ? std::nullopt : std::optional{*keys.begin()};
  };
  const auto embedded = others ? first(ready_) : std::nullopt;
  const auto by_meeting =
      meetings > offered_by_meeting_.size() ? first(ready_by_meeting_) : std::nullopt;
  const auto& next = embedded && by_meeting ? std::min(embedded, by_meeting)
                     : embedded             ? embedded
                                            : by_meeting;
  return next ? std::optional{next->second} : std::nullopt;
}

std::optional<Timestamp> Queue::first_joined() const {
  if (joined_.empty()) return std::nullopt;
  return *joined_.begin();
}

std::size_t rounded_length(std::size_t length) {
  if (length <= exact_length_max) return length;
  std::size_t step = 10;
  while (length > step * 100) step *= 10;
  return (length + step - 1) / step * step;
}

}  // namespace visavis
