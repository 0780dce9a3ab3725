#include "app/live/committed_steps.h"

namespace visavis::app {

void CommittedSteps::restore(StoreConnection& store) {
  store.verifications().each_current([&](const Verification& current) {
    permissions_.restore(current);
    live_.restore(current);
  });
  live_.restore(store);
  outboxes_.wake();
}

void CommittedSteps::tell(const std::vector<Committed>& committed) {
  for (const auto& one : committed)
    std::visit([&](const auto& what) { permissions_.on(what); }, one);
  // An act, too, may let go what was kept for a marketplace.
  if (!committed.empty()) outboxes_.wake();
  live_.told(committed);
}

}  // namespace visavis::app
