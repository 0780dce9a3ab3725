#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "contracts/storage.h"
#include "contracts/story.h"

namespace visavis::contracts {

/// A storage with marketplaces 1 and 2 (webhooks) and 3 (none), and one connection to it.
class StoreContract : public testing::TestWithParam<StorageKind> {
 protected:
  StoreContract() {
    for (std::uint32_t number = 1; number <= 3; ++number) {
      auto marketplace = a_marketplace(number);
      if (number == 3) marketplace.webhook_url.clear();
      connection->directory().add_marketplace(marketplace, start_of_story);
    }
  }

  app::VerificationStore& store() { return connection->verifications(); }
  app::Directory& directory() { return connection->directory(); }
  app::Outbox& outbox() { return connection->outbox(); }

  void commit(const app::Step& step) { ASSERT_TRUE(store().commit(step).ok()); }
  /// Why the commit is refused; fails when it is not.
  app::CommitRefusal refusal(const app::Step& step) {
    const auto result = store().commit(step);
    EXPECT_FALSE(result.ok()) << "not refused";
    return result.ok() ? app::CommitRefusal{} : result.error();
  }

  std::unique_ptr<Storage> storage = GetParam().make();
  std::unique_ptr<Connection> connection = storage->connect();
};

}  // namespace visavis::contracts

/// Runs a suite against every kind of storage.
#define VISAVIS_ON_EVERY_STORE(suite)                                     \
  INSTANTIATE_TEST_SUITE_P(On, suite, testing::ValuesIn(storage_kinds()), \
                           [](const auto& tested) { return std::string{tested.param.name}; })
