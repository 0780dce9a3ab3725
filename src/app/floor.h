#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"
#include "domain/queue.h"

namespace visavis::app {

/// Who is here now: applicants and staff on their WebSockets, the queue, the offers, and the calls'
/// negotiations. Lives in memory; what must survive a restart is in the store (waiting, in_call),
/// from which restore() rebuilds it. All time comes from the caller: tick() is called a few times a
/// second, and with a test's clock a day passes at once.
class Floor {
 public:
  Floor();
  ~Floor();

  /// Reads waiting applicants and running calls from the store. Everybody counts as just gone away.
  void restore(Context& context);
  /// Ends offers and absences that took too long, records passed deadlines, matches. Cheap when
  /// there is nothing to do.
  void tick(Context& context);

  // From the WebSocket adapter. Connecting sends the state at once; a newer connection of the same
  // person has already replaced the older one there.
  void connected(Context& context, const ApplicantDevice& device);
  void disconnected(Context& context, const ApplicantDevice& device);
  Result<Done, Refusal> said(Context& context, const ApplicantDevice& device,
                             const FromDevice& message);
  void connected(Context& context, const Staff& staff);
  void disconnected(Context& context, StaffId staff);
  Result<Done, Refusal> said(Context& context, StaffId staff, const FromStaff& message);

  // What the one in charge of an applicant's devices does (floor_devices.cpp), and of applicants
  // whose devices nobody tells apart.
  void connected(Context& context, VerificationId applicant);
  void disconnected(Context& context, VerificationId applicant);
  Result<Done, Refusal> said(Context& context, VerificationId applicant,
                             const FromApplicant& message);

  /// A link of the verification was opened on this device: it takes charge when it connects.
  void expect(Context& context, VerificationId applicant, DeviceId device);
  /// Who gets the call's messages.
  std::optional<DeviceId> device_in_charge(VerificationId applicant) const;
  /// What this device's page shows of the two; for one that is not connected, as if it were.
  DeviceView device_view(Context& context, VerificationId applicant, DeviceId device) const;

  /// From the relay, on the app's thread.
  void relay_event(Context& context, const RelayEvent& event);

  /// From reactions: the verification took a step.
  void changed(Context& context, const Verification& before, const Verification& after);

  /// From reactions: the account's permissions could not be read; they are published at the next
  /// tick.
  void publish_later(MarketplaceId marketplace, const AccountId& account);

  struct Counts {
    std::size_t waiting = 0, calls = 0, staff_available = 0, applicants_connected = 0,
                staff_connected = 0;
  };
  Counts counts() const;

  /// The applicant's page without a WebSocket (GET /applicant/verification).
  std::optional<ApplicantView> applicant_view(Context& context, VerificationId id) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Somebody away for longer loses the place or the call.
inline constexpr Duration absence_limit = std::chrono::seconds{60};
/// An offer that is not accepted goes to the next representative.
inline constexpr Duration offer_limit = std::chrono::seconds{30};

}  // namespace visavis::app
