#include "app/wire/shown.h"

namespace visavis::app::shape {
namespace {

std::optional<Likeness> likeness_of(const KeptStill& still) {
  if (!still.beside) return std::nullopt;
  return still.beside->likeness;
}

}  // namespace

EvidenceOfVerification shown(const std::vector<EvidenceRecord>& evidence) {
  EvidenceOfVerification all;
  for (const auto& one : evidence) {
    KeptEvidence kept{.evidence = one.id,
                      .call = one.call,
                      .side = one.side,
                      .state = one.state,
                      .began = one.began,
                      .media_type = {},
                      .sha256 = {},
                      .held_since = one.held};
    if (one.file) {
      kept.length_ms = one.file->length.count();
      kept.media_type = one.file->media_type;
      kept.bytes = one.file->bytes;
      kept.sha256 = one.file->sha256;
      kept.whole = one.file->whole;
    }
    if (one.still)
      kept.still = StillFacts{one.still->asked,       one.still->of,     one.still->source,
                              one.still->width,       one.still->height, one.still->verdict,
                              likeness_of(*one.still)};
    all.evidence.push_back(std::move(kept));
  }
  return all;
}

}  // namespace visavis::app::shape
