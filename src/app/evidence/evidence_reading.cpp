#include "app/evidence/evidence_reading.h"

#include "app/evidence/evidence_key.h"

namespace visavis::app {

Result<std::string, UnreadEvidence> EvidenceReading::read(const EvidenceRecord& record,
                                                          std::uint64_t offset,
                                                          std::size_t size_max) {
  const auto key = [&] {
    const std::scoped_lock lock(mutex_);
    return evidence_key(*keys_, record);
  }();
  if (!key && key.error() == NoEvidenceKey::unknown) throw StoreFailure(unknown_key_words(record));
  if (!key) return refuse(UnreadEvidence::erased);
  const auto reader = vault_.open(record.id, *key);
  if (!reader)
    return refuse(reader.error() == VaultRefusal::missing ? UnreadEvidence::erased
                                                          : UnreadEvidence::damaged);
  std::string bytes(size_max, '\0');
  const auto read = (*reader)->read(
      offset, std::span{reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  if (!read) return refuse(UnreadEvidence::damaged);
  bytes.resize(*read);
  return bytes;
}

}  // namespace visavis::app
