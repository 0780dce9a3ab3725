#pragma once
// What the tests of the vault share.

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "adapters/vault/disk_vault.h"
#include "app/sealing/content_hash.h"
#include "app/sealing/stream.h"
#include "app/sealing/wrapped_key.h"

#include "fakes/entropy.h"

namespace visavis::vault {

using Bytes = std::vector<std::uint8_t>;
inline constexpr std::size_t header_size = app::StreamHeader::size;

inline Bytes content(std::uint64_t seed, std::size_t size) {
  fakes::SeededEntropy entropy{seed};
  Bytes bytes(size);
  entropy.fill(bytes);
  return bytes;
}

inline app::Hash hash_of(std::span<const std::uint8_t> bytes) {
  app::ContentHash hash;
  hash.add(bytes);
  return hash.finish();
}

/// Files cannot grow beyond so many bytes, for as long as this lives.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &before_); }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  rlimit before_{};
};

class VaultTest : public testing::Test {
 protected:
  ~VaultTest() override { std::filesystem::remove_all(folder); }

  std::filesystem::path path(app::VaultFile which) const {
    return VaultFolder{folder / "evidence"}.path_of(evidence, which);
  }
  static std::filesystem::path new_folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_vault_XXXXXX";
    return ::mkdtemp(pattern.data());
  }
  static Bytes stored(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  static void store(const std::filesystem::path& path, std::span<const std::uint8_t> bytes) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  }

  const std::filesystem::path folder = new_folder();
  fakes::SeededEntropy entropy{3};
  const EvidenceId evidence{entropy.id_bytes()};
  const app::SecretKey key = app::new_key(entropy);
  DiskVault vault{folder / "evidence", entropy};
};

}  // namespace visavis::vault
