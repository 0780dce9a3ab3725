#pragma once

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/statement.h"
#include "app/ports/directory.h"

namespace visavis::sqlite {

/// Marketplaces, keys, staff, sessions and links in SQLite. For the thread of its connection.
class SqliteDirectory : public app::Directory {
 public:
  explicit SqliteDirectory(Database& database);

  void add_marketplace(const app::Marketplace& marketplace, Timestamp now) override;
  std::optional<app::Marketplace> marketplace(MarketplaceId id) override;
  std::vector<app::Marketplace> marketplaces() override;
  void add_api_key(const app::SecretHash& key, MarketplaceId marketplace, Timestamp now) override;
  std::optional<MarketplaceId> marketplace_of_key(const app::SecretHash& key) override;

  bool add_staff(const app::Staff& staff, Timestamp now) override;
  std::optional<app::Staff> staff(StaffId id) override;
  std::optional<app::Staff> staff_with_email(std::string_view email) override;
  void set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) override;
  std::optional<std::string> staff_photo(StaffId staff) override;

  void add_session(const app::StaffSession& session) override;
  std::optional<app::StaffSession> session(const app::SecretHash& token) override;
  void remove_session(const app::SecretHash& token) override;

  void add_link(const app::ApplicantLink& link) override;
  std::optional<app::ApplicantLink> link(const app::SecretHash& token) override;
  std::optional<app::ApplicantLink> link_of_device(const app::SecretHash& device) override;
  bool bind_link(const app::SecretHash& token, const app::BoundDevice& device) override;
  void take_charge(VerificationId verification, const app::SecretHash& device) override;
  std::optional<app::SecretHash> device_in_charge(VerificationId verification) override;
  void forget_expired(Timestamp now) override;

 private:
  TransactionStatements& transactions_;
  Statement add_marketplace_, marketplace_, marketplaces_, add_key_, marketplace_of_key_;
  Statement add_staff_, staff_, staff_with_email_, set_staff_photo_, staff_photo_;
  Statement add_session_, session_, remove_session_, forget_sessions_;
  Statement add_link_, link_, link_of_device_, bind_link_, forget_links_, forget_devices_;
  Statement end_minted_, take_charge_, device_in_charge_;
};

}  // namespace visavis::sqlite
