#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/live/rules.h"
#include "app/messages/committed.h"
#include "app/ports/store_connection.h"
#include "domain/device.h"
#include "domain/queue.h"

namespace visavis::app {

/// What is read once about a verification when its applicant's first device connects. The steps
/// keep it true from then on: nothing that owns a socket asks the store again.
struct Introduction {
  Verification verification;
  std::string marketplace_name;
  std::string support_url = {};
  std::optional<CallMedium> marketplace_medium = {};
  std::optional<DeviceId> was_in_charge = {};  ///< before a restart
};

/// How their next call is to be held.
CallMedium medium_of(const Introduction& introduction, const MeetingRules& rules);
/// It will be recorded.
bool is_recorded(const Introduction& introduction, const MeetingRules& rules);
/// The call that they are in is recorded.
bool is_recorded(const Verification& verification, const InCall& in_call,
                 const MeetingRules& rules);
/// What they still wait for when it is their turn.
ServedWith served_with(const Introduction& introduction, const MeetingRules& rules);

/// Nothing when there is no such verification.
std::optional<Introduction> read_introduction(StoreConnection& store, VerificationId id);

/// The verifications of those who are here, wait, or are in a call.
class Introductions {
 public:
  explicit Introductions(Monotonic begun) : begun_(begun) {}

  void add(Introduction introduction);
  void on(const CommittedStep& step);
  /// Takes over what is told of a marketplace. Returns whom it is the marketplace of.
  std::vector<VerificationId> on(const Marketplace& marketplace);
  const Introduction* find(VerificationId id) const;
  /// The device that was in charge before the restart; nothing once it has been away for too long.
  std::optional<DeviceId> was_in_charge(VerificationId id, Monotonic now) const;
  std::optional<DeviceId> was_in_charge(const Introduction& introduction, Monotonic now) const;
  /// Everybody of whom that is so.
  std::vector<VerificationId> all(const std::function<bool(const Introduction&)>& is_so) const;
  void keep_only(const std::function<bool(VerificationId)>& wanted);

 private:
  const Monotonic begun_;
  std::map<VerificationId, Introduction> known_;
};

}  // namespace visavis::app
