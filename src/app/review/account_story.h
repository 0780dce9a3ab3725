#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "app/ports/store_connection.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/hold.h"

namespace visavis::app {

/// One thing that happened to an account: to a verification of it, by whom the log tells, or a
/// mail.
struct StoryEntry {
  Timestamp at;
  std::optional<VerificationId> verification;  ///< nothing: to the account as a whole
  std::variant<EventBody, Act, MailRecord> what;
};

/// All that is known of an account at a marketplace.
struct AccountStory {
  MarketplaceId marketplace;
  std::string marketplace_name;
  AccountId account;
  std::optional<Hold> hold;                 ///< now
  std::vector<Verification> verifications;  ///< newest first
  std::vector<StoryEntry> entries;          ///< oldest first
};
struct AccountStories {
  std::vector<AccountStory> accounts;  ///< one for each marketplace that has one of this name
  std::map<StaffId, Staff> staff;      ///< who is in them
};

/// For supervisors, administrators and auditors; others are refused role_not_allowed. Refuses
/// account_unknown. Of the newest verifications of an account, as many as a list has at once.
Result<AccountStories, Refusal> account_stories(StoreConnection& store, const Policy& policy,
                                                Timestamp now, const Staff& asks,
                                                const AccountId& account);

/// Who did it; nothing: the applicant, the service, or an operator.
std::optional<StaffId> done_by(const EventBody& body);

}  // namespace visavis::app
