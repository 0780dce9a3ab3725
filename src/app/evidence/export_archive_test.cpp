#include "app/evidence/export_archive.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

#include "app/evidence/tar_entry.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"

namespace visavis::app {
namespace {

using testing::HasSubstr;

struct Files final : EvidenceFiles {
  Result<std::string, UnreadEvidence> read(const EvidenceRecord& record, std::uint64_t offset,
                                           std::size_t size_max) override {
    if (refusal) return refuse(*refusal);
    return content.at(record.id).substr(static_cast<std::size_t>(offset), size_max);
  }
  std::map<EvidenceId, std::string> content;
  std::optional<UnreadEvidence> refusal;
};

struct Checked {
  int code = 0;
  std::string words;
};

/// A file of this process's own that is gone with it.
struct TarFile {
  explicit TarFile(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  TarFile(const TarFile&) = delete;
  TarFile& operator=(const TarFile&) = delete;
  ~TarFile() { std::filesystem::remove(path); }
  std::string path = testing::TempDir() + "export-" + std::to_string(::getpid()) + ".tar";
};

/// What tools/verify_export.sh says of it.
Checked checked(const std::string& bytes, const std::string& key = "") {
  const TarFile file{bytes};
  const auto command = std::string{VISAVIS_VERIFY_EXPORT} + " '" + file.path + "' " + key + " 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");  // NOLINT(cert-env33-c): a script of the project's
  Checked said;
  std::array<char, 512> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) said.words += part.data();
  said.code = WEXITSTATUS(::pclose(pipe));
  return said;
}

struct Member {
  std::size_t header = 0, content = 0, size = 0, end = 0;
};

std::map<std::string, Member> members_of(const std::string& tar) {
  std::map<std::string, Member> members;
  for (std::size_t at = 0; at < tar.size() && tar[at] != '\0';) {
    const auto size = std::strtoull(tar.c_str() + at + 124, nullptr, 8);
    const auto end = at + tar_block + size + tar_padding(size);
    members[tar.c_str() + at] = {at, at + tar_block, size, end};
    at = end;
  }
  return members;
}

class Export : public testing::Test {
 protected:
  Export() {
    happens(long_event());
    add(1, std::string(3000, 'v'), {});
    add(2, std::string(512, 'w'), {});
    add(3, "a picture", StillOf::face);
  }
  /// A long one: what it says is more than a line of base64 has in some readers.
  static EventBody long_event() {
    return VerificationRequired{.marketplace = {},
                                .account = *AccountId::parse("acc"),
                                .trigger = {},
                                .profile = {},
                                .return_url = {},
                                .metadata = {{"note", std::string(4000, 'n')}},
                                .deadline = {}};
  }
  void happens(EventBody body) {
    StoredEvent stored{.position = 1,
                       .marketplace = {},
                       .verification = facts.verification,
                       .account = "acc",
                       .event = {history.size() + 1, from_unix_ms(1000), std::move(body)}};
    stored.body = R"({"said":"so"})";
    stored.type = "verification.something";
    if (!history.empty()) stored.previous_hash = history.back().hash;
    stored.content = encode_event(stored.event);
    stored.hash = chain_hash(stored.previous_hash,
                             {stored.verification, stored.event.sequence, stored.event.at,
                              stored.content, stored.body, stored.type, stored.previous_status});
    history.push_back(stored);
  }
  void add(std::uint8_t number, const std::string& content, std::optional<StillOf> still_of) {
    const EvidenceId id{IdBytes{number}};
    RecordedFile file{.evidence = id,
                      .media_type = still_of ? "image/jpeg" : "video/webm",
                      .bytes = content.size(),
                      .sha256 = sha256_text(content)};
    EvidenceRecord record{.id = id,
                          .verification = facts.verification,
                          .account = facts.account,
                          .state = EvidenceState::kept,
                          .file = file,
                          .still_of = still_of};
    evidence.push_back(record);
    files.content[id] = content;
    if (told_of) happens(RecordingKept{{}, file});
  }
  ExportArchive archive() { return ExportArchive::make(facts, history, evidence, key).value(); }
  std::string tar() {
    const auto made = archive();
    return made.read(files, 0, made.bytes()).value();
  }
  std::string public_hex() const { return hexadecimal(key.public_key()); }
  static std::string flipped(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
  }

  const ChainKey key{{1}};
  ExportFacts facts{.verification = VerificationId{IdBytes{7}},
                    .account = *AccountId::parse("acc"),
                    .asked = {.id = {}, .name = "Sam \"S\" Okafor"},
                    .approved = {.id = {}, .name = "Ada Osei"},
                    .why = "Court file 7",
                    .head = head_text(ChainKey{{1}}.sign({.entries = 3, .position = 9}))};
  std::vector<StoredEvent> history;
  std::vector<EvidenceRecord> evidence;
  Files files;
  bool told_of = true;
};

TEST_F(Export, IsVerifiedOffline) {
  const auto said = checked(tar(), public_hex());
  EXPECT_EQ(said.code, 0) << said.words;
  EXPECT_THAT(said.words, HasSubstr("VALID: 4 files"));
  EXPECT_THAT(said.words, HasSubstr("the 4 events"));
  EXPECT_THAT(said.words, HasSubstr("Court file 7"));
  EXPECT_THAT(said.words, HasSubstr("the key that you named"));
}

TEST_F(Export, WithoutAKeySaysThatItIsTheExportsOwn) {
  const auto said = checked(tar());
  EXPECT_EQ(said.code, 0) << said.words;
  EXPECT_THAT(said.words, HasSubstr("you know only if you got it elsewhere"));
}

TEST_F(Export, AByteThatIsAnotherIsFoundInEachMember) {
  const auto whole = tar();
  const auto members = members_of(whole);
  EXPECT_EQ(members.size(), 7U);
  for (const auto& [name, member] : members) {
    for (const auto at : {member.content, member.content + member.size - 1, member.header}) {
      const auto said = checked(flipped(whole, at), public_hex());
      EXPECT_EQ(said.code, 1) << name << " at " << at << ": " << said.words;
      EXPECT_THAT(said.words, HasSubstr("NOT VALID: ")) << name;
    }
  }
}

TEST_F(Export, AMemberThatIsMissingIsFound) {
  const auto whole = tar();
  for (const auto& [name, member] : members_of(whole)) {
    auto without = whole;
    without.erase(member.header, member.end - member.header);
    const auto said = checked(without, public_hex());
    EXPECT_EQ(said.code, 1) << name;
    EXPECT_THAT(said.words, HasSubstr(name + " is missing"));
  }
}

TEST_F(Export, WhatWasAddedIsFound) {
  const auto whole = tar();
  const auto more = tar_header("stills/more.jpg", 0, from_unix_ms(0));
  const auto end = whole.size() - 2 * tar_block;
  const auto within = checked(std::string{whole}.insert(end, more), public_hex());
  EXPECT_THAT(within.words, HasSubstr("stills/more.jpg is in it, and the manifest does not"));
  EXPECT_EQ(checked(whole + more, public_hex()).code, 1) << "behind its end";
  EXPECT_EQ(checked(whole + "x", public_hex()).code, 1);
  const auto twice = tar_header("events.jsonl", 0, from_unix_ms(0));
  EXPECT_THAT(checked(std::string{whole}.insert(end, twice), public_hex()).words,
              HasSubstr("events.jsonl is in it twice"));
  const auto outside = tar_header("../outside.jpg", 0, from_unix_ms(0));
  EXPECT_EQ(checked(std::string{whole}.insert(end, outside), public_hex()).code, 1);
}

TEST_F(Export, ItsEndThatIsCutOffIsFound) {
  const auto whole = tar();
  for (const auto left : {whole.size() - 1, whole.size() - 2 * tar_block, whole.size() / 2})
    EXPECT_EQ(checked(whole.substr(0, left), public_hex()).code, 1) << left;
}

TEST_F(Export, AnotherKeyIsFound) {
  const auto other = hexadecimal(ChainKey{{2}}.public_key());
  const auto said = checked(tar(), other);
  EXPECT_EQ(said.code, 1);
  EXPECT_THAT(said.words, HasSubstr("another key"));
  EXPECT_EQ(checked(tar(), "no-such-file").code, 2);
}

TEST_F(Export, WhatTheHistoryDoesNotTellOfIsFound) {
  told_of = false;
  add(4, "slipped in", StillOf::other);
  EXPECT_THAT(checked(tar(), public_hex()).words,
              HasSubstr("the history does not tell of stills/"));
}

TEST_F(Export, IsTheSameInWhateverPartsItIsRead) {
  const auto made = archive();
  const auto whole = tar();
  EXPECT_EQ(whole.size(), made.bytes());
  for (const std::uint64_t size : {1U, 500U, 512U, 4096U}) {
    std::string together;
    while (together.size() < made.bytes())
      together += made.read(files, together.size(), size).value();
    EXPECT_EQ(together, whole) << size;
  }
  EXPECT_EQ(made.read(files, made.bytes(), 10).value(), "");
}

TEST_F(Export, NothingDamagedIsGiven) {
  const auto made = archive();
  files.content[evidence.front().id].pop_back();
  EXPECT_EQ(made.read(files, 0, made.bytes()).error(), UnreadEvidence::damaged) << "too short";
  files.refusal = UnreadEvidence::erased;
  EXPECT_EQ(made.read(files, 0, made.bytes()).error(), UnreadEvidence::erased);
  EXPECT_TRUE(made.read(files, 0, 100)) << "what is before it";
}

TEST_F(Export, HasNothingThatIsNotKept) {
  evidence.front().state = EvidenceState::erased;
  EXPECT_EQ(members_of(tar()).size(), 6U);
  EXPECT_EQ(checked(tar(), public_hex()).code, 0);
}

TEST_F(Export, AnEventThatWasWrittenInAnotherFormIsGivenAsItWas) {
  auto& last = history.back();
  last.content.insert(1, " ");
  last.hash =
      chain_hash(last.previous_hash, {last.verification, last.event.sequence, last.event.at,
                                      last.content, last.body, last.type, last.previous_status});
  const auto said = checked(tar(), public_hex());
  EXPECT_EQ(said.code, 0) << said.words;
}

TEST_F(Export, IsNotMadeOfWhatIsNotSo) {
  auto changed = history;
  changed.back().type = "verification.other";
  EXPECT_EQ(ExportArchive::make(facts, changed, evidence, key).error(),
            ExportFault::history_differs);
  changed = history;
  changed.erase(changed.begin() + 1);
  EXPECT_EQ(ExportArchive::make(facts, changed, evidence, key).error(),
            ExportFault::history_differs);
  evidence.front().file->bytes = tar_file_max + 1;
  EXPECT_EQ(ExportArchive::make(facts, history, evidence, key).error(), ExportFault::too_large);
}

}  // namespace
}  // namespace visavis::app
