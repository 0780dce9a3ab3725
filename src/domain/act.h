#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/staff.h"

namespace visavis {

// What staff and operators do that is no step of a verification. It stands in the same log, and no
// marketplace ever sees it.

struct MarketplaceAdded {
  MarketplaceId marketplace;
  friend bool operator==(const MarketplaceAdded&, const MarketplaceAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(MarketplaceAdded, (), (marketplace))
struct SupportChanged {
  MarketplaceId marketplace;
  friend bool operator==(const SupportChanged&, const SupportChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportChanged, (), (marketplace))
struct WebhooksResumed {
  MarketplaceId marketplace;
  friend bool operator==(const WebhooksResumed&, const WebhooksResumed&) = default;
};
BOOST_DESCRIBE_STRUCT(WebhooksResumed, (), (marketplace))
struct ApiKeyAdded {
  MarketplaceId marketplace;
  std::optional<ApiKeyId> key = {};  ///< nothing in acts from before keys had names
  friend bool operator==(const ApiKeyAdded&, const ApiKeyAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(ApiKeyAdded, (), (marketplace, key))
struct StaffAdded {
  StaffId staff;
  Role role = Role::representative;
  friend bool operator==(const StaffAdded&, const StaffAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(StaffAdded, (), (staff, role))
struct StaffPhotoChanged {
  StaffId staff;
  friend bool operator==(const StaffPhotoChanged&, const StaffPhotoChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(StaffPhotoChanged, (), (staff))
struct SignedIn {
  friend bool operator==(const SignedIn&, const SignedIn&) = default;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), ())
struct SignedOut {
  friend bool operator==(const SignedOut&, const SignedOut&) = default;
};
BOOST_DESCRIBE_STRUCT(SignedOut, (), ())
struct ApiKeyRevoked {
  MarketplaceId marketplace;
  ApiKeyId key;
  friend bool operator==(const ApiKeyRevoked&, const ApiKeyRevoked&) = default;
};
BOOST_DESCRIBE_STRUCT(ApiKeyRevoked, (), (marketplace, key))
struct WebhookChanged {
  MarketplaceId marketplace;
  friend bool operator==(const WebhookChanged&, const WebhookChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(WebhookChanged, (), (marketplace))
struct WebhookSecretChanged {
  MarketplaceId marketplace;
  friend bool operator==(const WebhookSecretChanged&, const WebhookSecretChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(WebhookSecretChanged, (), (marketplace))
struct StaffDisabled {
  StaffId staff;
  friend bool operator==(const StaffDisabled&, const StaffDisabled&) = default;
};
BOOST_DESCRIBE_STRUCT(StaffDisabled, (), (staff))
struct StaffEnabled {
  StaffId staff;
  friend bool operator==(const StaffEnabled&, const StaffEnabled&) = default;
};
BOOST_DESCRIBE_STRUCT(StaffEnabled, (), (staff))
struct StaffRoleChanged {
  StaffId staff;
  Role role = Role::representative;
  friend bool operator==(const StaffRoleChanged&, const StaffRoleChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(StaffRoleChanged, (), (staff, role))
struct StaffPasswordChanged {
  StaffId staff;
  friend bool operator==(const StaffPasswordChanged&, const StaffPasswordChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(StaffPasswordChanged, (), (staff))
struct SessionsEnded {
  StaffId staff;
  friend bool operator==(const SessionsEnded&, const SessionsEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(SessionsEnded, (), (staff))
using ActBody = std::variant<MarketplaceAdded, ApiKeyAdded, StaffAdded, StaffPhotoChanged, SignedIn,
                             SignedOut, SupportChanged, ApiKeyRevoked, WebhookChanged,
                             WebhookSecretChanged, StaffDisabled, StaffEnabled, StaffRoleChanged,
                             StaffPasswordChanged, SessionsEnded, WebhooksResumed>;

/// Whose sessions it ends, all of them.
std::optional<StaffId> signs_out(const ActBody& body);

/// "marketplace.added", "staff.signed_in", ...
std::string_view name(const ActBody& body);

struct Act {
  std::optional<StaffId> by;  ///< nothing: an operator, on the command line
  Timestamp at;
  ActBody body;
  friend bool operator==(const Act&, const Act&) = default;
};
BOOST_DESCRIBE_STRUCT(Act, (), (by, at, body))

}  // namespace visavis
