#include "adapters/vault/bucket_vault.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/vault/vault_test.h"

#include "fakes/memory_objects.h"

namespace visavis::vault {
namespace {

using app::VaultFile;
using app::VaultRefusal;

class BucketVaultTest : public VaultTest {
 protected:
  void keep(EvidenceId id, const Bytes& bytes) {
    auto writer = bucket_vault.create(id, key);
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->append(bytes));
    ASSERT_TRUE((*writer)->finish());
  }
  Result<Bytes, VaultRefusal> read(EvidenceId id) {
    auto reader = bucket_vault.open(id, key);
    if (!reader) return refuse(reader.error());
    Bytes bytes(static_cast<std::size_t>((*reader)->bytes()));
    const auto got = (*reader)->read(0, bytes);
    if (!got) return refuse(got.error());
    return bytes;
  }
  EvidenceId new_id() { return EvidenceId{entropy.id_bytes()}; }

  fakes::MemoryObjects bucket;
  BucketVault bucket_vault{folder / "evidence", entropy, bucket};
};

TEST_F(BucketVaultTest, WhatMovedIsReadFromTheBucket) {
  const auto bytes = content(7, 3'000'000);
  keep(evidence, bytes);
  const auto sealed = stored(path(VaultFile::finished));
  ASSERT_TRUE(bucket_vault.move(evidence));

  EXPECT_FALSE(std::filesystem::exists(path(VaultFile::finished)));
  EXPECT_EQ(bucket.objects.at(VaultFolder::name_of(evidence)), sealed);
  EXPECT_EQ(read(evidence).value(), bytes);
}

TEST_F(BucketVaultTest, ManySmallReadsAreFewRequests) {
  const auto bytes = content(8, 3'000'000);
  keep(evidence, bytes);
  ASSERT_TRUE(bucket_vault.move(evidence));
  Bytes read;
  for (std::size_t at = 0; at < bytes.size(); at += 100'000) {
    // As a player does: each piece by a reader of its own.
    auto reader = bucket_vault.open(evidence, key);
    Bytes piece(std::min<std::size_t>(100'000, bytes.size() - at));
    ASSERT_EQ((*reader)->read(at, piece).value(), piece.size());
    read.insert(read.end(), piece.begin(), piece.end());
  }
  EXPECT_EQ(read, bytes);
  EXPECT_EQ(bucket.reads, 3);
}

TEST_F(BucketVaultTest, NothingIsWrittenThroughTheBucket) {
  bucket.reachable = false;
  keep(evidence, content(1, 100));
  ASSERT_TRUE(bucket_vault.grow(new_id(), key));
  EXPECT_EQ(read(evidence).value(), content(1, 100));
  EXPECT_TRUE(bucket_vault.erase(evidence, VaultFile::finished));
  EXPECT_FALSE(bucket_vault.erase(evidence, VaultFile::part));
  EXPECT_EQ(bucket.requests, 0);
}

TEST_F(BucketVaultTest, OutOfReachItWaitsOnTheDisk) {
  keep(evidence, content(1, 100));
  bucket.reachable = false;
  EXPECT_THROW(bucket_vault.move(evidence), app::VaultFailure);
  EXPECT_THAT(bucket_vault.waiting(), testing::ElementsAre(evidence));
  EXPECT_EQ(read(evidence).value(), content(1, 100));
  bucket.reachable = true;
  EXPECT_TRUE(bucket_vault.move(evidence));
  EXPECT_THAT(bucket_vault.waiting(), testing::IsEmpty());
}

TEST_F(BucketVaultTest, TheOldestMovesFirst) {
  const std::vector<EvidenceId> ids{new_id(), new_id(), new_id()};
  for (const auto& id : ids) keep(id, content(1, 10));
  // The file system's clock is coarse.
  for (std::size_t i = 0; i < ids.size(); ++i)
    std::filesystem::last_write_time(
        folder / "evidence" / VaultFolder::name_of(ids[i]),
        std::filesystem::file_time_type::clock::now() - std::chrono::hours{10 - i});
  EXPECT_EQ(bucket_vault.waiting(), ids);
}

TEST_F(BucketVaultTest, WhatIsErasedWhileItMovesIsInNeither) {
  keep(evidence, content(1, 100));
  bucket.while_sent = [&] { bucket_vault.erase(evidence); };
  EXPECT_FALSE(bucket_vault.move(evidence));
  EXPECT_TRUE(bucket.objects.empty());
  EXPECT_EQ(read(evidence).error(), VaultRefusal::missing);
}

TEST_F(BucketVaultTest, ErasingTakesItFromTheBucketAndFromWhatIsRemembered) {
  keep(evidence, content(1, 100));
  ASSERT_TRUE(bucket_vault.move(evidence));
  ASSERT_TRUE(read(evidence));
  EXPECT_TRUE(bucket_vault.erase(evidence));
  EXPECT_TRUE(bucket.objects.empty());
  EXPECT_EQ(read(evidence).error(), VaultRefusal::missing);
}

TEST_F(BucketVaultTest, ErasingFailsWhileTheBucketIsOutOfReach) {
  keep(evidence, content(1, 100));
  ASSERT_TRUE(bucket_vault.move(evidence));
  bucket.reachable = false;
  EXPECT_THROW(bucket_vault.erase(evidence), app::VaultFailure);
  bucket.reachable = true;
  EXPECT_TRUE(bucket_vault.erase(evidence));
  EXPECT_TRUE(bucket.objects.empty());
}

TEST_F(BucketVaultTest, AFlippedByteInTheBucketIsFound) {
  keep(evidence, content(1, 200'000));
  ASSERT_TRUE(bucket_vault.move(evidence));
  auto& object = bucket.objects.at(VaultFolder::name_of(evidence));
  for (const std::size_t at :
       {std::size_t{3}, std::size_t{20}, std::size_t{40}, object.size() / 2, object.size() - 1}) {
    object[at] ^= 1U;
    BucketVault fresh{folder / "evidence", entropy, bucket};
    auto reader = fresh.open(evidence, key);
    Bytes bytes(200'000);
    const bool found = !reader || !(*reader)->read(0, bytes);
    EXPECT_TRUE(found) << "at " << at;
    object[at] ^= 1U;
  }
}

TEST_F(BucketVaultTest, OneUnderAnothersNameIsNotTaken) {
  const auto other = new_id();
  keep(evidence, content(1, 100));
  keep(other, content(2, 100));
  ASSERT_TRUE(bucket_vault.move(evidence));
  ASSERT_TRUE(bucket_vault.move(other));
  std::swap(bucket.objects.at(VaultFolder::name_of(evidence)),
            bucket.objects.at(VaultFolder::name_of(other)));
  EXPECT_EQ(read(evidence).error(), VaultRefusal::damaged);
}

TEST_F(BucketVaultTest, ListsBoth) {
  const auto moved = new_id();
  keep(evidence, content(1, 100));
  keep(moved, content(1, 100));
  ASSERT_TRUE(bucket_vault.move(moved));
  bucket.objects["notes.txt"] = {1};
  bucket.objects["00/" + evidence.text() + ".part"] = {1};
  std::map<std::string, VaultFile> all;
  bucket_vault.list([&](const app::VaultEntry& entry) {
    all[entry.name] = entry.file;
    EXPECT_EQ(entry.evidence.has_value(), entry.file != VaultFile::foreign);
  });
  EXPECT_EQ(all.size(), 4U);
  EXPECT_EQ(all.at(VaultFolder::name_of(evidence)), VaultFile::finished);
  EXPECT_EQ(all.at(VaultFolder::name_of(moved)), VaultFile::moved);
  EXPECT_EQ(all.at("notes.txt"), VaultFile::foreign);
}

TEST_F(BucketVaultTest, TheDiskComesFirst) {
  keep(evidence, content(1, 100));
  ASSERT_TRUE(bucket_vault.move(evidence));
  // Made again, as after a restart before it was told.
  keep(evidence, content(2, 100));
  EXPECT_EQ(read(evidence).value(), content(2, 100));
  ASSERT_TRUE(bucket_vault.move(evidence));
  EXPECT_EQ(read(evidence).value(), content(2, 100));
}

}  // namespace
}  // namespace visavis::vault
