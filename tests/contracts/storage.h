#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/directory.h"
#include "app/ports/mail_outbox.h"
#include "app/ports/outbox.h"
#include "app/ports/verification_store.h"

namespace visavis::contracts {

/// The ports over one connection to a storage, for one thread.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual app::VerificationStore& verifications() = 0;
  virtual app::Directory& directory() = 0;
  virtual app::Outbox& outbox() = 0;
  virtual app::MailOutbox& mails() = 0;
  /// The position of the first event whose hash does not fit; nothing when the chain is whole.
  virtual std::optional<std::int64_t> chain_broken_at() = 0;
};

/// An empty database that goes away with its object.
class Storage {
 public:
  virtual ~Storage() = default;
  virtual std::unique_ptr<Connection> connect() = 0;
  /// Changes the tables behind the stores' back, without any constraint.
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

std::unique_ptr<Storage> sqlite_storage();

}  // namespace visavis::contracts
