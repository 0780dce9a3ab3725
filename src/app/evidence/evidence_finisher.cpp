#include "app/evidence/evidence_finisher.h"

#include <utility>

#include "app/evidence/evidence_key.h"
#include "app/evidence/growing_source.h"
#include "app/evidence/read_through.h"
#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

std::string media_type(Container container) {
  switch (container) {
    case Container::webm:
      return "video/webm";
    case Container::matroska:
      return "video/x-matroska";
    case Container::mp4:
      return "video/mp4";
  }
  return "";
}

/// The vault's own refusals mean that what was just written is not there: no reason to go on.
template <class T>
T there(Result<T, VaultRefusal> result) {
  if (!result) throw VaultFailure(VaultTrouble::failed, "what was finished cannot be read back");
  return std::move(result).value();
}

}  // namespace

void EvidenceFinisher::finish(const EvidenceRecord& listed) {
  // A still may have been kept since the list was made.
  const auto now = places_.store.evidence().evidence(listed.id);
  if (!now || now->state != EvidenceState::growing) return;
  const EvidenceRecord& grown = *now;
  // A still is kept by what began it, or not at all.
  if (grown.still_of) {
    tell(grown, MissStill{grown.call, grown.id, *grown.still_of, StillLoss::interrupted});
    places_.vault.erase(grown.id);
    return;
  }
  const auto key = evidence_key(places_.keys, grown);
  if (!key && key.error() == NoEvidenceKey::unknown) throw StoreFailure(unknown_key_words(grown));
  if (!key) {
    tell(grown, LoseRecording{grown.call, grown.id, grown.side, RecordingLoss::unreadable});
  } else if (const auto made = make(grown, *key)) {
    tell(grown, KeepRecording{grown.call, *made});
  } else {
    tell(grown, LoseRecording{grown.call, grown.id, grown.side, made.error()});
    // Nothing of it has moved to where it would have to be waited for.
    places_.vault.erase(grown.id, VaultFile::finished);
    places_.vault.erase(grown.id, VaultFile::part);
  }
  places_.vault.erase(grown.id, VaultFile::growing);
}

Result<RecordedFile, RecordingLoss> EvidenceFinisher::make(const EvidenceRecord& grown,
                                                           const SecretKey& key) {
  GrowingSource source{places_.vault, grown.id, key};
  const auto received = source.content();
  if (received.bytes == 0)
    return refuse(received.damaged ? RecordingLoss::unreadable : RecordingLoss::nothing_received);
  // One that was made before this was stopped is not told of yet, so it is made again.
  places_.vault.erase(grown.id, VaultFile::finished);
  places_.vault.erase(grown.id, VaultFile::part);
  const auto writer = there(places_.vault.create(grown.id, key));
  const auto finished = finish_(source, [&](Bytes bytes) { there(writer->append(bytes)); });
  if (!finished) return refuse(finished.error());
  const auto content = there(writer->finish());
  if (there(read_through(*there(places_.vault.open(grown.id, key)))) != content)
    throw VaultFailure(VaultTrouble::failed, "what was finished reads back as something else");
  return RecordedFile{grown.id,
                      grown.side,
                      grown.began,
                      finished->length,
                      media_type(finished->container),
                      content.bytes,
                      hexadecimal(content.sha256),
                      hexadecimal(received.sha256),
                      received.whole};
}

/// Of its steps the service reads in the log, as of those of another process.
void EvidenceFinisher::tell(const EvidenceRecord& grown, const Command& command) {
  steps_.take();
  places_.store.together([&] {
    if (!steps_.change(grown.verification, command))
      throw StoreFailure("it cannot be told what became of " + grown.id.text());
  });
}

}  // namespace visavis::app
