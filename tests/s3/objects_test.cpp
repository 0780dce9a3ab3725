#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/vault/bucket_vault.h"
#include "app/sealing/wrapped_key.h"

#include "fakes/entropy.h"
#include "swift_test.h"

// Held to a server that is not ours, and that verifies signatures.
namespace visavis::s3 {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;
using Bytes = std::vector<std::uint8_t>;

Bytes content(std::uint64_t seed, std::size_t size) {
  fakes::SeededEntropy entropy{seed};
  Bytes bytes(size);
  entropy.fill(bytes);
  return bytes;
}

app::ObjectSource source(const Bytes& bytes) {
  return {bytes.size(), [&bytes](std::uint64_t offset, std::span<std::uint8_t> to) {
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), to.size(), to.begin());
          }};
}

class S3 : public testing::Test {
 protected:
  static constexpr std::size_t part = 65'536;
  static void SetUpTestSuite() { server = std::make_unique<SwiftServer>(); }
  static void TearDownTestSuite() { server.reset(); }
  void SetUp() override { ASSERT_TRUE(server->runs()); }

  Bytes read_all(const std::string& name) {
    return objects.read(name, 0, static_cast<std::size_t>(objects.size(name).value())).value();
  }
  std::vector<std::string> listed() {
    std::vector<std::string> names;
    objects.list([&](const app::StoredObject& one) { names.push_back(one.name); });
    return names;
  }

  static inline std::unique_ptr<SwiftServer> server;
  S3Objects objects{server->config(), {.part_bytes = part}};
};

TEST_F(S3, AnObjectComesAndGoes) {
  const auto bytes = content(1, 1000);
  EXPECT_EQ(objects.size("0f/a-b_c.d9"), std::nullopt);
  EXPECT_EQ(objects.read("0f/a-b_c.d9", 0, 10), std::nullopt);
  objects.put("0f/a-b_c.d9", source(bytes));
  EXPECT_EQ(objects.size("0f/a-b_c.d9"), 1000U);
  EXPECT_EQ(read_all("0f/a-b_c.d9"), bytes);
  EXPECT_EQ(objects.read("0f/a-b_c.d9", 990, 10), Bytes(bytes.end() - 10, bytes.end()));
  EXPECT_THAT(listed(), ElementsAre("0f/a-b_c.d9"));
  objects.put("0f/a-b_c.d9", source(content(2, 10)));
  EXPECT_EQ(read_all("0f/a-b_c.d9"), content(2, 10));
  objects.erase("0f/a-b_c.d9");
  objects.erase("0f/a-b_c.d9");
  EXPECT_EQ(objects.size("0f/a-b_c.d9"), std::nullopt);
  EXPECT_THAT(listed(), testing::IsEmpty());
}

TEST_F(S3, ALargeOneIsSentInParts) {
  const auto bytes = content(3, 3 * part + 1);
  objects.put("large", source(bytes));
  EXPECT_THAT(server->asked("PUT", "/evidence/large?partNumber="), SizeIs(4));
  EXPECT_EQ(objects.size("large"), bytes.size());
  EXPECT_EQ(objects.read("large", part - 5, 10),
            Bytes(bytes.begin() + part - 5, bytes.begin() + part + 5));
  objects.erase("large");
}

TEST_F(S3, WhatWasSentBeforeACrashIsNotSentAgain) {
  const auto bytes = content(4, 4 * part);
  auto broken = source(bytes);
  broken.read = [&, read = broken.read](std::uint64_t offset, std::span<std::uint8_t> to) {
    if (offset == 2 * part) throw app::VaultFailure(app::VaultTrouble::failed, "the disk is gone");
    read(offset, to);
  };
  EXPECT_THROW(objects.put("resumed", broken), app::VaultFailure);
  EXPECT_EQ(objects.size("resumed"), std::nullopt);

  S3Objects after{server->config(), {.part_bytes = part}};
  after.put("resumed", source(bytes));
  EXPECT_EQ(read_all("resumed"), bytes);
  const auto sent = [](int number) { return "resumed?partNumber=" + std::to_string(number); };
  for (int number = 1; number <= 4; ++number)
    EXPECT_THAT(server->asked("PUT", sent(number)), SizeIs(1)) << number;
  EXPECT_THAT(server->asked("POST", "resumed?uploads="), SizeIs(1));
  objects.erase("resumed");
}

TEST_F(S3, APartOfSomethingElseIsSentAgain) {
  auto bytes = content(5, 3 * part);
  auto broken = source(bytes);
  broken.read = [&, read = broken.read](std::uint64_t offset, std::span<std::uint8_t> to) {
    if (offset == 2 * part) throw app::VaultFailure(app::VaultTrouble::failed, "the disk is gone");
    read(offset, to);
  };
  EXPECT_THROW(objects.put("changed", broken), app::VaultFailure);
  bytes[part] ^= 1U;
  objects.put("changed", source(bytes));
  EXPECT_EQ(read_all("changed"), bytes);
  EXPECT_THAT(server->asked("PUT", "changed?partNumber=1"), SizeIs(1));
  EXPECT_THAT(server->asked("PUT", "changed?partNumber=2"), SizeIs(2));
  objects.erase("changed");
}

TEST_F(S3, ErasingTakesWhatWasSent) {
  const auto bytes = content(6, 3 * part);
  auto broken = source(bytes);
  broken.read = [&, read = broken.read](std::uint64_t offset, std::span<std::uint8_t> to) {
    if (offset > 0) throw app::VaultFailure(app::VaultTrouble::failed, "the disk is gone");
    read(offset, to);
  };
  EXPECT_THROW(objects.put("begun", broken), app::VaultFailure);
  objects.erase("begun");
  objects.put("begun", source(bytes));
  EXPECT_THAT(server->asked("PUT", "begun?partNumber=1"), SizeIs(2));
  EXPECT_EQ(read_all("begun"), bytes);
  objects.erase("begun");
}

TEST_F(S3, AListOfMoreThanAPage) {
  auto config = server->config();
  config.prefix = "many/";
  S3Objects many{config, {.page = 3}};
  for (int i = 0; i < 10; ++i) many.put(std::to_string(i), source({}));
  std::size_t count = 0;
  many.list([&](const app::StoredObject& one) {
    ++count;
    EXPECT_FALSE(one.name.starts_with("many/"));
    EXPECT_GT(one.written, Timestamp{});
  });
  EXPECT_EQ(count, 10U);
  EXPECT_THAT(server->asked("GET", "list-type=2&max-keys=3"), SizeIs(4));
  EXPECT_EQ(objects.size("many/7"), 0U);
}

TEST_F(S3, SaysWhatIsWrong) {
  const auto put = [](S3Config config) {
    return [config] { S3Objects{config}.put("x", source({})); };
  };
  auto wrong = server->config();
  wrong.secret_key = "another";
  EXPECT_THAT(put(wrong), ThrowsMessage<app::VaultFailure>(HasSubstr("403 SignatureDoesNotMatch")));
  wrong = server->config();
  wrong.url += "2";
  EXPECT_THAT(put(wrong), ThrowsMessage<app::VaultFailure>(HasSubstr("404 NoSuchBucket")));
  wrong = server->config();
  wrong.url = "http://127.0.0.1:1/evidence";
  EXPECT_THAT(put(wrong), ThrowsMessage<app::VaultFailure>(HasSubstr("bucket: PUT x: ")));
}

TEST_F(S3, NothingIsAskedOnceItIsStopped) {
  objects.stop();
  EXPECT_THROW(objects.put("late", source({})), app::VaultFailure);
  EXPECT_THAT(server->asked("PUT", "late"), testing::IsEmpty());
}

/// Another's client reads what ours wrote.
TEST_F(S3, S3cmdReadsTheSameBucket) {
  const auto bytes = content(7, 2 * part + 9);
  objects.put("s3cmd/large", source(bytes));
  const auto file = server->folder() / "got";
  const std::string command =
      "s3cmd --config=/dev/null --no-ssl --quiet --region=eu-central-1 --access_key='" +
      std::string{SwiftServer::access} + "' --secret_key='" + SwiftServer::secret +
      "' --host=" + server->host() + " --host-bucket=" + server->host() +
      "/ get s3://evidence/s3cmd/large '" + file.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::ifstream got{file, std::ios::binary};
  EXPECT_EQ((Bytes{std::istreambuf_iterator<char>{got}, {}}), bytes);
  objects.erase("s3cmd/large");
}

TEST_F(S3, NothingInItCanBeRead) {
  fakes::SeededEntropy entropy{9};
  const auto folder = server->folder() / "vault";
  vault::BucketVault vault{folder, entropy, objects};
  const EvidenceId evidence{entropy.id_bytes()};
  const auto key = app::new_key(entropy);
  const std::string marked = "marked: Jane Doe, 12 Long Lane";
  Bytes bytes;
  while (bytes.size() < 3 * part) bytes.insert(bytes.end(), marked.begin(), marked.end());
  {
    auto writer = vault.create(evidence, key);
    ASSERT_TRUE((*writer)->append(bytes));
    ASSERT_TRUE((*writer)->finish());
  }
  ASSERT_TRUE(vault.move(evidence));
  const auto sealed = read_all(vault::VaultFolder::name_of(evidence));
  EXPECT_EQ(std::search(sealed.begin(), sealed.end(), marked.begin(), marked.end()), sealed.end());
  auto reader = vault.open(evidence, key);
  ASSERT_TRUE(reader);
  Bytes read(bytes.size());
  EXPECT_EQ((*reader)->read(0, read).value(), bytes.size());
  EXPECT_EQ(read, bytes);
  EXPECT_TRUE(vault.erase(evidence));
  EXPECT_EQ(objects.size(vault::VaultFolder::name_of(evidence)), std::nullopt);
}

}  // namespace
}  // namespace visavis::s3
