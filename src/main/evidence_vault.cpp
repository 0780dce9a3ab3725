#include "main/evidence_vault.h"

#include <algorithm>
#include <spdlog/spdlog.h>

#include "app/evidence/move_evidence.h"
#include "main/secret_file.h"

namespace visavis {
namespace {

constexpr std::chrono::seconds first_pause{5};
constexpr std::chrono::minutes longest_pause{5};

s3::S3Config bucket_of(const config::Config& config) {
  return {
      .url = config.evidence_bucket_url,
      .region = config.evidence_bucket_region,
      .prefix = config.evidence_bucket_prefix,
      .access_key = config.evidence_bucket_access_key,
      .secret_key = first_line("evidence.bucket_secret_file", config.evidence_bucket_secret_file),
      .ca_file = config.evidence_bucket_ca_file};
}

}  // namespace

EvidenceVault::EvidenceVault(const config::Config& config, app::Entropy& entropy) {
  if (config.evidence_bucket_url.empty()) {
    vault_ = std::make_unique<vault::DiskVault>(config.evidence_path, entropy);
    return;
  }
  bucket_ = std::make_unique<s3::S3Objects>(bucket_of(config));
  auto vault = std::make_unique<vault::BucketVault>(config.evidence_path, entropy, *bucket_);
  movable_ = vault.get();
  vault_ = std::move(vault);
}

void EvidenceVault::stop() {
  if (bucket_) bucket_->stop();
}

EvidenceMover::EvidenceMover(const sqlite::SqliteConfig& store, EvidenceVault& vault)
    : store_(store), vault_(vault), thread_([this] { move(); }) {}

EvidenceMover::~EvidenceMover() { stop(); }

void EvidenceMover::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  vault_.stop();
  if (thread_.joinable()) thread_.join();
}

void EvidenceMover::move() {
  std::chrono::seconds pause = first_pause;
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    lock.unlock();
    const bool moved = move_all();
    lock.lock();
    pause = moved ? first_pause : std::min<std::chrono::seconds>(pause * 2, longest_pause);
    wake_.wait_for(lock, pause, [this] { return stopping_; });
  }
}

/// False: something was in the way.
bool EvidenceMover::move_all() {
  auto& from = *vault_.movable();
  try {
    waiting_ = from.waiting().size();
    app::move_evidence(store_.evidence(), from, [this] {
      const std::scoped_lock lock(mutex_);
      return !stopping_;
    });
    waiting_ = from.waiting().size();
    if (std::exchange(failed_, false)) spdlog::info("evidence moves into the bucket again");
    return true;
  } catch (const std::exception& error) {
    const std::scoped_lock lock(mutex_);
    if (!stopping_ && !std::exchange(failed_, true))
      spdlog::error("evidence waits on the disk for its bucket, and is tried again: {}",
                    error.what());
    return false;
  }
}

}  // namespace visavis
