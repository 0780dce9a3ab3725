#include <array>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <optional>
#include <random>
#include <rapidcheck.h>
#include <unistd.h>

#include "adapters/vault/sealed_reader.h"
#include "adapters/vault/vault_test.h"

namespace visavis::vault {
namespace {

using app::VaultFile;
using app::VaultRefusal;

constexpr std::size_t chunk = app::piece_bytes_max;
constexpr std::size_t sealed_chunk = chunk + app::seal_bytes;

class SealedTest : public VaultTest {
 protected:
  app::EvidenceContent write(const Bytes& bytes) {
    auto writer = vault.create(evidence, key);
    EXPECT_TRUE(writer);
    EXPECT_TRUE((*writer)->append(bytes));
    return *(*writer)->finish();
  }
  /// All of what is there, or why not.
  Result<Bytes, VaultRefusal> read_all(EvidenceId id, const app::SecretKey& by) {
    auto reader = vault.open(id, by);
    if (!reader) return refuse(reader.error());
    Bytes bytes((*reader)->bytes() + 1);
    const auto got = (*reader)->read(0, bytes);
    if (!got) return refuse(got.error());
    EXPECT_EQ(*got, (*reader)->bytes());
    bytes.resize(*got);
    return bytes;
  }
  std::optional<VaultRefusal> refusal_of(const Bytes& file) {
    store(path(VaultFile::finished), file);
    const auto bytes = read_all(evidence, key);
    if (bytes) return std::nullopt;
    return bytes.error();
  }
};

TEST_F(SealedTest, GivesBackWhatItWasGivenWhateverItsLength) {
  for (const auto size : {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 2 * chunk,
                          2 * chunk + 1, 3 * chunk - 1}) {
    const auto bytes = content(size, size);
    const auto said = write(bytes);
    EXPECT_EQ(said, (app::EvidenceContent{size, hash_of(bytes)})) << size;
    const auto got = read_all(evidence, key);
    ASSERT_TRUE(got) << size;
    EXPECT_EQ(*got, bytes) << size;
    const auto chunks = size == 0 ? 1 : (size + chunk - 1) / chunk;
    EXPECT_EQ(std::filesystem::file_size(path(VaultFile::finished)),
              header_size + size + chunks * app::seal_bytes);
    vault.erase(evidence);
  }
}

TEST_F(SealedTest, TakesItInPiecesOfAnyLength) {
  const auto bytes = content(1, 2 * chunk + 100);
  EXPECT_TRUE(rc::check([&] {
    vault.erase(evidence);
    auto writer = vault.create(evidence, key);
    RC_ASSERT(writer.ok());
    std::mt19937 random{*rc::gen::arbitrary<std::uint32_t>()};
    std::size_t done = 0;
    while (done < bytes.size()) {
      const auto now = std::min<std::size_t>(random() % (chunk + 2), bytes.size() - done);
      RC_ASSERT((*writer)->append(std::span{bytes}.subspan(done, now)).ok());
      done += now;
    }
    RC_ASSERT(*(*writer)->finish() == (app::EvidenceContent{bytes.size(), hash_of(bytes)}));
    RC_ASSERT(*read_all(evidence, key) == bytes);
  }));
}

TEST_F(SealedTest, IsReadAtAnyPlace) {
  const auto bytes = content(2, 3 * chunk + 77);
  write(bytes);
  auto reader = vault.open(evidence, key);
  ASSERT_TRUE(reader);
  EXPECT_TRUE(rc::check([&] {
    std::mt19937 random{*rc::gen::arbitrary<std::uint32_t>()};
    const std::size_t offset = random() % (bytes.size() + 10);
    Bytes to(random() % (2 * chunk + 2), 0xEE);
    const auto got = (*reader)->read(offset, to);
    RC_ASSERT(got.ok());
    const auto there = offset < bytes.size() ? std::min(to.size(), bytes.size() - offset) : 0;
    RC_ASSERT(*got == there);
    const auto from = std::span{bytes}.subspan(std::min(offset, bytes.size()), there);
    RC_ASSERT(std::equal(from.begin(), from.end(), to.begin()));
  }));
  Bytes none;
  EXPECT_EQ(*(*reader)->read(UINT64_MAX, none), 0U);
}

TEST_F(SealedTest, OpensOnlyTheChunksThatItNeeds) {
  write(content(3, 3 * chunk));
  auto file = stored(path(VaultFile::finished));
  file[header_size + sealed_chunk + 5] ^= 1;
  store(path(VaultFile::finished), file);
  auto reader = vault.open(evidence, key);
  ASSERT_TRUE(reader);
  Bytes some(100);
  EXPECT_TRUE((*reader)->read(0, some));
  EXPECT_TRUE((*reader)->read(2 * chunk, some));
  const auto across = (*reader)->read(chunk - 50, some);
  ASSERT_FALSE(across);
  EXPECT_EQ(across.error(), VaultRefusal::damaged);
  EXPECT_TRUE((*reader)->read(0, some)) << "and goes on with the others";
}

/// The file itself, to be spoiled in place: tens of thousands of times.
class Spoiled {
 public:
  explicit Spoiled(const std::filesystem::path& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {}
  ~Spoiled() { ::close(descriptor_); }
  Spoiled(const Spoiled&) = delete;
  Spoiled& operator=(const Spoiled&) = delete;

  void set(std::size_t at, std::uint8_t byte) const {
    EXPECT_EQ(::pwrite(descriptor_, &byte, 1, static_cast<off_t>(at)), 1);
  }
  void cut_to(std::size_t size) const {
    EXPECT_EQ(::ftruncate(descriptor_, static_cast<off_t>(size)), 0);
  }
  /// A byte of each chunk can be read.
  bool opens(const app::SecretKey& key, EvidenceId evidence) const {
    auto reader = SealedReader::open(
        std::make_unique<FileBytes>(std::move(File::open(path_)).value()), key, evidence);
    if (!reader) return false;
    std::array<std::uint8_t, 1> one{};
    for (std::uint64_t at = 0; at < (*reader)->bytes(); at += chunk)
      if (!(*reader)->read(at, one)) return false;
    return true;
  }

 private:
  std::filesystem::path path_;
  int descriptor_;
};

TEST_F(SealedTest, EveryChangedByteIsFound) {
  write(content(4, chunk + 40));
  const auto file = stored(path(VaultFile::finished));
  const Spoiled spoiled{path(VaultFile::finished)};
  const auto reader = std::move(vault.open(evidence, key)).value();
  std::array<std::uint8_t, 1> one{};
  for (std::size_t i = 0; i < file.size(); ++i) {
    spoiled.set(i, file[i] ^ static_cast<std::uint8_t>(1U << (i % 8)));
    // Of the first chunk an open reader tells as well, and sooner.
    const bool in_first = i >= header_size && i < header_size + sealed_chunk;
    ASSERT_FALSE(in_first ? reader->read(0, one).ok() : spoiled.opens(key, evidence)) << i;
    spoiled.set(i, file[i]);
  }
  EXPECT_TRUE(reader->read(0, one));
  EXPECT_TRUE(spoiled.opens(key, evidence));
}

TEST_F(SealedTest, CutAnywhereIsFound) {
  write(content(6, chunk + 40));
  const Spoiled spoiled{path(VaultFile::finished)};
  EXPECT_TRUE(spoiled.opens(key, evidence));
  for (auto size = std::filesystem::file_size(path(VaultFile::finished)); size-- > 0;) {
    // In the middle of a chunk each length is like the next.
    const bool middle = size > header_size + 300 && size + 300 < header_size + sealed_chunk;
    if (middle && size % 13 != 0) continue;
    spoiled.cut_to(size);
    ASSERT_FALSE(spoiled.opens(key, evidence)) << size;
  }
}

TEST_F(SealedTest, EveryBitOfASmallFileCounts) {
  for (const auto size : {0U, 1U, 30U}) {
    vault.erase(evidence);
    write(content(5, size));
    const auto file = stored(path(VaultFile::finished));
    for (std::size_t bit = 0; bit < 8 * file.size(); ++bit) {
      auto changed = file;
      changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      ASSERT_TRUE(refusal_of(changed)) << bit;
    }
  }
}

TEST_F(SealedTest, AChunksBoundaryIsNoEnd) {
  for (const auto size : {chunk, 2 * chunk, 2 * chunk + 1, 3 * chunk}) {
    vault.erase(evidence);
    write(content(7, size));
    auto file = stored(path(VaultFile::finished));
    for (auto chunks = (size - 1) / chunk; chunks > 0; --chunks) {
      file.resize(header_size + chunks * sealed_chunk);
      EXPECT_EQ(refusal_of(file), VaultRefusal::damaged) << size << ", " << chunks;
    }
  }
}

TEST_F(SealedTest, WhatWasAppendedIsFound) {
  for (const auto size : {std::size_t{0}, std::size_t{10}, chunk, chunk + 1}) {
    vault.erase(evidence);
    write(content(8, size));
    auto file = stored(path(VaultFile::finished));
    const Bytes chunk_again{file.begin() + header_size, file.end()};
    for (int more = 0; more < 40; ++more) {
      file.push_back(0);
      ASSERT_EQ(refusal_of(file), VaultRefusal::damaged) << size << " + " << more;
    }
    file.resize(file.size() - 40);
    file.insert(file.end(), chunk_again.begin(), chunk_again.end());
    EXPECT_EQ(refusal_of(file), VaultRefusal::damaged) << size;
  }
}

TEST_F(SealedTest, SwappedChunksAreFound) {
  write(content(9, 3 * chunk));
  auto file = stored(path(VaultFile::finished));
  const auto first = file.begin() + header_size;
  std::swap_ranges(first, first + sealed_chunk, first + sealed_chunk);
  EXPECT_EQ(refusal_of(file), VaultRefusal::damaged);
}

TEST_F(SealedTest, AnotherEvidencesFileIsNotThisOne) {
  write(content(10, 100));
  const EvidenceId other{entropy.id_bytes()};
  ASSERT_TRUE((*vault.create(other, key))->finish());
  const auto other_path = VaultFolder{folder / "evidence"}.path_of(other, VaultFile::finished);
  store(other_path, stored(path(VaultFile::finished)));
  EXPECT_EQ(read_all(other, key).error(), VaultRefusal::damaged);
  // Not even a growing file of the same evidence and key.
  auto growing = vault.grow(evidence, key);
  ASSERT_TRUE(growing);
  ASSERT_TRUE((*growing)->append(content(10, 100)));
  ASSERT_TRUE((*growing)->finish());
  EXPECT_EQ(refusal_of(stored(path(VaultFile::growing))), VaultRefusal::damaged);
}

TEST_F(SealedTest, AnotherKeyOpensNothing) {
  write(content(11, 100));
  EXPECT_EQ(read_all(evidence, app::new_key(entropy)).error(), VaultRefusal::damaged);
}

TEST_F(SealedTest, ANewerFormatIsNamed) {
  write(content(12, 1));
  auto file = stored(path(VaultFile::finished));
  file[8] = 2;
  EXPECT_EQ(refusal_of(file), VaultRefusal::newer_version);
}

TEST_F(SealedTest, TheSameContentIsNeverTheSameBytes) {
  const auto bytes = content(13, 1000);
  write(bytes);
  const auto once = stored(path(VaultFile::finished));
  vault.erase(evidence);
  write(bytes);
  const auto again = stored(path(VaultFile::finished));
  EXPECT_FALSE(std::equal(once.begin() + header_size, once.end(), again.begin() + header_size));
  EXPECT_EQ(std::search(once.begin(), once.end(), bytes.begin(), bytes.begin() + 8), once.end());
}

TEST_F(SealedTest, HasNoNameUntilItIsWholeAndLeavesNothingOtherwise) {
  {
    auto writer = vault.create(evidence, key);
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->append(content(14, 3 * chunk)));
    EXPECT_EQ(vault.open(evidence, key).error(), VaultRefusal::missing);
    EXPECT_EQ(vault.create(evidence, key).error(), VaultRefusal::exists);
    EXPECT_TRUE(std::filesystem::exists(path(VaultFile::part)));
  }
  EXPECT_FALSE(std::filesystem::exists(path(VaultFile::part)));
  write(content(14, 10));
  EXPECT_EQ(vault.create(evidence, key).error(), VaultRefusal::exists);
  EXPECT_FALSE(std::filesystem::exists(path(VaultFile::part)));
  EXPECT_EQ(*read_all(evidence, key), content(14, 10)) << "nothing is overwritten";
}

TEST_F(SealedTest, IsForItsOwnerAlone) {
  write(content(15, 10));
  using std::filesystem::perms;
  const auto file = path(VaultFile::finished);
  EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
  for (const auto& one : {file.parent_path(), file.parent_path().parent_path()})
    EXPECT_EQ(std::filesystem::status(one).permissions(), perms::owner_all) << one;
}

TEST_F(SealedTest, AFullDiskIsNamedAndNothingIsLeft) {
  auto writer = vault.create(evidence, key);
  ASSERT_TRUE(writer);
  const auto bytes = content(16, 3 * chunk);
  const auto trouble_of = [&](auto work) -> std::optional<app::VaultTrouble> {
    try {
      work();
    } catch (const app::VaultFailure& failure) {
      EXPECT_THAT(failure.what(), testing::HasSubstr(evidence.text()));
      return failure.trouble();
    }
    return std::nullopt;
  };
  {
    const SmallFiles disk{chunk + 1000};
    EXPECT_EQ(trouble_of([&] { EXPECT_TRUE((*writer)->append(bytes)); }), app::VaultTrouble::full);
  }
  EXPECT_EQ(trouble_of([&] { EXPECT_TRUE((*writer)->finish()); }), app::VaultTrouble::failed)
      << "there is room again, but a hole in what was written";
  *writer = nullptr;
  EXPECT_EQ(vault.open(evidence, key).error(), VaultRefusal::missing);
  EXPECT_FALSE(std::filesystem::exists(path(VaultFile::part)));
  const SmallFiles disk{10};
  EXPECT_EQ(trouble_of([&] { EXPECT_FALSE(vault.create(evidence, key)); }),
            app::VaultTrouble::full);
  EXPECT_FALSE(std::filesystem::exists(path(VaultFile::part)));
}

/// a0, a1, a2, ...
class CountingEntropy : public app::Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0xA0});
  }
};

Bytes from_hexadecimal(std::string_view text) {
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); i += 2)
    bytes.push_back(
        static_cast<std::uint8_t>(std::stoi(std::string{text.substr(i, 2)}, nullptr, 16)));
  return bytes;
}

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

// What a program of other people's makes of docs/evidence.md.
TEST_F(SealedTest, IsWhatTheFormatSays) {
  CountingEntropy counting;
  DiskVault counted{folder / "evidence", counting};
  const auto golden_key = app::SecretKey::filled_by(
      [](auto bytes) { std::iota(bytes.begin(), bytes.end(), std::uint8_t{0}); });
  IdBytes ones{};
  ones.fill(0x11);
  const EvidenceId id{ones};
  const VaultFolder files{folder / "evidence"};

  auto writer = counted.create(id, golden_key);
  ASSERT_TRUE((*writer)->append(bytes_of("evidence")));
  ASSERT_TRUE((*writer)->finish());
  EXPECT_EQ(stored(files.path_of(id, VaultFile::finished)),
            from_hexadecimal("76697361766973530100000000a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2"
                             "f49542d3a0fb00fdbd7fad6d58f2c9f1f360e86f012f8613"));
  counted.erase(id);
  ASSERT_TRUE((*counted.create(id, golden_key))->finish());
  EXPECT_EQ(stored(files.path_of(id, VaultFile::finished)),
            from_hexadecimal("76697361766973530100000000a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2"
                             "1413adfa1e15fff9db70abac65a0c676"));

  auto growing = counted.grow(id, golden_key);
  ASSERT_TRUE((*growing)->append(bytes_of("first")));
  ASSERT_TRUE((*growing)->sync());
  ASSERT_TRUE((*growing)->append(bytes_of("last")));
  ASSERT_TRUE((*growing)->finish());
  EXPECT_EQ(stored(files.path_of(id, VaultFile::growing)),
            from_hexadecimal("76697361766973470100000000a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2"
                             "2f0f1fa7df7bb8f87a4a06293649fa0257c9e46ab4049e124263bf40efd45895"
                             "9fb4927409d79360492d52c41928c71f19aa5f5f8f5613083d140a5d4be18f9e"
                             "7483802612d0afdfc1f7839e2a96516b5b"));
}

}  // namespace
}  // namespace visavis::vault
