#include "app/live/due_timers.h"

#include <utility>

namespace visavis::app {
namespace {

constexpr Duration interval = std::chrono::seconds{1};
/// Two transactions of the store's: whoever asks for something waits behind so many at most.
constexpr std::size_t batch = 128;

}  // namespace

void DueTimers::tick() {
  if (looking_ || clock_.steady() - looked_ < interval) return;
  looked_ = clock_.steady();
  look();
}

void DueTimers::look() {
  looking_ = true;
  // Those that are set aside must not hold up the others.
  const std::size_t limit = batch + orders_.set_aside();
  with_store(
      executor_, Access::reads,
      [now = clock_.now(), limit](StoreConnection& store, Steps&) {
        return store.verifications().due(now, limit);
      },
      [this, limit](const StoreResult<std::vector<DueTimer>>& due) {
        looking_ = false;
        if (!due) {  // Asked again in a second.
          if (fault_) fault_("reading what is due: " + due.error().what);
          return;
        }
        for (const auto& one : due.value()) orders_.give(one.verification, command_of(one.kind));
        const bool more = due.value().size() == limit;
        // Or they would all be the same as the last time: refused, or not to be saved now.
        const auto last = more ? std::optional{due.value().back()} : std::nullopt;
        const bool goes_on = std::exchange(last_, last) != last && orders_.set_aside() == 0;
        // The next look comes when these are done: the store does one thing after the other.
        if (more && goes_on) look();
      });
}

}  // namespace visavis::app
