#include "domain/evidence_export.h"

#include <utility>

#include "base/check.h"

namespace visavis {

ExportState state_of(const EvidenceExport& asked, Timestamp now) {
  const auto& answer = asked.answer;
  if (!answer)
    return now < asked.asked + export_lifetime ? ExportState::waiting : ExportState::lapsed;
  if (!answer->approved) return ExportState::declined;
  return now < answer->at + export_lifetime ? ExportState::approved : ExportState::over;
}

std::optional<Timestamp> ends_at(const EvidenceExport& asked, Timestamp now) {
  const auto state = state_of(asked, now);
  if (state == ExportState::waiting) return asked.asked + export_lifetime;
  if (state == ExportState::approved) return asked.answer->at + export_lifetime;
  return std::nullopt;
}

bool may_export(const Staff& staff) {
  return staff.role != Role::representative && !staff.disabled;
}

Result<EvidenceExport, Refusal> answer(const EvidenceExport& asked, const Staff& who, bool approved,
                                       std::string why, Timestamp now) {
  if (!may_export(who)) return refuse(Refusal::role_not_allowed);
  if (who.id == asked.asked_by) return refuse(Refusal::own_export);
  if (asked.answer) return refuse(Refusal::export_answered);
  if (state_of(asked, now) == ExportState::lapsed) return refuse(Refusal::export_over);
  auto answered = asked;
  answered.answer = ExportAnswer{who.id, now, approved, std::move(why)};
  return answered;
}

Result<Done, Refusal> may_download(const EvidenceExport& asked, const Staff& who,
                                   const Staff& approver, Timestamp now) {
  if (who.id != asked.asked_by) return refuse(Refusal::not_the_asker);
  const auto state = state_of(asked, now);
  if (state == ExportState::waiting || state == ExportState::declined)
    return refuse(Refusal::export_not_approved);
  if (state != ExportState::approved) return refuse(Refusal::export_over);
  CHECK(approver.id == asked.answer->by);
  if (!may_export(who) || !may_export(approver)) return refuse(Refusal::export_stopped);
  return Done{};
}

}  // namespace visavis
