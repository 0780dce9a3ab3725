#pragma once

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/statement.h"
#include "app/ports/verification_store.h"

namespace visavis::sqlite {

/// Verifications and their events in SQLite. For the thread of its connection.
class SqliteVerifications : public app::VerificationStore {
 public:
  explicit SqliteVerifications(Database& database);

  std::optional<Verification> verification(VerificationId id) override;
  std::optional<Verification> current(MarketplaceId marketplace, const AccountId& account) override;
  std::vector<Verification> list(const app::VerificationFilter& filter) override;
  std::vector<Verification> with_status(std::string_view status) override;
  std::vector<VerificationId> overdue_at(Timestamp at, std::size_t limit) override;
  std::vector<VerificationId> unreminded(Timestamp deadline_before, std::size_t limit) override;
  std::vector<Verification> open_appeals() override;
  std::vector<app::BookedSlot> booked_slots(Timestamp from, Timestamp until) override;
  std::vector<VerificationId> slot_reminders_due(Timestamp at, std::size_t limit) override;
  /// `visit` may read from this store, not write.
  void each_current(const std::function<void(const Verification&)>& visit) override;

  Result<Done, app::CommitRefusal> commit(const app::Step& step) override;

  std::vector<app::StoredEvent> events_after(std::int64_t position, std::size_t limit,
                                             std::optional<MarketplaceId> marketplace) override;
  std::vector<app::StoredEvent> history(VerificationId id) override;

 private:
  /// What a commit knows of the row before it writes.
  struct Row {
    std::int64_t number = 0;
    std::uint64_t version = 0;
    app::Hash last_hash{};
  };
  std::optional<Row> find(VerificationId id);
  std::int64_t insert(const app::Step& step, const app::Hash& hash);
  void append(const app::Step& step, std::int64_t number, const std::string& encoded,
              const app::Hash& previous, const app::Hash& hash);

  TransactionStatements& transactions_;
  Statement get_, current_, start_after_;
  Statement list_, list_account_, list_status_, list_account_status_;
  Statement with_status_, overdue_, unreminded_, open_appeals_;
  Statement booked_slots_, slot_reminders_, each_current_;
  Statement find_, blocking_, insert_, update_, append_, deliver_, take_back_, mail_;
  Statement events_, events_of_marketplace_, history_;
};

}  // namespace visavis::sqlite
