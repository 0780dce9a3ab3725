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
      connection->marketplaces().add_marketplace(marketplace, start_of_story);
    }
  }

  app::VerificationStore& store() { return connection->verifications(); }
  app::Marketplaces& marketplaces() { return connection->marketplaces(); }
  app::StaffRecords& staff() { return connection->staff(); }
  app::StaffFactors& factors() { return connection->factors(); }
  app::Links& links() { return connection->links(); }
  app::ActLog& acts() { return connection->acts(); }
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
#define VISAVIS_ON_EVERY_STORE(suite) VISAVIS_ON(storage_kinds, suite)
/// Runs a suite against those that are a database.
#define VISAVIS_ON_EVERY_DATABASE(suite) VISAVIS_ON(database_kinds, suite)
#define VISAVIS_ON(kinds, suite)                                  \
  INSTANTIATE_TEST_SUITE_P(On, suite, testing::ValuesIn(kinds()), \
                           [](const auto& tested) { return std::string{tested.param.name}; })
