#pragma once

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/statement.h"
#include "app/ports/directory.h"

namespace visavis::sqlite {

/// Marketplaces, keys, staff, sessions and links in SQLite. For the thread of its connection.
class SqliteDirectory : public app::Directory {
 public:
  explicit SqliteDirectory(Database& database);

  void add_marketplace(const Marketplace& marketplace, Timestamp now) override;
  std::optional<Marketplace> marketplace(MarketplaceId id) override;
  std::vector<Marketplace> marketplaces() override;
  void add_api_key(const SecretHash& key, MarketplaceId marketplace, Timestamp now) override;
  std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) override;

  bool add_staff(const Staff& staff, Timestamp now) override;
  std::optional<Staff> staff(StaffId id) override;
  std::optional<Staff> staff_with_email(std::string_view email) override;
  void set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) override;
  std::optional<std::string> staff_photo(StaffId staff) override;

  void add_session(const StaffSession& session) override;
  std::optional<StaffSession> session(const SecretHash& token) override;
  void remove_session(const SecretHash& token) override;

  void add_link(const ApplicantLink& link) override;
  std::optional<ApplicantLink> link(const SecretHash& token) override;
  std::optional<ApplicantLink> link_of_device(const SecretHash& device) override;
  bool bind_link(const SecretHash& token, const BoundDevice& device) override;
  void take_charge(VerificationId verification, const SecretHash& device) override;
  std::optional<SecretHash> device_in_charge(VerificationId verification) override;
  void forget_expired_sessions(Timestamp now) override;
  void forget_expired_links(Timestamp now) override;

 private:
  TransactionStatements& transactions_;
  Statement add_marketplace_, marketplace_, marketplaces_, add_key_, marketplace_of_key_;
  Statement add_staff_, staff_, staff_with_email_, set_staff_photo_, staff_photo_;
  Statement add_session_, session_, remove_session_, forget_sessions_;
  Statement add_link_, link_, link_of_device_, bind_link_, forget_links_, forget_devices_;
  Statement end_minted_, take_charge_, device_in_charge_;
};

}  // namespace visavis::sqlite
