#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "app/ports/store_connection.h"
#include "app/verification/steps.h"
#include "base/result.h"

namespace visavis::app {

/// What a piece of work does with the store: writes that wait are saved together.
enum class Access { reads, writes };

/// Why a piece of work has no result.
struct StoreFault {
  enum class Kind {
    failed,       ///< the store failed; nothing of it is saved
    unavailable,  ///< the store does not answer; nothing of it is saved, unless the disk was just
                  ///< saving it
  };
  Kind kind = Kind::failed;
  std::string what;  ///< for the log; names no person
};
template <class T>
using StoreResult = Result<T, StoreFault>;

/// Runs what needs the store on a thread that owns no socket, heartbeat or call, and tells the
/// app's thread. A port: the thread is adapters/system/store_thread.h.
class StoreExecutor {
 public:
  using Work = std::function<void(StoreConnection&, Steps&)>;
  using Done = std::function<void(const std::optional<StoreFault>&)>;

  virtual ~StoreExecutor() = default;
  /// Runs `work` once, on the store's thread, in the order of the calls; what it throws is a fault.
  /// Then `done`, on the app's thread, exactly once and in bounded time: after everything that was
  /// committed before `work` ended was told there. Callable from any thread.
  /// `asked`: since when somebody waits for it, where that is longer.
  virtual void run(Access access, Work work, Done done,
                   std::optional<std::chrono::steady_clock::time_point> asked = {}) = 0;
};

/// `work(store, steps)` returns a value, which `then` gets, or the fault.
template <class Work, class Then>
void with_store(StoreExecutor& executor, Access access, Work work, Then then,
                std::optional<std::chrono::steady_clock::time_point> asked = {}) {
  using Value = std::invoke_result_t<Work&, StoreConnection&, Steps&>;
  auto value = std::make_shared<std::optional<Value>>();
  executor.run(
      access,
      [value, work = std::move(work)](StoreConnection& store, Steps& steps) mutable {
        value->emplace(work(store, steps));
      },
      [value, then = std::move(then)](const std::optional<StoreFault>& fault) mutable {
        if (fault) return then(StoreResult<Value>{refuse(*fault)});
        then(StoreResult<Value>{*std::move(*value)});
      },
      asked);
}

}  // namespace visavis::app
