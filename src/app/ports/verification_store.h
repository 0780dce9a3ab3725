#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "app/messages/mail_record.h"
#include "app/messages/stored.h"
#include "base/result.h"

namespace visavis::app {

/// Verifications and their events. Throws StoreFailure when the disk or the database fails; nothing
/// is half-written then. When commit() has returned, a kill -9 loses nothing of it.
class VerificationStore {
 public:
  virtual ~VerificationStore() = default;

  virtual std::optional<Verification> verification(VerificationId id) = 0;
  /// The account's latest verification that is not canceled: what its hold derives from.
  virtual std::optional<Verification> current(MarketplaceId marketplace,
                                              const AccountId& account) = 0;
  /// The verification that is in this call now.
  virtual std::optional<VerificationId> verification_of_call(CallId call) = 0;
  /// Newest first; one more than limit is never returned.
  virtual std::vector<Verification> list(const VerificationFilter& filter) = 0;
  /// All verifications with that status, oldest first, over all marketplaces (start-up, reviews).
  virtual std::vector<Verification> with_status(std::string_view status) = 0;
  /// Verifications whose appeal waits for an answer, longest waiting first.
  virtual std::vector<Verification> open_appeals() = 0;
  /// Slots that are booked, from `from` to `until` (both included), soonest first.
  virtual std::vector<BookedSlot> booked_slots(Timestamp from, Timestamp until) = 0;
  /// The current verification of every account, in no particular order: fills the permission board
  /// at start-up.
  virtual void each_current(const std::function<void(const Verification&)>& visit) = 0;

  /// Timers whose time has come at `now` and that are not useless yet, longest due first.
  virtual std::vector<DueTimer> due(Timestamp now, std::size_t limit) = 0;
  /// Gives every open or failed verification the timers that `timers_of` says, in place of those it
  /// has: for a policy that has changed. In one transaction.
  virtual void retime(const std::function<std::vector<Timer>(const Verification&)>& timers_of) = 0;

  /// The first step (sequence 1) inserts the row; a later one requires that the stored version is
  /// sequence - 1. The event's hash is chained to the verification's last event. Returns the
  /// event's position.
  virtual Result<std::int64_t, CommitRefusal> commit(const Step& step) = 0;

  /// Events after a position, oldest first: what one marketplace may see of its own, or (no
  /// marketplace) all of all.
  virtual std::vector<StoredEvent> events_after(std::int64_t position, std::size_t limit,
                                                std::optional<MarketplaceId> marketplace) = 0;
  /// A verification's whole history, oldest first.
  virtual std::vector<StoredEvent> history(VerificationId id) = 0;
  /// The mails that its steps have written, oldest first.
  virtual std::vector<MailRecord> mails_of(VerificationId id) = 0;
};

}  // namespace visavis::app
