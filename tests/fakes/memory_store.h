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
  std::vector<VerificationId> order_;  // of creation
  std::map<VerificationId, Verification> rows_;
  std::vector<app::StoredEvent> events_;
  std::map<MarketplaceId, app::Marketplace> marketplaces_;
  std::map<app::SecretHash, MarketplaceId> keys_;
  std::map<StaffId, app::Staff> staff_;
  std::map<StaffId, std::string> photos_;
  std::map<app::SecretHash, app::StaffSession> sessions_;
  std::vector<app::ApplicantLink> links_;
  std::vector<std::pair<VerificationId, app::SecretHash>> charges_;  // the newest last
};

}  // namespace visavis::fakes
