#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/second_factor.h"
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
struct MediumChanged {
  MarketplaceId marketplace;
  friend bool operator==(const MediumChanged&, const MediumChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(MediumChanged, (), (marketplace))
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
struct SecondFactorAdded {
  FactorKind factor = FactorKind::totp;
  friend bool operator==(const SecondFactorAdded&, const SecondFactorAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(SecondFactorAdded, (), (factor))
struct SecondFactorRemoved {
  FactorKind factor = FactorKind::totp;
  friend bool operator==(const SecondFactorRemoved&, const SecondFactorRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(SecondFactorRemoved, (), (factor))
struct RecoveryCodesMade {
  friend bool operator==(const RecoveryCodesMade&, const RecoveryCodesMade&) = default;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodesMade, (), ())
struct RecoveryCodeUsed {
  friend bool operator==(const RecoveryCodeUsed&, const RecoveryCodeUsed&) = default;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodeUsed, (), ())
/// All of them, and the recovery codes: the password is enough again.
struct SecondFactorsReset {
  StaffId staff;
  friend bool operator==(const SecondFactorsReset&, const SecondFactorsReset&) = default;
};
BOOST_DESCRIBE_STRUCT(SecondFactorsReset, (), (staff))
/// One of their own sessions, or all but the one that it was done in.
struct OwnSessionsEnded {
  friend bool operator==(const OwnSessionsEnded&, const OwnSessionsEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(OwnSessionsEnded, (), ())
/// Somebody opened what is kept of a call, and said why.
struct EvidenceLookedAt {
  VerificationId verification;
  EvidenceId evidence;
  std::string why;
  friend bool operator==(const EvidenceLookedAt&, const EvidenceLookedAt&) = default;
};
BOOST_DESCRIBE_STRUCT(EvidenceLookedAt, (), (verification, evidence, why))
/// Somebody wanted to see what is kept of a verification and may not: once an hour.
struct EvidenceLookRefused {
  VerificationId verification;
  friend bool operator==(const EvidenceLookRefused&, const EvidenceLookRefused&) = default;
};
BOOST_DESCRIBE_STRUCT(EvidenceLookRefused, (), (verification))
/// What is kept of a verification, or of all of an account's, is not erased when its time is over.
struct EvidenceHeld {
  MarketplaceId marketplace;
  AccountId account;
  std::optional<VerificationId> verification = {};  ///< nothing: of all of the account's
  std::string who, why;
  friend bool operator==(const EvidenceHeld&, const EvidenceHeld&) = default;
};
BOOST_DESCRIBE_STRUCT(EvidenceHeld, (), (marketplace, account, verification, who, why))
struct EvidenceReleased {
  MarketplaceId marketplace;
  AccountId account;
  std::optional<VerificationId> verification = {};  ///< as it was held
  std::string who, why;
  friend bool operator==(const EvidenceReleased&, const EvidenceReleased&) = default;
};
BOOST_DESCRIBE_STRUCT(EvidenceReleased, (), (marketplace, account, verification, who, why))
/// All that was kept of an account, with the keys that opened it.
struct AccountErased {
  MarketplaceId marketplace;
  AccountId account;
  std::string who, why;
  friend bool operator==(const AccountErased&, const AccountErased&) = default;
};
BOOST_DESCRIBE_STRUCT(AccountErased, (), (marketplace, account, who, why))
struct MasterKeyRotated {
  std::string key;  ///< what the new one is called by: eight bytes in hexadecimal
  friend bool operator==(const MasterKeyRotated&, const MasterKeyRotated&) = default;
};
BOOST_DESCRIBE_STRUCT(MasterKeyRotated, (), (key))
struct AccountKeyRotated {
  MarketplaceId marketplace;
  AccountId account;
  friend bool operator==(const AccountKeyRotated&, const AccountKeyRotated&) = default;
};
BOOST_DESCRIBE_STRUCT(AccountKeyRotated, (), (marketplace, account))
/// Somebody asked for what is kept of a verification as a file; `why` is theirs.
struct ExportAsked {
  VerificationId verification;
  ExportId exported;
  std::string why;
  friend bool operator==(const ExportAsked&, const ExportAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(ExportAsked, (), (verification, exported, why))
/// Somebody else let them have it; `why` may be empty.
struct ExportApproved {
  VerificationId verification;
  ExportId exported;
  StaffId staff;  ///< who asked
  std::string why;
  friend bool operator==(const ExportApproved&, const ExportApproved&) = default;
};
BOOST_DESCRIBE_STRUCT(ExportApproved, (), (verification, exported, staff, why))
/// Somebody else did not.
struct ExportDeclined {
  VerificationId verification;
  ExportId exported;
  StaffId staff;  ///< who asked
  std::string why;
  friend bool operator==(const ExportDeclined&, const ExportDeclined&) = default;
};
BOOST_DESCRIBE_STRUCT(ExportDeclined, (), (verification, exported, staff, why))
/// Who asked began to download it.
struct ExportDownloaded {
  VerificationId verification;
  ExportId exported;
  friend bool operator==(const ExportDownloaded&, const ExportDownloaded&) = default;
};
BOOST_DESCRIBE_STRUCT(ExportDownloaded, (), (verification, exported))
using ActBody =
    std::variant<MarketplaceAdded, ApiKeyAdded, StaffAdded, StaffPhotoChanged, SignedIn, SignedOut,
                 SupportChanged, ApiKeyRevoked, WebhookChanged, WebhookSecretChanged, StaffDisabled,
                 StaffEnabled, StaffRoleChanged, StaffPasswordChanged, SessionsEnded,
                 WebhooksResumed, MediumChanged, SecondFactorAdded, SecondFactorRemoved,
                 RecoveryCodesMade, RecoveryCodeUsed, SecondFactorsReset, OwnSessionsEnded,
                 EvidenceLookedAt, EvidenceHeld, EvidenceReleased, AccountErased, MasterKeyRotated,
                 AccountKeyRotated, ExportAsked, ExportApproved, ExportDeclined, ExportDownloaded,
                 EvidenceLookRefused>;

/// Whose sessions it ends, all of them.
std::optional<StaffId> signs_out(const ActBody& body);

/// A verification, or an account as a whole.
using ActSubject = std::variant<VerificationId, AccountId>;
/// What it is about; nothing: neither.
std::optional<ActSubject> about(const ActBody& body);

/// "marketplace.added", "staff.signed_in", ...
std::string_view name(const ActBody& body);
/// Every such name.
std::vector<std::string_view> act_names();

struct Act {
  std::optional<StaffId> by;  ///< nothing: an operator, on the command line
  Timestamp at;
  ActBody body;
  friend bool operator==(const Act&, const Act&) = default;
};
BOOST_DESCRIBE_STRUCT(Act, (), (by, at, body))

}  // namespace visavis
