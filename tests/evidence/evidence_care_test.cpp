// What an operator asks of kept evidence: is it what was written, and does everything fit together?
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/evidence/every_evidence.h"
#include "app/evidence/find_strays.h"
#include "app/evidence/verify_evidence.h"

#include "evidence/evidence_life.h"

namespace visavis {
namespace {

using app::EvidenceFault, app::StrayKind, app::VaultFile;
using testing::ElementsAre;
using testing::IsEmpty;

class EvidenceCare : public EvidenceLife {
 protected:
  app::EvidenceRecord kept(std::string_view text = "moving pictures") {
    const auto record = grown(text);
    finish(record);
    return now(record);
  }
  std::optional<EvidenceFault> fault(const app::EvidenceRecord& record) {
    return app::verify_evidence(connection, keys, vault, record);
  }
  std::filesystem::path file_of(const app::EvidenceRecord& record) const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder / "vault"})
      if (entry.path().filename() == record.id.text()) return entry.path();
    return {};
  }
  void flip(const std::filesystem::path& file, std::uint64_t at) const {
    std::fstream bytes{file, std::ios::in | std::ios::out | std::ios::binary};
    bytes.seekg(static_cast<std::streamoff>(at));
    const auto byte = static_cast<char>(bytes.get() ^ 1);
    bytes.seekp(static_cast<std::streamoff>(at));
    bytes.put(byte);
  }
  std::vector<app::Stray> strays() { return app::find_strays(connection, keys, vault); }
  std::vector<StrayKind> kinds() {
    std::vector<StrayKind> found;
    for (const auto& one : strays()) found.push_back(one.kind);
    return found;
  }
  /// Another file of this id, sealed by some key.
  void write(EvidenceId id) {
    const auto writer = vault.create(id, app::new_key(entropy));
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->append(bytes_of("of another")));
    ASSERT_TRUE((*writer)->finish());
  }
};

TEST_F(EvidenceCare, WhatIsAsItWasWrittenIsWell) { EXPECT_EQ(fault(kept()), std::nullopt); }

TEST_F(EvidenceCare, AnyFlippedByteIsFound) {
  const auto record = kept();
  const auto file = file_of(record);
  const auto size = std::filesystem::file_size(file);
  for (std::uint64_t at = 0; at < size; ++at) {
    flip(file, at);
    EXPECT_EQ(fault(record), EvidenceFault::damaged) << at;
    flip(file, at);
  }
  EXPECT_EQ(fault(record), std::nullopt);
}

TEST_F(EvidenceCare, AFlippedByteInTheMiddleOfALongFileIsFound) {
  const auto record = kept(std::string(300'000, 'x'));
  EXPECT_EQ(fault(record), std::nullopt);
  flip(file_of(record), 100'000);
  EXPECT_TRUE(app::open_evidence(keys, vault, record)) << "its end is well";
  EXPECT_EQ(fault(record), EvidenceFault::damaged);
}

TEST_F(EvidenceCare, WhatIsMissingIsNamed) {
  const auto record = kept();
  vault.erase(record.id);
  EXPECT_EQ(fault(record), EvidenceFault::no_file);
  EXPECT_THAT(kinds(), ElementsAre(StrayKind::no_file));
}

TEST_F(EvidenceCare, WithoutAKeyItIsNamed) {
  const auto record = kept();
  const auto& v = story.verification();
  keys.erase(v.marketplace, v.account, clock.now());
  EXPECT_EQ(fault(record), EvidenceFault::no_key);
  EXPECT_THAT(kinds(), ElementsAre(StrayKind::no_key));
}

/// Whoever has the keys and can write to the disk cannot change what the history says.
TEST_F(EvidenceCare, WhatTheHistoryDoesNotSayIsNamed) {
  const auto record = kept();
  const auto account = keys.key_for(record.marketplace, record.account, clock.now());
  const auto key = app::new_key(entropy);
  auto forged = record;
  const auto wrapped = app::wrap(key, account, app::KeyUse::evidence(record.id), entropy);
  forged.wrapped_key.assign(wrapped.bytes().begin(), wrapped.bytes().end());
  vault.erase(record.id);
  {
    const auto writer = vault.create(record.id, key);
    ASSERT_TRUE(writer);
    ASSERT_TRUE((*writer)->append(bytes_of("what never was")));
    ASSERT_TRUE((*writer)->finish());
  }
  EXPECT_EQ(fault(forged), EvidenceFault::other_content);
  forged.id = numbered<EvidenceId>(77);
  EXPECT_EQ(fault(forged), EvidenceFault::not_in_history);
}

TEST_F(EvidenceCare, NothingIsStrayInAnOrdinaryLife) {
  EXPECT_THAT(strays(), IsEmpty());
  const auto growing_one = grown("moving", false);
  EXPECT_THAT(strays(), IsEmpty()) << "it is finished by the next process";
  write(growing_one.id);
  EXPECT_THAT(strays(), IsEmpty()) << "made, and not told of yet: it is made again";
  finish(growing_one);
  EXPECT_THAT(strays(), IsEmpty());
}

TEST_F(EvidenceCare, FilesThatNobodyOpensAreOrphans) {
  const auto record = kept();
  write(numbered<EvidenceId>(9));
  const auto lost = grown("");
  finish(lost);
  write(lost.id);
  const auto all = strays();
  ASSERT_EQ(all.size(), 2U);
  for (const auto& one : all) {
    EXPECT_TRUE(is_orphan(one));
    EXPECT_EQ(one.kind, one.evidence == lost.id ? StrayKind::left_over : StrayKind::no_row);
    EXPECT_GT(one.bytes, 0U);
    EXPECT_TRUE(vault.erase(*one.evidence, one.file));
  }
  EXPECT_THAT(strays(), IsEmpty());
  EXPECT_EQ(fault(record), std::nullopt);
}

TEST_F(EvidenceCare, WhatGrewIsLeftOverOnlyBesideAWholeFile) {
  const auto record = kept();
  {
    const auto writer = vault.grow(record.id, app::new_key(entropy));
    ASSERT_TRUE(writer);
  }
  const auto all = strays();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].kind, StrayKind::left_over);
  EXPECT_EQ(all[0].file, VaultFile::growing);
  flip(file_of(record), std::filesystem::file_size(file_of(record)) - 1);
  EXPECT_THAT(kinds(), ElementsAre(StrayKind::damaged)) << "it may be all that there is";
}

TEST_F(EvidenceCare, AFileOfAnotherProgramIsNamedAndNoOrphan) {
  std::ofstream{folder / "vault" / "README"} << "hello";
  const auto all = strays();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].kind, StrayKind::foreign);
  EXPECT_EQ(all[0].name, "README");
  EXPECT_FALSE(is_orphan(all[0]));
}

TEST_F(EvidenceCare, AllIsHadPageByPage) {
  std::vector<EvidenceId> added;
  for (int i = 0; i < 5; ++i) added.push_back(kept().id);
  std::vector<EvidenceId> found;
  app::every_evidence(connection.evidence(), {.limit = 2},
                      [&](const auto& one) { found.push_back(one.id); });
  EXPECT_EQ(found, added);
}

}  // namespace
}  // namespace visavis
