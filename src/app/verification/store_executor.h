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
#include "base/check.h"
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
/// What a piece of work returned, or why there is nothing. It stays where the work put it: on its
/// way from thread to thread it is not moved.
template <class T>
class StoreResult {
 public:
  explicit StoreResult(std::shared_ptr<std::optional<T>> value) : value_(std::move(value)) {}
  explicit StoreResult(StoreFault fault) : fault_(std::move(fault)) {}

  bool ok() const { return !fault_; }
  explicit operator bool() const { return ok(); }
  const T& value() const {
    CHECK(ok());
    return **value_;
  }
  T take() && {
    CHECK(ok());
    return *std::move(*value_);
  }
  const StoreFault& error() const {
    CHECK(!ok());
    return *fault_;
  }

 private:
  std::shared_ptr<std::optional<T>> value_;
  std::optional<StoreFault> fault_;
};

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
  /// Why nothing can be saved at present: what changes something is not begun then, and its asker
  /// hears so at once. Nothing while all is well. Callable from any thread.
  virtual std::optional<std::string> trouble() const = 0;
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
        then(fault ? StoreResult<Value>{*fault} : StoreResult<Value>{std::move(value)});
      },
      asked);
}

}  // namespace visavis::app
