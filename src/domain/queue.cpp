#include "domain/queue.h"

#include <algorithm>
#include <tuple>

namespace visavis {
namespace {

bool before(const Waiter& a, const Waiter& b) {
  return std::tie(a.order, a.verification) < std::tie(b.order, b.verification);
}

}  // namespace

std::vector<Waiter>::iterator Queue::find(VerificationId verification) {
  return std::find_if(waiters_.begin(), waiters_.end(),
                      [&](const Waiter& waiter) { return waiter.verification == verification; });
}

void Queue::join(VerificationId verification, Timestamp since, bool present,
                 std::optional<Timestamp> joined) {
  if (find(verification) != waiters_.end()) return;
  insert({verification, since, present, false, joined.value_or(since), since});
}

void Queue::join_behind(VerificationId verification, Timestamp since, bool present) {
  if (find(verification) != waiters_.end()) return;
  Waiter waiter{verification, since, present};
  if (!waiters_.empty() && since < waiters_.back().order)
    waiter.order = waiters_.back().order + Duration{1};
  insert(waiter);
}

void Queue::insert(const Waiter& waiter) {
  waiters_.insert(std::upper_bound(waiters_.begin(), waiters_.end(), waiter, before), waiter);
}

void Queue::leave(VerificationId verification) {
  const auto found = find(verification);
  if (found != waiters_.end()) waiters_.erase(found);
}

void Queue::set_present(VerificationId verification, bool present) {
  const auto found = find(verification);
  if (found != waiters_.end()) found->present = present;
}

void Queue::set_offered(VerificationId verification, bool offered) {
  const auto found = find(verification);
  if (found != waiters_.end()) found->offered = offered;
}

void Queue::set_by_slot(VerificationId verification, bool by_slot) {
  const auto found = find(verification);
  if (found != waiters_.end()) found->by_slot = by_slot;
}

void Queue::set_call_back(VerificationId verification, const std::optional<CallBack>& call_back) {
  const auto found = find(verification);
  if (found != waiters_.end()) found->call_back = call_back;
}

bool Queue::called_back(VerificationId verification) const {
  return std::any_of(waiters_.begin(), waiters_.end(), [&](const Waiter& waiter) {
    return waiter.verification == verification && waiter.call_back;
  });
}

std::size_t Queue::ahead(VerificationId verification, Timestamp now) const {
  std::size_t count = 0;
  for (const auto& waiter : waiters_) {
    if (waiter.verification == verification) break;
    if (waiter.is_ahead(now)) ++count;
  }
  return count;
}

std::optional<std::size_t> Queue::place(VerificationId verification) const {
  for (std::size_t i = 0; i < waiters_.size(); ++i) {
    if (waiters_[i].verification == verification) return i + 1;
  }
  return std::nullopt;
}

std::optional<VerificationId> Queue::next() const {
  for (const auto& waiter : waiters_) {
    if (waiter.present && !waiter.offered && !waiter.call_back) return waiter.verification;
  }
  return std::nullopt;
}

}  // namespace visavis
