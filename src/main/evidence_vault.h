#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "adapters/s3/s3_objects.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/vault/bucket_vault.h"
#include "main/config/config.h"

namespace visavis {

/// Where evidence lies, as configured: on a disk, or on a disk and in a bucket behind it.
class EvidenceVault {
 public:
  /// Throws what the vault throws, and std::runtime_error where the bucket's secret cannot be read.
  EvidenceVault(const config::Config& config, app::Entropy& entropy);
  app::Vault& vault() const { return *vault_; }
  /// Nothing without a bucket.
  app::MovableEvidence* movable() const { return movable_; }
  /// Ends what is asked of the bucket, and all that would be.
  void stop();

 private:
  std::unique_ptr<app::Objects> bucket_;
  std::unique_ptr<app::Vault> vault_;
  app::MovableEvidence* movable_ = nullptr;
};

/// Moves what was kept from the disk into the bucket, on a thread of its own: a bucket that is slow
/// or out of reach is waited for, longer each time, and nothing else waits for it.
class EvidenceMover {
 public:
  /// `vault` has a bucket, and outlives it.
  EvidenceMover(const sqlite::SqliteConfig& store, EvidenceVault& vault);
  ~EvidenceMover();
  /// From any thread, also more than once.
  void stop();
  /// How many pieces are on the disk that are to be in the bucket.
  std::size_t waiting() const { return waiting_.load(std::memory_order_relaxed); }

 private:
  void move();
  bool move_all();

  sqlite::SqliteConnection store_;
  EvidenceVault& vault_;
  std::atomic<std::size_t> waiting_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool failed_ = false;  ///< the thread's
  std::thread thread_;
};

}  // namespace visavis
