#include "app/live/due_timers.h"

namespace visavis::app {
namespace {

constexpr Duration interval = std::chrono::seconds{1};
constexpr std::size_t batch = 100;

}  // namespace

void DueTimers::tick() {
  if (looking_ || clock_.steady() - looked_ < interval) return;
  looked_ = clock_.steady();
  const Timestamp now = clock_.now();
  looking_ = true;
  with_store(
      executor_, Access::reads,
      // Those that are set aside must not hold up the others.
      [now, limit = batch + orders_.set_aside()](StoreConnection& store, Steps&) {
        return store.verifications().due(now, limit);
      },
      [this](const StoreResult<std::vector<DueTimer>>& due) {
        looking_ = false;
        if (!due) {  // Asked again in a second.
          if (fault_) fault_("reading what is due: " + due.error().what);
          return;
        }
        for (const auto& one : due.value()) orders_.give(one.verification, command_of(one.kind));
      });
}

}  // namespace visavis::app
