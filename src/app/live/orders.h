#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string_view>

#include "app/ports/clock.h"
#include "app/verification/store_executor.h"
#include "domain/device.h"

namespace visavis::app {

/// Told of a fault that was survived; names no person.
using FaultSink = std::function<void(std::string_view)>;
/// Called once with what became of a request, on the app's thread.
using Answer = std::function<void(const Result<Done, Refusal>&)>;

/// Commands on their way to the store: what people ask for, and what the service does by itself.
class Orders {
 public:
  Orders(StoreExecutor& executor, const Clock& clock, FaultSink fault)
      : executor_(executor), clock_(clock), fault_(std::move(fault)) {}

  /// Somebody asks for it. The answer is `internal` when the store failed, and `unavailable` when
  /// it does not answer.
  void ask(VerificationId id, const Command& command, Answer answer);
  /// By the service itself, again and again until it is so: does nothing while the last one is on
  /// its way, or for a while after a fault. One verification that cannot be read or written must
  /// not stop the others.
  void give(VerificationId id, const Command& command);
  /// What was given for it has lost its cause: it is not carried out, unless it is just then.
  void withdraw(VerificationId id);

  /// How many orders wait after a fault.
  std::size_t set_aside();

  /// Which device is in charge, for a restart. Memory decides: a fault must not undo a move.
  void remember(const ApplicantDevice& device);

  /// `work(store, steps)` returns a Result whose value is not told.
  template <class Work>
  void ask_for(Work work, Answer answer) {
    with_store(executor_, Access::writes, std::move(work),
               [this, answer = std::move(answer)](const auto& done) {
                 if (!done) return answer(refuse(refusal_of(done.error())));
                 if (!done.value()) return answer(refuse(done.value().error()));
                 answer(Done{});
               });
  }

 private:
  Refusal refusal_of(const StoreFault& fault) const;

  StoreExecutor& executor_;
  const Clock& clock_;
  const FaultSink fault_;
  std::map<VerificationId, std::shared_ptr<std::atomic<bool>>> on_the_way_;  ///< still wanted
  std::map<VerificationId, Monotonic> set_aside_;  ///< tried again from then on
};

}  // namespace visavis::app
