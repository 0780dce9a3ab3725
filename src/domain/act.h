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
struct ApiKeyAdded {
  MarketplaceId marketplace;
  friend bool operator==(const ApiKeyAdded&, const ApiKeyAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(ApiKeyAdded, (), (marketplace))
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
using ActBody = std::variant<MarketplaceAdded, ApiKeyAdded, StaffAdded, StaffPhotoChanged, SignedIn,
                             SignedOut, SupportChanged>;

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
