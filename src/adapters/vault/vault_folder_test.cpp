#include "adapters/vault/vault_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "adapters/vault/vault_test.h"

namespace visavis::vault {
namespace {

using app::VaultFile;

class VaultFolderTest : public VaultTest {
 protected:
  std::map<std::string, app::VaultEntry> listed() {
    std::map<std::string, app::VaultEntry> all;
    vault.list([&](const app::VaultEntry& one) { all[one.name] = one; });
    return all;
  }
  std::string name(const std::string& ending = "") const {
    return path(VaultFile::finished).parent_path().filename().string() + '/' + evidence.text() +
           ending;
  }
};

TEST_F(VaultFolderTest, AFilesPlaceFollowsFromItsId) {
  IdBytes bytes{};
  bytes[0] = 0x0F;
  const VaultFolder files{folder / "evidence"};
  const EvidenceId id{bytes};
  EXPECT_EQ(files.path_of(id, VaultFile::finished), folder / "evidence" / "0f" / id.text());
  EXPECT_EQ(files.path_of(id, VaultFile::growing).filename(), id.text() + ".growing");
  EXPECT_EQ(files.path_of(id, VaultFile::part).filename(), id.text() + ".part");
}

TEST_F(VaultFolderTest, ListsWhatIsThere) {
  EXPECT_TRUE(listed().empty());
  auto writer = vault.create(evidence, key);
  ASSERT_TRUE((*writer)->append(content(1, 100)));
  ASSERT_TRUE((*writer)->finish());
  { ASSERT_TRUE(vault.grow(evidence, key)); }
  store(path(VaultFile::part), content(1, 5));
  const auto shard = path(VaultFile::finished).parent_path();
  store(shard / "notes.txt", {});
  store(shard / EvidenceId{IdBytes{}}.text(), {});
  store(folder / "evidence" / evidence.text(), {});
  std::filesystem::create_directory(shard / (evidence.text() + ".old"));

  const auto all = listed();
  EXPECT_EQ(all.size(), 7U);
  EXPECT_EQ(all.at(name()).file, VaultFile::finished);
  EXPECT_EQ(all.at(name()).evidence, evidence);
  EXPECT_EQ(all.at(name()).bytes, 32U + 100 + 16);
  EXPECT_GT(all.at(name()).written, Timestamp{});
  EXPECT_EQ(all.at(name(".growing")).file, VaultFile::growing);
  EXPECT_EQ(all.at(name(".part")).file, VaultFile::part);
  EXPECT_EQ(all.at(name(".part")).evidence, evidence);
  int foreign = 0;
  for (const auto& [path, entry] : all) {
    if (entry.file != VaultFile::foreign) continue;
    EXPECT_FALSE(entry.evidence) << path;
    ++foreign;
  }
  EXPECT_EQ(foreign, 4) << "another name, another folder's id, no folder, a folder";
}

TEST_F(VaultFolderTest, ErasesOneFileOrAll) {
  ASSERT_TRUE((*vault.create(evidence, key))->finish());
  { ASSERT_TRUE(vault.grow(evidence, key)); }
  EXPECT_FALSE(vault.erase(evidence, VaultFile::part));
  EXPECT_TRUE(vault.erase(evidence, VaultFile::growing));
  EXPECT_FALSE(vault.erase(evidence, VaultFile::growing));
  EXPECT_TRUE(vault.open(evidence, key));
  EXPECT_TRUE(vault.erase(evidence));
  EXPECT_FALSE(vault.erase(evidence));
  EXPECT_EQ(vault.open(evidence, key).error(), app::VaultRefusal::missing);
  EXPECT_TRUE(listed().empty());
}

TEST_F(VaultFolderTest, AFolderThatCannotBeMadeIsNamed) {
  try {
    DiskVault{folder / "missing" / "evidence", entropy};
    FAIL() << "there is no folder around it";
  } catch (const app::VaultFailure& failure) {
    EXPECT_THAT(failure.what(), testing::HasSubstr("missing/evidence: No such file"));
    EXPECT_EQ(failure.trouble(), app::VaultTrouble::failed);
  }
}

}  // namespace
}  // namespace visavis::vault
