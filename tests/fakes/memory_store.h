#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "app/ports/store_connection.h"

namespace visavis::fakes {

/// The store in memory: passes the same contract tests as the real ones. It may be used from
/// several threads; whoever works together() has it alone.
class MemoryStore : public app::VerificationStore,
                    public app::Marketplaces,
                    public app::StaffRecords,
                    public app::StaffFactors,
                    public app::Links,
                    public app::ActLog,
                    public app::ChainRecords,
                    public app::Photos,
                    public app::EvidenceRecords,
                    public app::LegalHolds,
                    public app::Exports {
 public:
  /// Called before each use of verifications, marketplaces, staff and acts, and of who is in
  /// charge: may throw StoreFailure.
  std::function<void()> trouble = [] {};
  /// What was written with the steps, oldest first.
  std::vector<app::MailDraft> mails;

  // Verifications.
  std::optional<Verification> verification(VerificationId id) override;
  std::optional<Verification> current(MarketplaceId marketplace, const AccountId& account) override;
  std::optional<VerificationId> verification_of_call(CallId call) override;
  std::vector<Verification> list(const app::VerificationFilter& filter) override;
  std::vector<Verification> with_status(std::string_view status) override;
  std::vector<Verification> open_appeals() override;
  std::vector<app::BookedSlot> booked_slots(Timestamp from, Timestamp until) override;
  void each_current(const std::function<void(const Verification&)>& visit) override;
  std::vector<app::DueTimer> due(Timestamp now, std::size_t limit) override;
  void retime(const std::function<std::vector<Timer>(const Verification&)>& timers_of) override;
  Result<std::int64_t, app::CommitRefusal> commit(const app::Step& step) override;
  std::vector<app::StoredEvent> events_after(std::int64_t position, std::size_t limit,
                                             std::optional<MarketplaceId> marketplace) override;
  std::vector<app::StoredEvent> history(VerificationId id) override;
  std::vector<app::MailRecord> mails_of(VerificationId id) override;

  // Acts.
  std::int64_t append(const Act& act) override;
  std::vector<app::StoredAct> acts_after(std::int64_t position, std::size_t limit) override;
  std::vector<app::StoredAct> newest_acts(const app::ActFilter& filter) override;
  std::int64_t last_position() override;

  // The store-wide chain.
  std::vector<app::LogEntry> entries_after(std::int64_t position, std::size_t limit) override;
  std::optional<app::Seal> last_seal() override;
  void keep_seal(std::int64_t block, const app::Seal& seal) override;

  // Pictures of profiles.
  void keep_photo(std::string_view sha256, std::string_view file, Timestamp now) override;
  std::optional<std::string> kept_photo(std::string_view sha256) override;

  // Evidence.
  void add_evidence(const app::EvidenceRecord& growing) override;
  std::optional<app::EvidenceRecord> evidence(EvidenceId id) override;
  std::vector<app::EvidenceRecord> evidence_of(VerificationId verification) override;
  std::vector<app::EvidenceRecord> listed_evidence(const app::EvidenceFilter& filter) override;
  std::vector<app::EvidenceRecord> growing_evidence() override;
  std::vector<app::EvidenceRecord> expired_evidence(const app::EvidenceKeptSince& kept,
                                                    std::size_t limit) override;
  std::vector<app::EvidenceRecord> withdrawn_evidence(std::size_t limit) override;
  void rewrap_evidence(EvidenceId id, const std::string& wrapped_key) override;
  bool add_legal_hold(const app::LegalHold& hold) override;
  bool remove_legal_hold(const app::HeldEvidence& on) override;
  std::vector<app::LegalHold> legal_holds() override;
  void add_export(const EvidenceExport& asked) override;
  bool answer_export(ExportId id, const ExportAnswer& answer,
                     const std::optional<app::ExportContent>& content) override;
  std::optional<app::ExportRecord> asked_export(ExportId id) override;
  std::vector<app::ExportRecord> newest_exports(std::optional<VerificationId> of,
                                                std::size_t limit) override;

  // Marketplaces.
  void add_marketplace(const Marketplace& marketplace, Timestamp now) override;
  std::optional<Marketplace> marketplace(MarketplaceId id) override;
  std::vector<Marketplace> marketplaces() override;
  bool set_support_url(MarketplaceId id, const std::string& url) override;
  bool set_medium(MarketplaceId id, std::optional<CallMedium> medium) override;
  bool set_webhook_url(MarketplaceId id, const std::string& url) override;
  bool set_webhook_secret(MarketplaceId id, const std::string& secret,
                          const std::optional<RetiringSecret>& retiring) override;
  bool resume_webhooks(MarketplaceId id) override;
  void add_api_key(const SecretHash& key, MarketplaceId marketplace, const std::string& name,
                   Timestamp now) override;
  std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) override;
  std::vector<ApiKey> api_keys(MarketplaceId marketplace) override;
  std::optional<MarketplaceId> revoke_api_key(ApiKeyId key, Timestamp now) override;
  void api_key_used(const SecretHash& key, Timestamp now) override;

  // Staff.
  bool add_staff(const Staff& staff, Timestamp now) override;
  std::optional<Staff> staff(StaffId id) override;
  std::optional<Staff> staff_with_email(std::string_view email) override;
  void set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) override;
  std::optional<std::string> staff_photo(StaffId staff) override;
  void set_staff_role(StaffId staff, Role role) override;
  void set_staff_password(StaffId staff, const std::string& password_hash) override;
  void set_staff_disabled(StaffId staff, std::optional<Timestamp> since) override;
  std::vector<Staff> every_staff() override;
  void add_session(const StaffSession& session) override;
  std::optional<StaffSession> session(const SecretHash& token) override;
  void remove_session(const SecretHash& token) override;
  void note_session(const StaffSession& session) override;
  void remove_sessions_of(StaffId staff) override;
  std::vector<StaffSession> sessions_of(StaffId staff, Timestamp now) override;
  void add_known_device(const KnownDevice& device) override;
  std::vector<KnownDevice> known_devices(const SecretHash& token) override;
  void forget_expired_sessions(Timestamp now) override;

  // Second factors.
  TotpRecord totp(StaffId staff) override;
  void set_totp(StaffId staff, const TotpRecord& record) override;
  void set_recovery_codes(StaffId staff, const std::vector<SecretHash>& codes) override;
  std::size_t recovery_codes_left(StaffId staff) override;
  bool use_recovery_code(StaffId staff, const SecretHash& code) override;
  std::vector<Passkey> passkeys(StaffId staff) override;
  bool add_passkey(const Passkey& passkey) override;
  void note_passkey(const Passkey& passkey) override;
  void remove_passkey(PasskeyId passkey) override;
  void add_ticket(const StaffTicket& ticket) override;
  std::optional<StaffTicket> ticket(const SecretHash& token) override;
  void remove_ticket(const SecretHash& token) override;

  // Links.
  void add_link(const ApplicantLink& link) override;
  std::optional<ApplicantLink> link(const SecretHash& token) override;
  std::optional<ApplicantLink> link_of_device(const SecretHash& device) override;
  bool bind_link(const SecretHash& token, const BoundDevice& device) override;
  void take_charge(VerificationId verification, const SecretHash& device) override;
  std::optional<SecretHash> device_in_charge(VerificationId verification) override;
  void forget_expired_links(Timestamp now) override;

  /// Runs `all` with the store for itself; what it wrote is undone when it throws.
  void together(const std::function<void()>& all);

 private:
  using Lock = std::unique_lock<std::recursive_mutex>;

  /// Copied by together(): what may grow is shared, and never changed in its place.
  struct State {
    std::vector<VerificationId> order;  // of creation
    std::map<VerificationId, std::shared_ptr<const Verification>> rows;
    std::map<VerificationId, std::vector<Timer>> timers;
    std::vector<std::shared_ptr<const app::StoredEvent>> events;
    std::vector<std::shared_ptr<const app::StoredAct>> acts;
    std::int64_t last_position = 0;
    std::map<std::int64_t, app::Seal> seals;  // by block
    std::vector<Marketplace> marketplaces;
    std::vector<ApiKey> keys;
    std::vector<Staff> staff;
    std::map<StaffId, std::string> photos;
    std::map<std::string, std::string> profile_photos;  // by SHA-256
    std::vector<app::EvidenceRecord> evidence;          // as it was added
    std::set<CallId> withdrawn_calls;
    std::vector<app::LegalHold> legal_holds;  // as they were added
    std::vector<app::ExportRecord> exports;   // as they were added
    std::vector<std::pair<VerificationId, app::MailRecord>> mails;
    std::map<SecretHash, StaffSession> sessions;
    std::map<std::pair<SecretHash, StaffId>, KnownDevice> devices;
    std::map<StaffId, TotpRecord> totps;
    std::map<StaffId, std::vector<SecretHash>> recovery_codes;
    std::vector<Passkey> passkeys;
    std::map<SecretHash, StaffTicket> tickets;
    std::vector<ApplicantLink> links;
    std::vector<std::pair<VerificationId, SecretHash>> charges;  // the newest last
  };

  Lock alone() { return Lock{mutex_}; }
  Marketplace* find(MarketplaceId id);
  Staff* find(StaffId id);
  /// The same, after trouble().
  Lock use();
  bool account_is_blocked(const Verification& by_other) const;
  app::Hash last_hash(VerificationId id) const;
  void see_to_evidence(const EventBody& body);
  app::EvidenceRecord with_hold(app::EvidenceRecord record) const;
  std::vector<app::EvidenceRecord> evidence_where(
      const std::function<bool(const app::EvidenceRecord&)>& is_so);

  std::recursive_mutex mutex_;
  State state_;
};

/// A connection to it. It has no state of its own.
class MemoryConnection : public app::StoreConnection {
 public:
  explicit MemoryConnection(MemoryStore& store) : store_(store) {}

  app::VerificationStore& verifications() override { return store_; }
  app::Marketplaces& marketplaces() override { return store_; }
  app::StaffRecords& staff() override { return store_; }
  app::StaffFactors& factors() override { return store_; }
  app::Links& links() override { return store_; }
  app::ActLog& acts() override { return store_; }
  app::ChainRecords& chain() override { return store_; }
  app::Photos& photos() override { return store_; }
  app::EvidenceRecords& evidence() override { return store_; }
  app::LegalHolds& legal_holds() override { return store_; }
  app::Exports& exports() override { return store_; }
  void together(const std::function<void()>& all) override { store_.together(all); }
  void apart(const std::function<void()>& one) override { store_.together(one); }
  void try_saving() override {
    together([] {});
  }
  std::optional<std::string> warning() override { return std::nullopt; }

 private:
  MemoryStore& store_;
};

}  // namespace visavis::fakes
