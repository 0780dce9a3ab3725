#include "app/evidence/open_evidence.h"

#include "app/evidence/evidence_key.h"

namespace visavis::app {

Result<std::unique_ptr<EvidenceReader>, EvidenceFault> open_evidence(AccountKeys& keys,
                                                                     Vault& vault,
                                                                     const EvidenceRecord& kept) {
  const auto key = evidence_key(keys, kept);
  if (!key) return refuse(EvidenceFault::no_key);
  auto reader = vault.open(kept.id, *key);
  if (reader) return std::move(reader).value();
  return refuse(reader.error() == VaultRefusal::missing ? EvidenceFault::no_file
                                                        : EvidenceFault::damaged);
}

}  // namespace visavis::app
