#pragma once

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/sqlite_act_log.h"
#include "adapters/sqlite/sqlite_chain.h"
#include "adapters/sqlite/sqlite_evidence.h"
#include "adapters/sqlite/sqlite_exports.h"
#include "adapters/sqlite/sqlite_factors.h"
#include "adapters/sqlite/sqlite_legal_holds.h"
#include "adapters/sqlite/sqlite_links.h"
#include "adapters/sqlite/sqlite_marketplaces.h"
#include "adapters/sqlite/sqlite_photos.h"
#include "adapters/sqlite/sqlite_staff.h"
#include "adapters/sqlite/sqlite_verifications.h"
#include "app/ports/store_connection.h"

namespace visavis::sqlite {

/// The store in SQLite, over one connection, for one thread.
class SqliteConnection : public app::StoreConnection {
 public:
  /// Opens the file as Database does.
  explicit SqliteConnection(const SqliteConfig& config) : database_(config) {}

  app::VerificationStore& verifications() override { return verifications_; }
  app::Marketplaces& marketplaces() override { return marketplaces_; }
  app::StaffRecords& staff() override { return staff_; }
  app::StaffFactors& factors() override { return factors_; }
  app::Links& links() override { return links_; }
  app::ActLog& acts() override { return acts_; }
  app::ChainRecords& chain() override { return chain_; }
  app::Photos& photos() override { return photos_; }
  app::EvidenceRecords& evidence() override { return evidence_; }
  app::LegalHolds& legal_holds() override { return legal_holds_; }
  app::Exports& exports() override { return exports_; }

  void together(const std::function<void()>& all) override {
    database_.check_files();
    run(all);
    // Nobody is told that something is saved where nobody looks for it.
    database_.check_files();
  }
  void apart(const std::function<void()>& one) override { run(one); }
  void try_saving() override {
    together([this] { probe_.execute(); });
  }
  std::optional<std::string> warning() override { return database_.folding_trouble(); }

  Database& database() { return database_; }

 private:
  /// Within another transaction it is a part of that one.
  void run(const std::function<void()>& work) {
    Transaction transaction{database_.transactions()};
    work();
    transaction.commit();
  }

  Database database_;
  SqliteVerifications verifications_{database_};
  SqliteMarketplaces marketplaces_{database_};
  SqliteStaff staff_{database_};
  SqliteFactors factors_{database_};
  SqliteLinks links_{database_};
  SqliteActLog acts_{database_};
  SqliteChain chain_{database_};
  SqlitePhotos photos_{database_};
  SqliteEvidence evidence_{database_};
  SqliteLegalHolds legal_holds_{database_};
  SqliteExports exports_{database_};
  Statement probe_{database_.handle(), "UPDATE saving_probe SET count = count + 1 WHERE one = 1"};
};

}  // namespace visavis::sqlite
