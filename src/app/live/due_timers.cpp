#include "app/live/due_timers.h"

namespace visavis::app {
namespace {

constexpr Duration interval = std::chrono::seconds{1};
/// What expires at once is done so many at a tick. Whoever asks for something meanwhile waits
/// behind them, a fraction of a second.
constexpr std::size_t batch = 1000;

}  // namespace

void DueTimers::tick() {
  if (looking_ || (!more_ && clock_.steady() - looked_ < interval)) return;
  looked_ = clock_.steady();
  const Timestamp now = clock_.now();
  looking_ = true;
  // Those that are set aside must not hold up the others.
  const std::size_t limit = batch + orders_.set_aside();
  with_store(
      executor_, Access::reads,
      [now, limit](StoreConnection& store, Steps&) {
        return store.verifications().due(now, limit);
      },
      [this, limit](const StoreResult<std::vector<DueTimer>>& due) {
        looking_ = false;
        more_ = due && due.value().size() == limit;
        if (!due) {  // Asked again in a second.
          if (fault_) fault_("reading what is due: " + due.error().what);
          return;
        }
        for (const auto& one : due.value()) orders_.give(one.verification, command_of(one.kind));
      });
}

}  // namespace visavis::app
