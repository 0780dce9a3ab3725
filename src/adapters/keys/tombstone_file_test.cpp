#include "adapters/keys/tombstone_file.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>
#include <sys/stat.h>

namespace visavis::keys {
namespace {

using app::Tombstone;
using testing::ElementsAre;
using testing::IsEmpty;

Tombstone tombstone(std::string_view account, std::int64_t ms) {
  return {MarketplaceId{IdBytes{7}}, AccountId::parse(account).value(), from_unix_ms(ms)};
}

class TombstoneFileTest : public testing::Test {
 protected:
  ~TombstoneFileTest() override { std::filesystem::remove_all(folder); }
  void append(std::string_view text) const { std::ofstream{path, std::ios::app} << text; }

  const std::filesystem::path folder = [] {
    std::string name = testing::TempDir() + "tombstones-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    return std::filesystem::path{name};
  }();
  const std::filesystem::path path = folder / "list";
  TombstoneFile file{path};
  const Tombstone eva = tombstone("eva", 1'795'000'000'123), adam = tombstone("adam", 12);
};

TEST_F(TombstoneFileTest, KeepsWhatIsAdded) {
  EXPECT_THAT(file.all(), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(path)) << "asking makes no file";
  file.add(eva);
  file.add(adam);
  EXPECT_THAT(TombstoneFile{path}.all(), ElementsAre(eva, adam));
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(TombstoneFileTest, WhatACrashLeftAtItsEndIsNone) {
  file.add(eva);
  append("visavis-tombstone-1 mkt_");
  EXPECT_THAT(file.all(), ElementsAre(eva));
  file.add(adam);
  EXPECT_THAT(file.all(), ElementsAre(eva, adam));
}

TEST_F(TombstoneFileTest, ALastLineWithoutAnEndCounts) {
  append(tombstone_text(eva));
  EXPECT_THAT(file.all(), ElementsAre(eva));
  file.add(adam);
  EXPECT_THAT(file.all(), ElementsAre(eva, adam));
}

TEST_F(TombstoneFileTest, AnyOtherLineIsAFailure) {
  file.add(eva);
  append("hello\n");
  EXPECT_THROW(file.all(), app::StoreFailure);
}

TEST_F(TombstoneFileTest, WhatCannotBeSavedIsAFailure) {
  TombstoneFile nowhere{folder / "no folder" / "list"};
  EXPECT_THROW(nowhere.add(eva), app::StoreFailure);
}

TEST_F(TombstoneFileTest, ALineIsReadAsItIsWrittenAndNoOther) {
  const auto line = tombstone_text(eva);
  EXPECT_EQ(read_tombstone(line), eva);
  for (std::size_t size = 0; size < line.size(); ++size) {
    const auto read = read_tombstone(std::string_view{line}.substr(0, size));
    EXPECT_TRUE(!read || read->erased < eva.erased) << "a beginning erases nothing more: " << size;
  }
  for (const auto* other : {"", "visavis-tombstone-2", " "})
    EXPECT_EQ(read_tombstone(other), std::nullopt);
  EXPECT_EQ(read_tombstone(line + " "), std::nullopt);
  EXPECT_EQ(read_tombstone(line + "99999999999999999999"), std::nullopt);
}

}  // namespace
}  // namespace visavis::keys
