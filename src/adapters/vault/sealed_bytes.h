#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "adapters/vault/file.h"

namespace visavis::vault {

/// Where the bytes of a finished file come from, sealed. Throws app::VaultFailure.
class SealedBytes {
 public:
  virtual ~SealedBytes() = default;
  virtual std::uint64_t size() = 0;
  /// Less than asked for at the end alone.
  virtual std::size_t read(std::uint64_t offset, std::span<std::uint8_t> to) = 0;
};

class FileBytes : public SealedBytes {
 public:
  explicit FileBytes(File file) : file_(std::move(file)) {}
  std::uint64_t size() override { return file_.size(); }
  std::size_t read(std::uint64_t offset, std::span<std::uint8_t> to) override {
    return file_.read(offset, to);
  }

 private:
  File file_;
};

}  // namespace visavis::vault
