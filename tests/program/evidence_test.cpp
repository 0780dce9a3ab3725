// What an operator does with kept evidence, by the commands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program/kept_evidence.h"

namespace visavis::program {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class EvidenceCommands : public testing::Test {
 protected:
  Finished command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "evidence");
    return kept.visavis.command(std::move(arguments));
  }

  KeptEvidence kept;
};

TEST_F(EvidenceCommands, ListsWhatIsAskedFor) {
  const auto ada = kept.keep("ada");
  const auto ben = kept.keep("ben");
  const auto all = command({"list"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_THAT(all.out, AllOf(HasSubstr(ada.id.text()), HasSubstr(ben.id.text())));
  EXPECT_THAT(all.out, HasSubstr("marketplace"));
  const auto of_ada = command({"list", "--account", "ada", "--json"});
  EXPECT_THAT(of_ada.out, AllOf(HasSubstr(R"("id":")" + ada.id.text() +
                                          R"(","kind":"recording","state":"kept")"),
                                HasSubstr(R"("account":"ada")"), Not(HasSubstr(ben.id.text()))));
  EXPECT_THAT(command({"list", "--verification", ben.verification.text()}).out,
              AllOf(HasSubstr(ben.id.text()), Not(HasSubstr(ada.id.text()))));
  EXPECT_EQ(command({"list", "--state", "erased", "--json"}).out, "[]\n");
  EXPECT_THAT(command({"list", "--state", "gone"}).err, HasSubstr("--state"));
  EXPECT_THAT(command({"list", "--verification", "ver_x"}).err, HasSubstr("--verification"));
}

TEST_F(EvidenceCommands, VerifiesBesideARunningServiceAndNamesWhatDiffers) {
  const auto ada = kept.keep("ada", std::string(200'000, 'x'));
  const auto ben = kept.keep("ben");
  kept.visavis.serve();
  const auto well = command({"verify"});
  EXPECT_EQ(well.code, 0) << well.err;
  EXPECT_THAT(well.out, HasSubstr("2 kept pieces opened, 0"));
  KeptEvidence::flip(kept.file_of(ada), 70'000);
  const auto damaged = command({"verify"});
  EXPECT_EQ(damaged.code, 1);
  EXPECT_THAT(damaged.out, AllOf(HasSubstr(ada.id.text() + "  damaged"), HasSubstr("ada"),
                                 Not(HasSubstr(ben.id.text()))));
  EXPECT_THAT(damaged.err, HasSubstr("1 are not what they should be"));
  EXPECT_EQ(command({"verify", "--account", "ben"}).code, 0);
  EXPECT_THAT(command({"verify", "--json"}).out, HasSubstr(R"("fault":"damaged")"));
}

TEST_F(EvidenceCommands, FindsOrphansAndRemovesThemWhenNoServiceRuns) {
  const auto ada = kept.keep("ada");
  EXPECT_THAT(command({"fsck"}).out, HasSubstr("1 keys of accounts opened"));
  std::string orphan = ada.id.text();
  orphan.back() = orphan.back() == '0' ? '4' : '0';
  const auto beside = kept.file_of(ada).parent_path();
  std::filesystem::copy(kept.file_of(ada), beside / orphan);
  std::filesystem::copy(kept.file_of(ada), beside / (ada.id.text() + ".part"));
  kept.visavis.serve();
  const auto found = command({"fsck"});
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, AllOf(HasSubstr("no_row"), HasSubstr(orphan), HasSubstr("left_over"),
                               HasSubstr(".part")));
  EXPECT_THAT(command({"fsck", "--remove-orphans"}).err, HasSubstr("another visavis serves"));
  EXPECT_TRUE(std::filesystem::exists(beside / orphan));
  kept.visavis.stop();
  const auto removed = command({"fsck", "--remove-orphans"});
  EXPECT_EQ(removed.code, 0) << removed.err;
  EXPECT_THAT(removed.err, HasSubstr("removed: 2"));
  EXPECT_FALSE(std::filesystem::exists(beside / orphan));
  EXPECT_EQ(command({"fsck"}).code, 0);
  EXPECT_EQ(command({"verify"}).code, 0);
}

/// What this store does not know, another one may.
TEST_F(EvidenceCommands, OfAnotherStoresVaultNothingIsRemoved) {
  const auto ada = kept.keep("ada");
  KeptEvidence other;
  other.keep("ben");
  other.looks_into(kept.vault());
  const auto fsck = [&](std::vector<std::string> more = {"--remove-orphans"}) {
    more.insert(more.begin(), {"evidence", "fsck"});
    return other.visavis.command(more);
  };
  kept.visavis.serve();
  EXPECT_THAT(fsck().err, HasSubstr("another visavis keeps evidence here: stop it first"));
  EXPECT_THAT(fsck({}).out, HasSubstr("no_row"));
  kept.visavis.stop();
  kept.keep("eva");
  EXPECT_THAT(fsck().err, HasSubstr("nothing is removed: most of what lies in"));
  EXPECT_EQ(command({"verify"}).code, 0);
  EXPECT_TRUE(std::filesystem::exists(kept.file_of(ada)));
}

TEST_F(EvidenceCommands, FindsWhatIsKeptWithoutAFile) {
  const auto ada = kept.keep("ada");
  std::filesystem::remove(kept.file_of(ada));
  const auto found = command({"fsck", "--json", "--remove-orphans"});
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, AllOf(HasSubstr(R"("kind":"no_file")"), HasSubstr(R"("orphan":false)")));
}

TEST_F(EvidenceCommands, BeginsNothing) {
  const auto nothing = command({"verify"});
  EXPECT_EQ(nothing.code, 1);
  EXPECT_THAT(nothing.err, HasSubstr("(evidence.path) is not there"));
  kept.keep("ada");
  std::filesystem::remove(kept.keys());
  EXPECT_THAT(command({"fsck"}).err, HasSubstr("(evidence.keys_path) is not there"));
  EXPECT_FALSE(std::filesystem::exists(kept.keys()));
}

TEST_F(EvidenceCommands, WithAnotherMasterKeyNothingIsOpened) {
  kept.keep("ada");
  write_private(kept.master_file(), std::string(64, '7'));
  const auto refused = command({"verify"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("is sealed by the master key"));
}

TEST_F(EvidenceCommands, ALegalHoldIsListedAndSurvivesARestart) {
  const auto ada = kept.keep("ada");
  kept.visavis.serve();
  const std::vector<std::string> on{"--verification", ada.verification.text()};
  const auto with = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), on.begin(), on.end());
    arguments.insert(arguments.end(), {"--who", "Dana Reyes", "--why", "Court file 7"});
    return command(std::move(arguments));
  };
  const auto held = with({"hold"});
  EXPECT_EQ(held.code, 0) << held.err;
  EXPECT_THAT(with({"hold"}).err, HasSubstr("there is a legal hold on this already"));
  kept.visavis.stop();
  kept.visavis.serve();
  EXPECT_THAT(command({"holds"}).out, AllOf(HasSubstr("Dana Reyes"), HasSubstr("Court file 7"),
                                            HasSubstr(ada.verification.text()), HasSubstr("ada")));
  EXPECT_THAT(command({"list", "--json"}).out, Not(HasSubstr(R"("held_since":null)")));
  EXPECT_EQ(with({"release"}).code, 0);
  EXPECT_THAT(with({"release"}).err, HasSubstr("there is no legal hold on this"));
  EXPECT_EQ(command({"holds", "--json"}).out, "[]\n");
  EXPECT_THAT(command({"list", "--json"}).out, HasSubstr(R"("held_since":null)"));
  EXPECT_EQ(kept.visavis.command({"verify-chain"}).code, 0);
}

/// With a service that comes up again over what was restored.
TEST_F(EvidenceCommands, WhatWasErasedStaysErasedWhenAllIsRestored) {
  const auto ada = kept.keep("ada");
  const auto ben = kept.keep("ben");
  const auto& folder = kept.visavis.folder;
  ASSERT_EQ(kept.visavis.command({"backup", "--to", (folder / "store.copy").string()}).code, 0);
  std::filesystem::copy(kept.keys(), folder / "keys.copy");
  std::filesystem::copy(kept.vault(), folder / "vault.copy",
                        std::filesystem::copy_options::recursive);
  kept.visavis.serve();
  const auto erased = command({"erase", "--marketplace", ada.marketplace.text(), "--account", "ada",
                               "--who", "Ada Osei", "--why", "Asked for it"});
  ASSERT_EQ(erased.code, 0) << erased.err;
  EXPECT_THAT(erased.out, AllOf(HasSubstr("1 pieces erased"), HasSubstr("visavis-tombstone-1 ")));
  EXPECT_THAT(command({"list", "--account", "ada"}).out, HasSubstr("erased"));
  kept.visavis.stop();

  for (const auto* ending : {"", "-wal", "-shm", ".head"})
    std::filesystem::remove(kept.visavis.beside(ending));
  const auto restored =
      kept.visavis.command({"restore", "--from", (folder / "store.copy").string()});
  ASSERT_EQ(restored.code, 0) << restored.err;
  std::filesystem::rename(folder / "keys.copy", kept.keys());
  std::filesystem::remove_all(kept.vault());
  std::filesystem::rename(folder / "vault.copy", kept.vault());
  EXPECT_EQ(command({"verify"}).code, 0) << "as long as nobody has replayed the tombstones";
  kept.visavis.serve();
  EXPECT_EQ(kept.visavis.logged("erased again what a restored key store had"), 1U);
  EXPECT_THAT(command({"list", "--account", "ada"}).out, HasSubstr("erased"));
  EXPECT_EQ(command({"verify"}).code, 0) << "what is kept of others opens";
  kept.visavis.stop();
  // With the row, the file and the keys of before, nothing opens any more.
  std::filesystem::remove_all(kept.vault());
  for (const auto* ending : {"", "-wal", "-shm", ".head"})
    std::filesystem::remove(kept.visavis.beside(ending));
  ASSERT_EQ(kept.visavis.command({"restore", "--from", (folder / "store.copy").string()}).code, 0);
  std::filesystem::create_directory(kept.vault());
  const auto fault = command({"verify", "--account", "ada"});
  EXPECT_EQ(fault.code, 1);
  EXPECT_THAT(fault.out, HasSubstr("no_key"));
}

TEST_F(EvidenceCommands, KeysAreRotatedWhenNoServiceRuns) {
  const auto ada = kept.keep("ada");
  const auto next = kept.visavis.folder / "next.key";
  write_private(next, std::string(64, '7'));
  const std::vector<std::string> rotate{"keys", "rotate-master", "--new-key-file", next.string()};
  const std::vector<std::string> account{"keys", "rotate-account", "--account",
                                         "ada",  "--marketplace",  ada.marketplace.text()};
  kept.visavis.serve();
  EXPECT_THAT(kept.visavis.command(rotate).err, HasSubstr("another visavis serves"));
  EXPECT_THAT(kept.visavis.command(account).err, HasSubstr("another visavis serves"));
  kept.visavis.stop();
  EXPECT_THAT(kept.visavis.command(account).out, HasSubstr("1 pieces have a new key"));
  auto to_the_same = rotate;
  to_the_same.back() = kept.master_file().string();
  EXPECT_THAT(kept.visavis.command(to_the_same).err, HasSubstr("that is the key of now"));
  EXPECT_EQ(command({"verify"}).code, 0);
  const auto rotated = kept.visavis.command(rotate);
  EXPECT_EQ(rotated.code, 0) << rotated.err;
  EXPECT_EQ(command({"verify"}).code, 1) << "with the old master key";
  std::filesystem::rename(next, kept.master_file());
  EXPECT_EQ(command({"verify"}).code, 0);
  EXPECT_EQ(kept.visavis.command({"verify-chain"}).code, 0);
}

}  // namespace
}  // namespace visavis::program
