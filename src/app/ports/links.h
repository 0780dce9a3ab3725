#pragma once

#include <optional>

#include "base/id.h"
#include "base/time.h"
#include "domain/link.h"

namespace visavis::app {

/// The applicants' one-time links and the devices that opened them. Throws StoreFailure.
class Links {
 public:
  virtual ~Links() = default;

  /// An unopened link that the same device minted before is forgotten.
  virtual void add_link(const ApplicantLink& link) = 0;
  virtual std::optional<ApplicantLink> link(const SecretHash& token) = 0;
  /// The link that a device opened last, by its cookie.
  virtual std::optional<ApplicantLink> link_of_device(const SecretHash& device) = 0;
  /// True when the link was unopened and is now bound to the device; false when it is bound
  /// already.
  virtual bool bind_link(const SecretHash& token, const BoundDevice& device) = 0;
  /// Remembers that this device of the verification took charge last; forgotten with the device.
  virtual void take_charge(VerificationId verification, const SecretHash& device) = 0;
  virtual std::optional<SecretHash> device_in_charge(VerificationId verification) = 0;
  /// Removes unopened links and links of devices that expired before `now`.
  virtual void forget_expired_links(Timestamp now) = 0;
};

}  // namespace visavis::app
