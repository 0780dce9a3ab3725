#include "app/wire/shown.h"

namespace visavis::app::shape {
namespace {

std::optional<Likeness> likeness_of(const KeptStill& still) {
  if (!still.beside) return std::nullopt;
  return still.beside->likeness;
}

Export shown(const ListedExport& one, const std::map<StaffId, visavis::Staff>& known,
             Timestamp now) {
  const auto& [asked, content] = one.record;
  Export seen{.id = asked.id,
              .verification = asked.verification,
              .marketplace = {one.marketplace_name},
              .account = one.account,
              .asked_by = person(known, asked.asked_by),
              .asked = asked.asked,
              .why = asked.why,
              .state = state_of(asked, now),
              .ends = ends_at(asked, now),
              .answered_by = {},
              .answered = {},
              .answer = {},
              .bytes = {},
              .can_be_given = one.can_be_given};
  if (asked.answer) {
    seen.answered_by = person(known, asked.answer->by);
    seen.answered = asked.answer->at;
    seen.answer = asked.answer->why;
  }
  if (content) seen.bytes = content->bytes;
  return seen;
}

}  // namespace

ExportList shown(const ExportPage& page, Timestamp now) {
  ExportList list;
  for (const auto& one : page.exports) list.exports.push_back(shown(one, page.staff, now));
  return list;
}

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
