#pragma once

#include <map>
#include <optional>
#include <vector>

#include "app/ports/clock.h"
#include "base/refusal.h"
#include "base/result.h"
#include "base/token_bucket.h"
#include "domain/device.h"

namespace visavis::app {

/// The devices of each verification: which are here, and which one is in charge. That one speaks,
/// has the camera and gets the call; the others follow along. Never two are in charge, and at most
/// two are here. Only decides; live/ carries it out.
class Devices {
 public:
  struct Arrival {
    bool in_charge = false;
    bool took_over = false;             ///< in charge now, and another one was before
    std::optional<DeviceId> taken_out;  ///< a third device is one too many
  };
  /// A device connects, also again. It takes charge when a link was just opened on it, when nobody
  /// has it, or when the one in charge is away for absence_limit. `remembered` is who the store
  /// says was in charge: it counts when no device of the verification is known.
  Arrival arrive(const ApplicantDevice& device, std::optional<DeviceId> remembered, Monotonic now);
  /// A link was opened on the device: it takes charge when it connects.
  void expect(VerificationId verification, DeviceId device, std::optional<DeviceId> remembered,
              Monotonic now);
  /// True when it was the one in charge.
  bool leave(const ApplicantDevice& device, Monotonic now);

  enum class Moved { no, yes };
  /// A device that is here takes charge. Refuses too_many_attempts.
  Result<Moved, Refusal> take_over(const ApplicantDevice& device, Monotonic now);

  std::optional<DeviceId> in_charge(VerificationId verification) const;
  /// The devices that are here.
  std::vector<DeviceId> here(VerificationId verification) const;
  /// What the device's page shows. For one that is not here: as if it came now.
  DeviceView view(VerificationId verification, DeviceId device, std::optional<DeviceId> remembered,
                  const Clock& clock) const;
  std::optional<DeviceInCharge> shown_to_staff(VerificationId verification,
                                               const Clock& clock) const;

  /// Lets go of the verifications of which no device was here since then.
  void forget(Monotonic since);
  bool knows(VerificationId verification) const { return groups_.contains(verification); }

 private:
  struct Known {
    DeviceId id;
    DeviceKind kind = DeviceKind::computer;
    bool here = false;
    Monotonic since;  ///< here, or away
  };
  struct Group {
    Group(std::optional<DeviceId> remembered, Monotonic now);

    std::optional<DeviceId> in_charge, expected;
    std::vector<Known> known;
    Monotonic changed;
    std::optional<Monotonic> moved;
    TokenBucket moves;

    const Known* find(DeviceId device) const;
    std::optional<Monotonic> away_since(DeviceId device) const;
    bool would_take_charge(DeviceId device, Monotonic now) const;
    void note(const ApplicantDevice& device, bool here, Monotonic now);
    std::optional<DeviceId> one_too_many(DeviceId newcomer) const;
  };
  std::map<VerificationId, Group> groups_;
};

}  // namespace visavis::app
