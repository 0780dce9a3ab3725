#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/links.h"

namespace visavis::sqlite {

/// Links and the devices that opened them in SQLite. For the thread of its connection.
class SqliteLinks : public app::Links {
 public:
  explicit SqliteLinks(Database& database);

  void add_link(const ApplicantLink& link) override;
  std::optional<ApplicantLink> link(const SecretHash& token) override;
  std::optional<ApplicantLink> link_of_device(const SecretHash& device) override;
  bool bind_link(const SecretHash& token, const BoundDevice& device) override;
  void take_charge(VerificationId verification, const SecretHash& device) override;
  std::optional<SecretHash> device_in_charge(VerificationId verification) override;
  void forget_expired_links(Timestamp now) override;

 private:
  TransactionStatements& transactions_;
  Statement add_link_, link_, link_of_device_, bind_link_, forget_links_, forget_devices_;
  Statement end_minted_, take_charge_, device_in_charge_;
};

}  // namespace visavis::sqlite
