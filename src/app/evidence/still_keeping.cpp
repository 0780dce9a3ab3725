#include "app/evidence/still_keeping.h"

#include <utility>

#include "app/evidence/growing_record.h"
#include "app/records/hash_chain.h"
#include "app/sealing/wrapped_key.h"

namespace visavis::app {
namespace {

/// Of these another may still come: a call has one at a time, and it comes within seconds.
constexpr std::size_t seen_max = 4096;

template <class T>
T written(Result<T, VaultRefusal> result) {
  if (!result) throw VaultFailure(VaultTrouble::failed, "the vault refuses a still");
  return std::move(result).value();
}

}  // namespace

StillLoss loss_by(PictureFault fault) {
  switch (fault) {
    case PictureFault::too_large:
      return StillLoss::too_large;
    case PictureFault::unreadable:
      return StillLoss::unreadable;
    case PictureFault::nothing:
      return StillLoss::not_taken;
    case PictureFault::busy:
    case PictureFault::failed:
      break;
  }
  return StillLoss::not_kept;
}

StillKeeping::Begun::Begun(GrowingNow& growing, EvidenceId still, SecretKey its_key)
    : key(std::move(its_key)), growing_(growing), still_(still) {
  growing_.add(still_);
}

StillKeeping::Begun::~Begun() { growing_.remove(still_); }

void StillKeeping::begin(const AskedStill& asked) { begin(asked, asked.still); }

void StillKeeping::begin(const AskedStill& asked, EvidenceId id) {
  const auto [begun, is_new] = begun_.try_emplace(id, growing_, id, new_key(places_.entropy));
  if (!is_new) return;
  try {
    auto record = growing_record(places_, asked.whose, id, begun->second.key, asked.taken);
    record.still_of = asked.of;
    places_.store.together([&] { places_.store.evidence().add_evidence(record); });
  } catch (...) {
    begun_.erase(begun);
    throw;
  }
}

void StillKeeping::keep(const TakenStill& taken, const ReadPicture& picture) {
  const auto& asked = taken.asked;
  const bool by_camera = taken.source == StillSource::camera;
  const EvidenceId id = by_camera ? asked.still : EvidenceId{places_.entropy.id_bytes()};
  begin(asked, id);
  // However this ends, what is left of it is the finisher's.
  const auto begun = begun_.extract(id);
  const auto writer = written(places_.vault.create(id, begun.mapped().key));
  written(writer->append(picture.jpeg));
  const auto content = written(writer->finish());
  tell(asked.whose.verification,
       KeepStill{
           asked.whose.call,
           {id, asked.still, asked.of, taken.source, asked.taken, picture.width, picture.height,
            content.bytes, hexadecimal(content.sha256), taken.received_sha256, picture.quality,
            judge(picture.quality, floor_of(asked.of)), beside(taken, picture.hash)}});
  seen_.push_back({asked.still, id, taken.source, picture.hash});
  if (seen_.size() > seen_max) seen_.pop_front();
}

void StillKeeping::miss(const AskedStill& asked, StillLoss why) {
  tell(asked.whose.verification, MissStill{asked.whose.call, asked.still, asked.of, why});
  places_.vault.erase(asked.still);
  begun_.erase(asked.still);
}

std::optional<StillBeside> StillKeeping::beside(const TakenStill& taken,
                                                const PictureHash& hash) const {
  for (const auto& one : seen_)
    if (one.asked == taken.asked.still && one.source != taken.source)
      return StillBeside{one.evidence, compare(one.hash, hash)};
  return std::nullopt;
}

/// Of its steps the service reads in the log, as of those of another process.
void StillKeeping::tell(VerificationId verification, const Command& command) {
  steps_.take();
  places_.store.together([&] { (void)steps_.change(verification, command); });
}

}  // namespace visavis::app
