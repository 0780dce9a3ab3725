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
  for (const auto& one : committed) {
    const auto* step = std::get_if<CommittedStep>(&one);
    if (step == nullptr) continue;
    permissions_.on(*step);
    outboxes_.on(*step);
  }
  live_.told(committed);
}

}  // namespace visavis::app
