#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/mail_draft.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/verification.h"

namespace visavis::app {

using Hash = std::array<std::uint8_t, 32>;

/// An event as it stands in the log.
struct StoredEvent {
  std::int64_t position = 0;  ///< grows over the whole store; gaps are allowed
  MarketplaceId marketplace;
  VerificationId verification;
  std::string account;
  Event event;
  std::string body;  ///< the `data` of the event in the API and in webhooks (JSON), as written when
                     ///< it happened
  std::string type;  ///< "verification.required", ...
  std::string previous_status;  ///< empty for the first event
  Hash previous_hash{};         ///< all zero for the first event
  Hash hash{};
};

/// One step of a verification: the row after the event, the event, the mail that tells of it, and
/// the kinds of earlier mails that are taken back if they were not sent yet. Saved in one
/// transaction.
struct Step {
  Verification after;
  Event event;
  std::string body;
  std::string type;
  std::string previous_status;
  std::optional<MailDraft> mail = std::nullopt;
  std::vector<std::string> mails_outdated = {};
};

enum class CommitRefusal {
  version_conflict,     ///< another step was committed first: load again and decide again
  verification_exists,  ///< begin(): the account has an open or failed verification
};

struct VerificationFilter {
  MarketplaceId marketplace;
  std::optional<AccountId> account;
  std::optional<std::string> status;
  std::optional<VerificationId> starting_after;
  std::size_t limit = 20;
};

/// How many applicants have booked a slot.
struct BookedSlot {
  Timestamp at;
  std::size_t bookings = 0;
  friend bool operator==(const BookedSlot&, const BookedSlot&) = default;
};

/// Verifications and their events. Throws StoreFailure when the disk or the database fails; nothing
/// is half-written then. When commit() has returned, a kill -9 loses nothing of it.
class VerificationStore {
 public:
  virtual ~VerificationStore() = default;

  virtual std::optional<Verification> verification(VerificationId id) = 0;
  /// The account's latest verification that is not canceled: what its hold derives from.
  virtual std::optional<Verification> current(MarketplaceId marketplace,
                                              const AccountId& account) = 0;
  /// Newest first; one more than limit is never returned.
  virtual std::vector<Verification> list(const VerificationFilter& filter) = 0;
  /// All verifications with that status, oldest first, over all marketplaces (start-up, reviews).
  virtual std::vector<Verification> with_status(std::string_view status) = 0;
  /// Required verifications whose deadline is at or before `at` and was not yet recorded as passed.
  virtual std::vector<VerificationId> overdue_at(Timestamp at, std::size_t limit) = 0;
  /// Required verifications whose deadline is before `deadline_before` and that were neither
  /// reminded of it nor told that it passed.
  virtual std::vector<VerificationId> unreminded(Timestamp deadline_before, std::size_t limit) = 0;
  /// Verifications whose appeal waits for an answer, longest waiting first.
  virtual std::vector<Verification> open_appeals() = 0;
  /// Slots that are booked, from `from` to `until` (both included), soonest first.
  virtual std::vector<BookedSlot> booked_slots(Timestamp from, Timestamp until) = 0;
  /// Verifications whose slot comes within slot_reminder_before of `at`, and whose applicants are
  /// not waiting and were not reminded.
  virtual std::vector<VerificationId> slot_reminders_due(Timestamp at, std::size_t limit) = 0;
  /// The current verification of every account, in no particular order: fills the permission board
  /// at start-up.
  virtual void each_current(const std::function<void(const Verification&)>& visit) = 0;

  /// The first step (sequence 1) inserts the row; a later one requires that the stored version is
  /// sequence - 1. The event's hash is chained to the verification's last event.
  virtual Result<Done, CommitRefusal> commit(const Step& step) = 0;

  /// Events after a position, oldest first, of one marketplace or (no marketplace) of all.
  virtual std::vector<StoredEvent> events_after(std::int64_t position, std::size_t limit,
                                                std::optional<MarketplaceId> marketplace) = 0;
  /// A verification's whole history, oldest first.
  virtual std::vector<StoredEvent> history(VerificationId id) = 0;
};

}  // namespace visavis::app
