#include "app/live/orders.h"

#include <string>

namespace visavis::app {
namespace {

constexpr Duration set_aside_for = std::chrono::minutes{1};
/// Everything is late then, and nothing is wrong with this one.
constexpr Duration set_aside_while_unavailable = std::chrono::seconds{2};

}  // namespace

void Orders::ask(VerificationId id, const Command& command, Answer answer) {
  ask_for([id, command](StoreConnection&, Steps& steps) { return steps.change(id, command); },
          std::move(answer));
}

void Orders::give(VerificationId id, const Command& command) {
  const auto aside = set_aside_.find(id);
  if (aside != set_aside_.end() && clock_.steady() < aside->second) return;
  if (on_the_way_.contains(id)) return;
  const auto wanted = std::make_shared<std::atomic<bool>>(true);
  on_the_way_.emplace(id, wanted);
  executor_.run(
      Access::writes,
      // A refusal means that the step was taken in another way meanwhile: nothing is left to do.
      [id, command, wanted](StoreConnection&, Steps& steps) {
        if (*wanted) (void)steps.change(id, command);
      },
      [this, id](const std::optional<StoreFault>& fault) {
        on_the_way_.erase(id);
        if (!fault) {
          set_aside_.erase(id);
          return;
        }
        const bool failed = fault->kind == StoreFault::Kind::failed;
        set_aside_.insert_or_assign(
            id, clock_.steady() + (failed ? set_aside_for : set_aside_while_unavailable));
        if (fault_) fault_("changing " + id.text() + ": " + fault->what);
      });
}

void Orders::withdraw(VerificationId id) {
  const auto order = on_the_way_.find(id);
  if (order != on_the_way_.end()) *order->second = false;
}

std::size_t Orders::set_aside() {
  std::erase_if(set_aside_, [&](const auto& one) { return one.second <= clock_.steady(); });
  return set_aside_.size();
}

void Orders::remember(const ApplicantDevice& device) {
  executor_.run(
      Access::writes,
      [device](StoreConnection& store, Steps&) {
        store.links().take_charge(device.verification, device.id.cookie);
      },
      [this, device](const std::optional<StoreFault>& fault) {
        if (fault && fault_)
          fault_("remembering a device of " + device.verification.text() + ": " + fault->what);
      });
}

Refusal Orders::refusal_of(const StoreFault& fault) const {
  if (fault.kind == StoreFault::Kind::unavailable) return Refusal::unavailable;
  if (fault_) fault_(fault.what);
  return Refusal::internal;
}

}  // namespace visavis::app
