#include "app/live/orders.h"

#include <string>

namespace visavis::app {
namespace {

constexpr Duration set_aside_for = std::chrono::minutes{1};
/// A store that does not answer says nothing about this verification.
constexpr Duration unanswered_for = std::chrono::seconds{5};

}  // namespace

void Orders::ask(VerificationId id, const Command& command, Answer answer) {
  ask_for([id, command](StoreConnection&, Steps& steps) { return steps.change(id, command); },
          std::move(answer));
}

void Orders::give(VerificationId id, const Command& command) {
  const auto aside = set_aside_.find(id);
  if (aside != set_aside_.end() && clock_.now() < aside->second) return;
  if (!on_the_way_.insert(id).second) return;
  executor_.run(
      Access::writes,
      // A refusal means that the step was taken in another way meanwhile: nothing is left to do.
      [id, command](StoreConnection&, Steps& steps) { (void)steps.change(id, command); },
      [this, id](const std::optional<StoreFault>& fault) {
        on_the_way_.erase(id);
        if (!fault) {
          set_aside_.erase(id);
          return;
        }
        const bool unanswered = fault->kind == StoreFault::Kind::unavailable;
        set_aside_.insert_or_assign(id,
                                    clock_.now() + (unanswered ? unanswered_for : set_aside_for));
        if (fault_) fault_("changing " + id.text() + ": " + fault->what);
      });
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
