#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/verification_store.h"

namespace visavis::sqlite {

/// Verifications and their events in SQLite. For the thread of its connection.
class SqliteVerifications : public app::VerificationStore {
 public:
  explicit SqliteVerifications(Database& database);

  std::optional<Verification> verification(VerificationId id) override;
  std::optional<Verification> current(MarketplaceId marketplace, const AccountId& account) override;
  std::optional<VerificationId> verification_of_call(CallId call) override;
  std::vector<Verification> list(const app::VerificationFilter& filter) override;
  std::vector<Verification> with_status(std::string_view status) override;
  std::vector<Verification> open_appeals() override;
  std::vector<app::BookedSlot> booked_slots(Timestamp from, Timestamp until) override;
  /// `visit` may read from this store, not write.
  void each_current(const std::function<void(const Verification&)>& visit) override;

  std::vector<app::DueTimer> due(Timestamp now, std::size_t limit) override;
  void retime(const std::function<std::vector<Timer>(const Verification&)>& timers_of) override;

  Result<std::int64_t, app::CommitRefusal> commit(const app::Step& step) override;

  std::vector<app::StoredEvent> events_after(std::int64_t position, std::size_t limit,
                                             std::optional<MarketplaceId> marketplace) override;
  std::vector<app::StoredEvent> history(VerificationId id) override;
  std::vector<app::MailRecord> mails_of(VerificationId id) override;

 private:
  /// What a commit knows of the row before it writes.
  struct Row {
    std::int64_t number = 0;
    std::uint64_t version = 0;
    app::Hash last_hash{};
  };
  std::optional<Row> find(VerificationId id);
  std::int64_t insert(const app::Step& step, const app::Hash& hash);
  std::int64_t append(const app::Step& step, std::int64_t number, const std::string& encoded,
                      const app::Hash& previous, const app::Hash& hash);
  void tell(const app::Step& step, std::int64_t number, std::int64_t position);
  void see_to_photo(const app::Step& step, std::int64_t number);
  void see_to_meeting(const app::Step& step, std::int64_t number);
  void see_to_evidence(const EventBody& body, std::int64_t number);
  void keep_evidence(const RecordedFile& one);
  std::vector<Timer> stored_timers(std::int64_t number);
  void set_timers(std::int64_t number, const std::vector<Timer>& timers);

  TransactionStatements& transactions_;
  Statement get_, current_, of_call_, start_after_;
  Statement list_, list_account_, list_status_, list_account_status_;
  Statement with_status_, open_appeals_, booked_slots_, each_current_;
  Statement due_, blocking_all_, timers_, clear_timers_, set_timer_;
  Statement find_, blocking_, insert_, update_, append_, deliver_, take_back_, mail_;
  Statement want_photo_, unwant_photo_, meeting_begins_, meeting_over_;
  Statement keep_evidence_, describe_still_, lose_evidence_, erase_evidence_;
  Statement withdraw_call_, withdraw_evidence_;
  Statement events_, events_of_marketplace_, history_, mails_of_;
};

}  // namespace visavis::sqlite
