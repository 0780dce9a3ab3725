#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/mail_outbox.h"
#include "app/ports/meetings.h"
#include "app/ports/outbox.h"
#include "app/ports/store_connection.h"

namespace visavis::contracts {

/// The ports over one connection to a storage, for one thread.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual app::StoreConnection& store() = 0;
  app::VerificationStore& verifications() { return store().verifications(); }
  app::Marketplaces& marketplaces() { return store().marketplaces(); }
  app::StaffRecords& staff() { return store().staff(); }
  app::StaffFactors& factors() { return store().factors(); }
  app::Links& links() { return store().links(); }
  app::ActLog& acts() { return store().acts(); }
  /// What is on its way out; CHECKs that the storage keeps it.
  virtual app::Outbox& outbox() = 0;
  virtual app::MailOutbox& mails() = 0;
  virtual app::PhotoFetches& photo_fetches() = 0;
  virtual app::OverMeetings& over_meetings() = 0;
  /// The position of the first event or act whose hash does not fit; nothing when both chains are
  /// whole.
  virtual std::optional<std::int64_t> chain_broken_at() = 0;
};

/// An empty database that goes away with its object.
class Storage {
 public:
  virtual ~Storage() = default;
  virtual std::unique_ptr<Connection> connect() = 0;
  /// Changes the tables behind the stores' back, without any constraint; CHECKs that there are
  /// tables.
  virtual void tamper(const std::string& sql) = 0;
  /// Whether the text stands in any column of the mails' table.
  virtual bool mails_hold(const std::string& text) = 0;
};

struct StorageKind {
  const char* name;
  std::unique_ptr<Storage> (*make)();
};
std::ostream& operator<<(std::ostream& out, const StorageKind& kind);

/// What the suite runs against.
const std::vector<StorageKind>& storage_kinds();
/// Those of them that are a database: with outboxes and with tables that somebody may tamper with.
const std::vector<StorageKind>& database_kinds();

std::unique_ptr<Storage> sqlite_storage();
std::unique_ptr<Storage> memory_storage();

}  // namespace visavis::contracts
