// What is kept of calls, and where it is looked for.
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program/program.h"

namespace visavis::program {
namespace {

using testing::HasSubstr;

TEST(EvidencePlaces, AreNotBegunAnewWhereTheStoreKnowsRecordings) {
  Installation visavis;
  visavis.set_up();
  const auto in_folder = [&](const std::string& name) { return (visavis.folder / name).string(); };
  const auto make_file = [](const std::string& path, const std::string& content) {
    std::ofstream{path} << content;
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  };
  make_file(in_folder("master.key"), std::string(64, 'a'));
  const auto with = [&](const std::string& vault, const std::string& keys) {
    return std::vector<std::string>{"--evidence-path",      in_folder(vault),
                                    "--evidence-keys-path", in_folder(keys),
                                    "--evidence-key-file",  in_folder("master.key")};
  };
  const auto refused = [&](const std::string& vault, const std::string& keys) {
    auto arguments = with(vault, keys);
    arguments.insert(arguments.begin(), "serve");
    const auto ended = visavis.command(arguments);
    EXPECT_EQ(ended.code, 1);
    return ended.err;
  };
  visavis.serve(with("vault", "keys"));
  EXPECT_EQ(visavis.create(), 201);
  EXPECT_EQ(visavis.stop().code, 0);
  visavis.execute(
      "INSERT INTO evidence (id, verification, call, side, began, wrapped_key, state) "
      "SELECT zeroblob(16), number, zeroblob(16), 'applicant', 1, zeroblob(81), 'growing' "
      "FROM verification");
  make_file(in_folder("vault/of-a-recording"), "");

  EXPECT_THAT(refused("valut", "keys"), HasSubstr("evidence.path: the store knows of recordings"));
  EXPECT_FALSE(std::filesystem::exists(in_folder("valut")));
  EXPECT_THAT(refused("vault", "kyes"), HasSubstr("evidence.keys_path: the store knows"));
  EXPECT_FALSE(std::filesystem::exists(in_folder("kyes")));
  // With the ones from before, and with those of which somebody says that they are lost.
  visavis.serve(with("vault", "keys"));
  EXPECT_EQ(visavis.stop().code, 0);
  make_file(in_folder("new keys"), "");
  visavis.serve(with("vault", "new keys"));
  EXPECT_TRUE(eventually([&] { return visavis.logged("the key store does not know the key") > 0; }))
      << visavis.service().err();
  EXPECT_EQ(visavis.count("evidence WHERE state = 'growing'"), 1);
}

}  // namespace
}  // namespace visavis::program
