#include "adapters/keys/master_key.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace visavis::keys {
namespace {

using std::filesystem::perms;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// 32 bytes of 0xFB, so that both alphabets of base64 show.
constexpr std::string_view hex = "fbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfb";
constexpr std::string_view base64 = "+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s=";

class MasterKeyTest : public testing::Test {
 protected:
  MasterKeyTest() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_master_XXXXXX";
    folder = ::mkdtemp(pattern.data());
  }
  ~MasterKeyTest() override { std::filesystem::remove_all(folder); }

  std::filesystem::path key_file(std::string_view text, perms mode) const {
    const auto path = folder / "master.key";
    std::ofstream{path} << text;
    std::filesystem::permissions(path, mode);
    return path;
  }
  static std::string failure_of(const MasterKeySource& source) {
    try {
      read_master_key(source);
    } catch (const MasterKeyFailure& failure) {
      return failure.what();
    }
    return "";
  }
  static app::KeyId id_of(const MasterKeySource& source) { return read_master_key(source).id(); }

  std::filesystem::path folder;
  const app::KeyId id = read_key_text(hex)->id();
  static constexpr auto mine = perms::owner_read | perms::owner_write;
};

TEST(KeyText, IsHexadecimalOrBase64) {
  const auto key = *read_key_text(hex);
  EXPECT_EQ(key.reveal()[31], 0xFB);
  for (const std::string_view text :
       {"FBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFBFB",
        "+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s=",
        "+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s",
        "-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s=",
        "-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s",
        "\t -_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s \r\n"}) {
    const auto read = read_key_text(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, key) << text;
  }
}

TEST(KeyText, IsNothingElse) {
  const std::string whole{hex};
  for (const auto& text :
       {std::string{}, whole.substr(1), whole + "0", whole.substr(2), whole + "00",
        "g" + whole.substr(1), whole.substr(0, 32) + " " + whole.substr(32), whole + "\n" + whole,
        std::string{base64} + "AAAA", std::string{base64}.substr(4), std::string(32, 'x')})
    EXPECT_FALSE(read_key_text(text)) << text;
}

TEST_F(MasterKeyTest, ComesFromAFileThatIsItsOwnersAlone) {
  EXPECT_EQ(id_of(KeyFile{key_file(hex, mine)}), id);
  EXPECT_EQ(id_of(KeyFile{key_file(std::string{base64} + "\n", mine)}), id);
  for (const auto more : {perms::group_read, perms::others_read, perms::group_write}) {
    const auto path = key_file(hex, mine | more);
    EXPECT_THAT(failure_of(KeyFile{path}),
                HasSubstr("may be used by others than its owner: chmod 600 " + path.string()));
    std::filesystem::permissions(path, mine);
  }
}

TEST_F(MasterKeyTest, SaysWhatIsWrongAndNeverWhatItRead) {
  EXPECT_THAT(failure_of(KeyFile{folder / "none"}), HasSubstr("No such file"));
  const auto wrong = std::string{hex} + "00";
  EXPECT_THAT(failure_of(KeyFile{key_file(wrong, mine)}),
              AllOf(HasSubstr("has neither 64 hexadecimal digits nor"), Not(HasSubstr("fbfb"))));
  EXPECT_THAT(failure_of(KeyFile{key_file(std::string(100'000, 'a'), mine)}),
              HasSubstr("has neither"));
  EXPECT_THAT(failure_of(KeyFile{folder}), HasSubstr("the master key cannot be had"));
}

TEST_F(MasterKeyTest, ComesFromTheEnvironment) {
  ::setenv("VISAVIS_TEST_MASTER_KEY", base64.data(), 1);
  EXPECT_EQ(id_of(KeyVariable{"VISAVIS_TEST_MASTER_KEY"}), id);
  ::setenv("VISAVIS_TEST_MASTER_KEY", "fbfb", 1);
  EXPECT_THAT(failure_of(KeyVariable{"VISAVIS_TEST_MASTER_KEY"}),
              AllOf(HasSubstr("the variable VISAVIS_TEST_MASTER_KEY"), Not(HasSubstr("fbfb"))));
  ::unsetenv("VISAVIS_TEST_MASTER_KEY");
  EXPECT_THAT(failure_of(KeyVariable{"VISAVIS_TEST_MASTER_KEY"}),
              HasSubstr("there is no VISAVIS_TEST_MASTER_KEY in the environment"));
}

TEST_F(MasterKeyTest, ComesFromACommand) {
  const auto path = key_file(hex, mine);
  EXPECT_EQ(id_of(KeyCommand{"cat '" + path.string() + "'"}), id);
  EXPECT_THAT(failure_of(KeyCommand{"cat '" + path.string() + "'; exit 3"}),
              HasSubstr("its command ended with 3"));
  EXPECT_THAT(failure_of(KeyCommand{"kill -TERM $$"}),
              HasSubstr("its command was ended by signal 15"));
  EXPECT_THAT(failure_of(KeyCommand{"true"}), HasSubstr("what its command prints has neither"));
}

TEST_F(MasterKeyTest, ACommandThatDoesNotEndIsStopped) {
  using namespace std::chrono_literals;
  for (const auto* command : {"sleep 1000", "exec 1>&-; sleep 1000", "sleep 1000 & wait"})
    EXPECT_THAT(failure_of(KeyCommand{command, 50ms}), HasSubstr("did not end in time"));
  EXPECT_NE(failure_of(KeyCommand{"yes", 60s}), "") << "nor is more read than a key's text";
}

}  // namespace
}  // namespace visavis::keys
