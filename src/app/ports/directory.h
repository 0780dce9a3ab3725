#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// SHA-256 of a secret of 128 random bits or more (API key, session token, link token): looked up
/// by hash, so the database never holds the secret and a lookup's time says nothing about it.
using SecretHash = std::array<std::uint8_t, 32>;
SecretHash hash_secret(std::string_view secret);

struct Marketplace {
  MarketplaceId id;
  std::string name;
  std::string webhook_url;     ///< empty: no webhooks
  std::string webhook_secret;  ///< "whsec_..."
};

enum class Role { representative, supervisor, administrator, auditor };
std::string_view name(Role role);
std::optional<Role> role_named(std::string_view name);

struct Staff {
  StaffId id;
  std::string email;  ///< lower case
  std::string name;   ///< as applicants see it
  Role role = Role::representative;
  std::string password_hash;  ///< Argon2id, libsodium's text form
  bool has_photo = false;     ///< only read: set_staff_photo() changes it
};

struct StaffSession {
  SecretHash token{};
  StaffId staff;
  Timestamp expires;
};

/// The browser that opened a link.
struct BoundDevice {
  SecretHash cookie{};
  Timestamp expires;

  friend bool operator==(const BoundDevice&, const BoundDevice&) = default;
};

/// A one-time link to a verification's pages. Opening it binds it to the device's own secret.
struct ApplicantLink {
  SecretHash token{};
  VerificationId verification;
  Timestamp expires;  ///< for opening; a device that opened it has its own time
  std::optional<BoundDevice> device;
  std::optional<SecretHash> minted_by = {};  ///< a hand-off: the device that it was made on
};

/// Marketplaces, their keys, staff, sessions and links. Throws StoreFailure.
class Directory {
 public:
  virtual ~Directory() = default;

  virtual void add_marketplace(const Marketplace& marketplace, Timestamp now) = 0;
  virtual std::optional<Marketplace> marketplace(MarketplaceId id) = 0;
  virtual std::vector<Marketplace> marketplaces() = 0;
  virtual void add_api_key(const SecretHash& key, MarketplaceId marketplace, Timestamp now) = 0;
  virtual std::optional<MarketplaceId> marketplace_of_key(const SecretHash& key) = 0;

  /// False when the e-mail address is taken.
  virtual bool add_staff(const Staff& staff, Timestamp now) = 0;
  virtual std::optional<Staff> staff(StaffId id) = 0;
  virtual std::optional<Staff> staff_with_email(std::string_view email) = 0;
  /// The bytes of an image file that app/call_photo.h accepts; replaces an earlier one.
  virtual void set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) = 0;
  virtual std::optional<std::string> staff_photo(StaffId staff) = 0;

  virtual void add_session(const StaffSession& session) = 0;
  virtual std::optional<StaffSession> session(const SecretHash& token) = 0;
  virtual void remove_session(const SecretHash& token) = 0;

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
  /// Removes sessions, unopened links and links of devices that expired before `now`.
  virtual void forget_expired(Timestamp now) = 0;
};

}  // namespace visavis::app
