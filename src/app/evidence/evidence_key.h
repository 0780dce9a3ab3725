#pragma once

#include "app/messages/secret_key.h"
#include "app/ports/account_keys.h"
#include "app/ports/evidence_records.h"
#include "base/result.h"

namespace visavis::app {

enum class NoEvidenceKey {
  erased,   ///< its account's key, or the piece itself, is erased
  unknown,  ///< this key store never had it, or not this copy of it: another one may
};

/// The key that opens a piece of evidence. Throws StoreFailure.
Result<SecretKey, NoEvidenceKey> evidence_key(AccountKeys& keys, const EvidenceRecord& record);

/// That this key store does not know the key of a piece, and where to look. For StoreFailure.
std::string unknown_key_words(const EvidenceRecord& record);

}  // namespace visavis::app
