#include "domain/evidence_export.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

constexpr Duration tick = std::chrono::milliseconds{1};
const Timestamp start = from_unix_ms(1'000'000);

Staff exporter(std::uint8_t number, Role role, bool disabled = false) {
  Staff staff{
      .id = StaffId{IdBytes{number}}, .email = "", .name = "", .role = role, .password_hash = ""};
  if (disabled) staff.disabled = start;
  return staff;
}

const Staff asker = exporter(1, Role::auditor);
const Staff approver = exporter(2, Role::supervisor);

EvidenceExport waiting_export() { return {{}, {}, asker.id, start, "Court file 7"}; }
EvidenceExport export_answered(bool approved) {
  return answer(waiting_export(), approver, approved, "", start).value();
}

TEST(EvidenceExport, EndsAfterADay) {
  struct Case {
    EvidenceExport one;
    Timestamp now;
    ExportState state;
    std::optional<Timestamp> ends;
  };
  const auto end = start + export_lifetime;
  for (const auto& [one, now, state, ends] :
       {Case{waiting_export(), start, ExportState::waiting, end},
        Case{waiting_export(), end - tick, ExportState::waiting, end},
        Case{waiting_export(), end, ExportState::lapsed, {}},
        Case{export_answered(true), end - tick, ExportState::approved, end},
        Case{export_answered(true), end, ExportState::over, {}},
        Case{export_answered(false), start, ExportState::declined, {}},
        Case{export_answered(false), end, ExportState::declined, {}}}) {
    EXPECT_EQ(state_of(one, now), state);
    EXPECT_EQ(ends_at(one, now), ends);
  }
}

TEST(EvidenceExport, ADayCountsFromTheApproval) {
  const auto late =
      answer(waiting_export(), approver, true, "", start + export_lifetime - tick).value();
  EXPECT_EQ(state_of(late, start + 2 * export_lifetime - 2 * tick), ExportState::approved);
  EXPECT_EQ(state_of(late, start + 2 * export_lifetime - tick), ExportState::over);
}

TEST(EvidenceExport, IsAnsweredBySomebodyElseOnceAndInTime) {
  struct Case {
    EvidenceExport one;
    Staff who;
    Timestamp now;
    Refusal refusal;
  };
  for (const bool approves : {true, false}) {
    for (const auto& [one, who, now, refusal] :
         {Case{waiting_export(), asker, start, Refusal::own_export},
          Case{waiting_export(), exporter(3, Role::representative), start,
               Refusal::role_not_allowed},
          Case{waiting_export(), exporter(3, Role::administrator, true), start,
               Refusal::role_not_allowed},
          Case{export_answered(true), exporter(3, Role::administrator), start,
               Refusal::export_answered},
          Case{export_answered(false), approver, start, Refusal::export_answered},
          Case{waiting_export(), approver, start + export_lifetime, Refusal::export_over}}) {
      const auto said = answer(one, who, approves, "", now);
      ASSERT_FALSE(said);
      EXPECT_EQ(said.error(), refusal);
    }
  }
  const auto said = answer(waiting_export(), approver, false, "Too much", start);
  EXPECT_EQ(said->answer, (ExportAnswer{approver.id, start, false, "Too much"}));
}

TEST(EvidenceExport, IsDownloadedByItsAskerAlone) {
  struct Case {
    EvidenceExport one;
    Staff who, approver;
    Timestamp now;
    std::optional<Refusal> refusal;
  };
  const auto fired = exporter(1, Role::auditor, true);
  const auto fired_approver = exporter(2, Role::supervisor, true);
  const auto demoted_approver = exporter(2, Role::representative);
  for (const auto& [one, who, by, now, refusal] :
       {Case{export_answered(true), asker, approver, start, {}},
        Case{export_answered(true), approver, approver, start, Refusal::not_the_asker},
        Case{waiting_export(), asker, approver, start, Refusal::export_not_approved},
        Case{export_answered(false), asker, approver, start, Refusal::export_not_approved},
        Case{waiting_export(), asker, approver, start + export_lifetime, Refusal::export_over},
        Case{export_answered(true), asker, approver, start + export_lifetime, Refusal::export_over},
        Case{export_answered(true), fired, approver, start, Refusal::export_stopped},
        Case{export_answered(true), asker, fired_approver, start, Refusal::export_stopped},
        Case{export_answered(true), asker, demoted_approver, start, Refusal::export_stopped}}) {
    const auto may = may_download(one, who, by, now);
    EXPECT_EQ(may.ok(), !refusal);
    if (refusal) EXPECT_EQ(may.error(), *refusal);
  }
}

}  // namespace
}  // namespace visavis
