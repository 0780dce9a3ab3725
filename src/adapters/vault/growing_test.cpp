#include <algorithm>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "adapters/vault/growing_writer.h"
#include "adapters/vault/vault_test.h"

namespace visavis::vault {
namespace {

using app::GrowingEnd;
using app::VaultFile;
using app::VaultRefusal;

constexpr std::size_t record_extra = 20 + app::seal_bytes;

/// What a reader gave: the bytes up to the end, or up to what was not as it was written.
struct Read {
  Bytes bytes;
  std::optional<GrowingEnd> end;
  std::optional<VaultRefusal> refusal;
};

class GrowingTest : public VaultTest {
 protected:
  std::unique_ptr<app::GrowingWriter> grow() {
    auto writer = vault.grow(evidence, key);
    EXPECT_TRUE(writer);
    return std::move(writer).value();
  }
  Read read_all() {
    auto reader = vault.open_growing(evidence, key);
    if (!reader) return {{}, std::nullopt, reader.error()};
    Read read;
    for (;;) {
      const auto next = (*reader)->next();
      if (!next) {
        read.refusal = next.error();
        EXPECT_FALSE((*reader)->next()) << "and nothing behind it";
        return read;
      }
      if (!*next) break;
      read.bytes.insert(read.bytes.end(), (**next).begin(), (**next).end());
    }
    read.end = (*reader)->end();
    return read;
  }
  Read read_of(const Bytes& file) {
    store(path(VaultFile::growing), file);
    return read_all();
  }
  /// Three records of these lengths, the last one marked as that.
  Bytes three_records(std::size_t first, std::size_t second, std::size_t last) {
    vault.erase(evidence);
    const auto bytes = content(1, first + second + last);
    const std::span all{bytes};
    const auto writer = grow();
    EXPECT_TRUE(writer->append(all.first(first)));
    EXPECT_TRUE(writer->sync());
    EXPECT_TRUE(writer->append(all.subspan(first, second)));
    EXPECT_TRUE(writer->sync());
    EXPECT_TRUE(writer->append(all.subspan(first + second)));
    EXPECT_EQ(*writer->finish(), (app::EvidenceContent{bytes.size(), hash_of(bytes)}));
    return bytes;
  }
};

TEST_F(GrowingTest, GivesBackWhatItWasGiven) {
  for (const auto size : {std::size_t{0}, std::size_t{1}, app::piece_bytes_max - 1,
                          app::piece_bytes_max, 3 * app::piece_bytes_max + 5}) {
    vault.erase(evidence);
    const auto bytes = content(size, size);
    const auto writer = grow();
    ASSERT_TRUE(writer->append(bytes));
    EXPECT_EQ(*writer->finish(), (app::EvidenceContent{size, hash_of(bytes)}));
    const auto read = read_all();
    EXPECT_EQ(read.bytes, bytes);
    EXPECT_EQ(read.end, GrowingEnd::complete);
  }
}

TEST_F(GrowingTest, IsReadWhileItGrows) {
  const auto writer = grow();
  EXPECT_EQ(read_all().end, GrowingEnd::cut);
  const auto bytes = content(2, 1000);
  ASSERT_TRUE(writer->append(bytes));
  EXPECT_EQ(read_all().bytes, Bytes{}) << "not sealed yet";
  ASSERT_TRUE(writer->sync());
  const auto read = read_all();
  EXPECT_EQ(read.bytes, bytes);
  EXPECT_EQ(read.end, GrowingEnd::cut);
  ASSERT_TRUE(writer->sync());
  EXPECT_EQ(std::filesystem::file_size(path(VaultFile::growing)), header_size + 1000 + record_extra)
      << "nothing new is no record";
}

TEST_F(GrowingTest, CutAnywhereGivesEverythingUpToTheLastWholeRecord) {
  const auto bytes = three_records(100, 1, 30);
  const auto file = stored(path(VaultFile::growing));
  for (std::size_t size = 0; size <= file.size(); ++size) {
    std::size_t whole = 0, end = header_size;
    for (const auto record : {100U, 1U, 30U}) {
      end += record + record_extra;
      if (size >= end) whole += record;
    }
    const auto read = read_of({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)});
    ASSERT_FALSE(read.refusal) << size;
    ASSERT_EQ(read.bytes, Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole)))
        << size;
    ASSERT_EQ(read.end, size == file.size() ? GrowingEnd::complete : GrowingEnd::cut) << size;
  }
}

TEST_F(GrowingTest, EveryChangedByteIsFoundAndWhatWasBeforeItIsGiven) {
  for (const auto last : {30U, 0U}) {
    const auto bytes = three_records(40, 20, last);
    const auto file = stored(path(VaultFile::growing));
    for (std::size_t bit = 0; bit < 8 * file.size(); ++bit) {
      auto changed = file;
      changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      const auto read = read_of(changed);
      ASSERT_TRUE(read.refusal) << bit;
      ASSERT_FALSE(read.end) << bit;
      ASSERT_LT(read.bytes.size(), bytes.size() + (last == 0 ? 1 : 0)) << bit;
      ASSERT_TRUE(std::equal(read.bytes.begin(), read.bytes.end(), bytes.begin())) << bit;
    }
  }
}

TEST_F(GrowingTest, RecordsThatAreLeftOutRepeatedOrSwappedAreFound) {
  const auto bytes = three_records(50, 50, 50);
  const auto file = stored(path(VaultFile::growing));
  constexpr std::ptrdiff_t step = 50 + record_extra;
  const auto first = file.begin() + header_size;
  const Bytes header{file.begin(), first};
  const auto of = [&](std::initializer_list<int> records) {
    auto made = header;
    for (const int one : records)
      made.insert(made.end(), first + one * step, first + (one + 1) * step);
    return read_of(made);
  };
  EXPECT_EQ(of({0, 1, 2}).end, GrowingEnd::complete);
  for (const auto& records : {std::initializer_list<int>{1, 2},
                              {0, 2},
                              {1, 0, 2},
                              {0, 0, 1, 2},
                              {0, 1, 2, 2},
                              {0, 1, 1},
                              {2}})
    EXPECT_EQ(of(records).refusal, VaultRefusal::damaged);
}

TEST_F(GrowingTest, NothingStandsBehindTheLastRecord) {
  three_records(10, 10, 10);
  auto file = stored(path(VaultFile::growing));
  file.push_back(0);
  const auto read = read_of(file);
  EXPECT_EQ(read.refusal, VaultRefusal::damaged);
  EXPECT_EQ(read.bytes.size(), 30U);
}

TEST_F(GrowingTest, AnotherKeyEvidenceOrKindOpensNothing) {
  three_records(10, 10, 10);
  auto reader = vault.open_growing(evidence, app::new_key(entropy));
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->next().error(), VaultRefusal::damaged);
  const EvidenceId other{entropy.id_bytes()};
  ASSERT_TRUE(vault.grow(other, key));
  store(VaultFolder{folder / "evidence"}.path_of(other, VaultFile::growing),
        stored(path(VaultFile::growing)));
  EXPECT_EQ((*vault.open_growing(other, key))->next().error(), VaultRefusal::damaged);
  auto writer = vault.create(evidence, key);
  ASSERT_TRUE((*writer)->finish());
  EXPECT_EQ(read_of(stored(path(VaultFile::finished))).refusal, VaultRefusal::damaged);
}

TEST_F(GrowingTest, IsNeverAppendedToAgain) {
  { const auto writer = grow(); }
  EXPECT_EQ(vault.grow(evidence, key).error(), VaultRefusal::exists);
}

TEST_F(GrowingTest, TheSameBytesAreNeverSealedAlike) {
  const Bytes zeros(1000);
  const auto writer = grow();
  ASSERT_TRUE(writer->append(zeros));
  ASSERT_TRUE(writer->sync());
  ASSERT_TRUE(writer->append(zeros));
  ASSERT_TRUE(writer->sync());
  const auto file = stored(path(VaultFile::growing));
  const auto first = file.begin() + header_size, second = first + 1000 + record_extra;
  for (std::ptrdiff_t i = 0; i + 8 <= 1000; i += 8)
    ASSERT_FALSE(std::equal(first + i, first + i + 8, second + i)) << i;
}

TEST_F(GrowingTest, AFullDiskIsNamedAndWhatWasWrittenStays) {
  const auto bytes = content(3, 5000);
  const auto writer = grow();
  ASSERT_TRUE(writer->append(bytes));
  ASSERT_TRUE(writer->sync());
  {
    const SmallFiles disk{6000};
    ASSERT_TRUE(writer->append(bytes));
    try {
      EXPECT_TRUE(writer->sync());
      FAIL() << "there was no room";
    } catch (const app::VaultFailure& failure) {
      EXPECT_EQ(failure.trouble(), app::VaultTrouble::full);
    }
  }
  EXPECT_EQ(std::filesystem::file_size(path(VaultFile::growing)), 6000U) << "a torn record";
  EXPECT_THROW(static_cast<void>(writer->append(bytes)), app::VaultFailure);
  EXPECT_THROW(static_cast<void>(writer->sync()), app::VaultFailure);
  EXPECT_THROW(static_cast<void>(writer->finish()), app::VaultFailure);
  const auto read = read_all();
  EXPECT_EQ(read.bytes, bytes);
  EXPECT_EQ(read.end, GrowingEnd::cut);
}

TEST_F(GrowingTest, ADiskThatTakesNothingIsNamed) {
  const auto file = [] { return File{::open("/dev/full", O_RDWR | O_CLOEXEC), "/dev/full"}; };
  const auto header = app::StreamHeader::made(app::StreamKind::growing, entropy);
  try {
    const GrowingFileWriter writer{file(), header, key, evidence};
    FAIL() << "there was no room";
  } catch (const app::VaultFailure& failure) {
    EXPECT_EQ(failure.trouble(), app::VaultTrouble::full);
    EXPECT_THAT(failure.what(), testing::HasSubstr("/dev/full: No space left on device"));
  }
}

TEST_F(GrowingTest, NoMoreThanItsNumbersAllow) {
  const auto header = app::StreamHeader::made(app::StreamKind::growing, entropy);
  auto file = File::create(folder / "numbers");
  GrowingFileWriter writer{std::move(file).value(), header, key, evidence,
                           app::PieceNumbers{UINT32_MAX}};
  ASSERT_TRUE(writer.append(content(4, 10)));
  ASSERT_TRUE(writer.sync());
  ASSERT_TRUE(writer.append(content(4, 10)));
  EXPECT_EQ(writer.sync().error(), VaultRefusal::too_large);
  EXPECT_EQ(writer.append(content(4, app::piece_bytes_max)).error(), VaultRefusal::too_large);
  EXPECT_EQ(writer.finish().error(), VaultRefusal::too_large);
}

/// Appends pieces of the content for ever, and says after each sync() how many bytes are saved.
[[noreturn]] void record(app::Vault& vault, EvidenceId evidence, const app::SecretKey& key,
                         const Bytes& bytes, std::uint64_t seed, int acknowledge) {
  std::mt19937_64 random{seed};
  auto writer = std::move(vault.grow(evidence, key)).value();
  std::uint64_t done = 0;
  while (done < bytes.size()) {
    const auto now = std::min<std::uint64_t>(random() % 20'000, bytes.size() - done);
    if (!writer->append(std::span{bytes}.subspan(done, now))) ::_exit(1);
    done += now;
    if (random() % 4 != 0) continue;
    if (!writer->sync()) ::_exit(1);
    if (::write(acknowledge, &done, sizeof done) != sizeof done) ::_exit(1);
  }
  for (;;) ::pause();
}

TEST_F(GrowingTest, AKilledRecordersFileHasAllThatWasAcknowledged) {
  const auto bytes = content(5, 4'000'000);
  std::mt19937_64 random{20261130};
  for (int kill = 0; kill < 20; ++kill) {
    SCOPED_TRACE(kill);
    vault.erase(evidence);
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const auto seed = random();
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::close(ends[0]);
      record(vault, evidence, key, bytes, seed, ends[1]);
    }
    ::close(ends[1]);
    std::uint64_t acknowledged = 0;
    const auto take = [&] {
      std::uint64_t done = 0;
      if (::read(ends[0], &done, sizeof done) != sizeof done) return false;
      acknowledged = done;
      return true;
    };
    for (auto left = random() % 30; left > 0 && acknowledged < bytes.size() / 2 && take(); --left) {
    }
    std::this_thread::sleep_for(std::chrono::microseconds{random() % 2000});
    ::kill(child, SIGKILL);
    while (take()) {
    }
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the recorder ended by itself";
    const auto read = read_all();
    if (read.refusal == VaultRefusal::missing) {
      ASSERT_EQ(acknowledged, 0U);
      continue;
    }
    ASSERT_FALSE(read.refusal);
    ASSERT_EQ(read.end, GrowingEnd::cut);
    ASSERT_GE(read.bytes.size(), acknowledged);
    ASSERT_TRUE(std::equal(read.bytes.begin(), read.bytes.end(), bytes.begin()));
  }
}

}  // namespace
}  // namespace visavis::vault
