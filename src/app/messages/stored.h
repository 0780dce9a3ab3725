#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/messages/mail_draft.h"
#include "base/id.h"
#include "domain/act.h"
#include "domain/timers.h"
#include "domain/verification.h"

// What the store is given and gives back.
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
  std::string content = {};  ///< `event` as it was written, which the hash is over: what is written
                             ///< today may say the same in another form
};

/// An act as it stands in the log.
struct StoredAct {
  std::int64_t position = 0;
  Act act;
  Hash previous_hash{};  ///< of the act before; all zero for the first
  Hash hash{};
};

/// One step of a verification: the row after the event, the event, what is to happen by time alone
/// from now on, the mail that tells of it, and the kinds of earlier mails that are taken back if
/// they were not sent yet. Saved in one transaction.
struct Step {
  Verification after;
  Event event;
  std::vector<Timer> timers;
  std::string body;
  std::string type;
  std::string previous_status;
  std::optional<MailDraft> mail = std::nullopt;
  std::vector<std::string> mails_outdated = {};
};

/// A timer whose time has come.
struct DueTimer {
  VerificationId verification;
  TimerKind kind = TimerKind::overdue;
  friend bool operator==(const DueTimer&, const DueTimer&) = default;
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

}  // namespace visavis::app
