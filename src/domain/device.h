#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/link.h"

namespace visavis {

/// What a page says it runs on; nothing is decided by it but words.
enum class DeviceKind { computer, phone };
BOOST_DESCRIBE_ENUM(DeviceKind, computer, phone)

/// A browser in which a link was opened, by the hash of its cookie: two tabs are one device.
struct DeviceId {
  SecretHash cookie{};

  friend auto operator<=>(const DeviceId&, const DeviceId&) = default;  // NOLINT: no pointer in it
};

/// One device of an applicant, as it is connected.
struct ApplicantDevice {
  VerificationId verification;
  DeviceId id;
  DeviceKind kind = DeviceKind::computer;
};

/// What a device's page knows of the two.
struct DeviceView {
  bool in_charge = true;
  std::optional<DeviceKind> other;            ///< the one in charge, or the one that follows
  std::optional<Timestamp> other_away_since;  ///< the one in charge is not connected
};
BOOST_DESCRIBE_STRUCT(DeviceView, (), (in_charge, other, other_away_since))

/// What a representative sees of the applicant's device.
struct DeviceInCharge {
  DeviceKind kind = DeviceKind::computer;
  std::optional<Timestamp> moved;  ///< when it took over from another
};
BOOST_DESCRIBE_STRUCT(DeviceInCharge, (), (kind, moved))

}  // namespace visavis
