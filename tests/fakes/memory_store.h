#pragma once

#include <functional>
#include <map>
#include <vector>

#include "app/ports/directory.h"
#include "app/ports/verification_store.h"

namespace visavis::fakes {

/// The store in memory: passes the same contract tests as the real ones.
class MemoryStore : public app::VerificationStore, public app::Directory {
 public:
  /// Called before each use of verifications, marketplaces and staff: may throw StoreFailure.
  std::function<void()> trouble = [] {};

  std::optional<Verification> verification(VerificationId id) override;
  std::optional<Verification> current(MarketplaceId marketplace, const AccountId& account) override;
  std::vector<Verification> list(const app::VerificationFilter& filter) override;
  std::vector<Verification> with_status(std::string_view status) override;
  std::vector<VerificationId> overdue_at(Timestamp at, std::size_t limit) override;
  std::vector<VerificationId> unreminded(Timestamp deadline_before, std::size_t limit) override;
  std::vector<Verification> open_appeals() override;
  std::vector<app::BookedSlot> booked_slots(Timestamp from, Timestamp until) override;
  std::vector<VerificationId> slot_reminders_due(Timestamp at, std::size_t limit) override;
  void each_current(const std::function<void(const Verification&)>& visit) override;
  Result<Done, app::CommitRefusal> commit(const app::Step& step) override;
  std::vector<app::StoredEvent> events_after(std::int64_t position, std::size_t limit,
                                             std::optional<MarketplaceId> marketplace) override;
  std::vector<app::StoredEvent> history(VerificationId id) override;
  /// What was written with the steps, oldest first.
  std::vector<app::MailDraft> mails;

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
  std::vector<VerificationId> order_;  // of creation
  std::map<VerificationId, Verification> rows_;
  std::vector<app::StoredEvent> events_;
  std::map<MarketplaceId, Marketplace> marketplaces_;
  std::map<SecretHash, MarketplaceId> keys_;
  std::map<StaffId, Staff> staff_;
  std::map<StaffId, std::string> photos_;
  std::map<SecretHash, StaffSession> sessions_;
  std::vector<ApplicantLink> links_;
  std::vector<std::pair<VerificationId, SecretHash>> charges_;  // the newest last
};

}  // namespace visavis::fakes
