#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <spdlog/logger.h>

#include "app/messages/seal.h"
#include "app/records/chain_key.h"
#include "app/verification/sequencer.h"
#include "app/verification/store_executor.h"

namespace visavis {

/// Takes what was committed into the store-wide chain, a second behind, and makes its signed head
/// known: in a file beside the store, and once a minute in the log. On the app's thread, where
/// nothing else is said.
class ChainKeeper {
 public:
  ChainKeeper(app::StoreExecutor& executor, app::ChainKey key, std::filesystem::path head,
              std::shared_ptr<spdlog::logger> log);

  /// Before the store has a thread of its own: says where the store is not what the head beside it
  /// tells, or somebody else signed it.
  void begin(app::StoreConnection& store);
  const app::ChainKey& key() const { return key_; }
  void committed() { behind_ = true; }
  void tick();
  /// When the store has no thread of its own any more; on any thread.
  void finish(app::StoreConnection& store);

 private:
  using Steady = std::chrono::steady_clock;
  void moved(const app::ChainMoved& to);
  void say_head();

  app::StoreExecutor& executor_;
  const app::ChainKey key_;
  const std::filesystem::path path_;
  const std::shared_ptr<spdlog::logger> log_;
  bool behind_ = true;  ///< there may be something to take in
  bool at_work_ = false;
  bool said_ = true;  ///< the newest head stands in the log
  app::Seal head_;
  Steady::time_point next_ = Steady::now();
  Steady::time_point next_word_ = Steady::now();
};

}  // namespace visavis
