#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "app/ports/vault.h"
#include "base/result.h"

namespace visavis::vault {

/// Throws app::VaultFailure for what the last call set errno to.
[[noreturn]] void fail_on(const std::filesystem::path& path);

/// Throws app::VaultFailure: a file that was not written as it should be is not written on.
[[noreturn]] void fail_again(const std::filesystem::path& path);

/// An open file. Throws app::VaultFailure.
class File {
 public:
  /// A new one, for nobody else to read. Refused: exists.
  static Result<File, app::VaultRefusal> create(const std::filesystem::path& path);
  /// To read. Refused: missing.
  static Result<File, app::VaultRefusal> open(const std::filesystem::path& path);
  /// Takes over a descriptor; the path is for what is said of it.
  File(int descriptor, std::filesystem::path path);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&&) = delete;

  /// All of it, behind what was written. After a failure some of it may be there.
  void write(std::span<const std::uint8_t> bytes);
  /// Less than asked for at the end alone.
  std::size_t read(std::uint64_t offset, std::span<std::uint8_t> to) const;
  std::uint64_t size() const;
  /// The data, and what is needed to read them.
  void sync();
  const std::filesystem::path& path() const { return path_; }

 private:
  int descriptor_;
  std::filesystem::path path_;
};

/// Makes names that came and went in a folder survive a power cut.
void sync_folder(const std::filesystem::path& folder);

}  // namespace visavis::vault
