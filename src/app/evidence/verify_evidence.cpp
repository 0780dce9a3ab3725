#include "app/evidence/verify_evidence.h"

#include "app/evidence/read_through.h"
#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

std::optional<RecordedFile> file_told_by(const EventBody& body) {
  if (const auto* recording = std::get_if<RecordingKept>(&body)) return recording->file;
  if (const auto* still = std::get_if<StillKept>(&body)) return file_of(still->still);
  return std::nullopt;
}

std::optional<RecordedFile> told_of(StoreConnection& store, const EvidenceRecord& kept) {
  for (const auto& one : store.verifications().history(kept.verification)) {
    auto told = file_told_by(one.event.body);
    if (told && told->evidence == kept.id) return told;
  }
  return std::nullopt;
}

}  // namespace

std::optional<EvidenceFault> verify_evidence(StoreConnection& store, AccountKeys& keys,
                                             Vault& vault, const EvidenceRecord& kept) {
  const auto told = told_of(store, kept);
  if (!told) return EvidenceFault::not_in_history;
  const auto reader = open_evidence(keys, vault, kept);
  if (!reader) return reader.error();
  const auto content = read_through(**reader);
  if (!content) return EvidenceFault::damaged;
  if (content->bytes != told->bytes || hexadecimal(content->sha256) != told->sha256)
    return EvidenceFault::other_content;
  return std::nullopt;
}

}  // namespace visavis::app
