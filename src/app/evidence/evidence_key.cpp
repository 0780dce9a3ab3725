#include "app/evidence/evidence_key.h"

#include <cstdint>
#include <span>

#include "app/sealing/wrapped_key.h"

namespace visavis::app {

Result<SecretKey, NoEvidenceKey> evidence_key(AccountKeys& keys, const EvidenceRecord& record) {
  const auto& stored = record.wrapped_key;
  if (stored.empty()) return refuse(NoEvidenceKey::erased);
  const auto wrapped = WrappedKey::read(
      std::span{reinterpret_cast<const std::uint8_t*>(stored.data()), stored.size()});
  if (!wrapped) return refuse(NoEvidenceKey::unknown);
  const KeyId under = wrapped->under();
  const auto account = keys.key_by_id(record.marketplace, record.account, under);
  if (!account) {
    const bool erased = keys.is_erased(record.marketplace, record.account, under, record.began);
    return refuse(erased ? NoEvidenceKey::erased : NoEvidenceKey::unknown);
  }
  auto key = unwrap(*wrapped, *account, KeyUse::evidence(record.id));
  if (!key) return refuse(NoEvidenceKey::unknown);
  return std::move(key).value();
}

std::string unknown_key_words(const EvidenceRecord& record) {
  return "the key store does not know the key of " + record.id.text() +
         ": is it the one that evidence.keys_path named when this was recorded, or an old copy?";
}

}  // namespace visavis::app
