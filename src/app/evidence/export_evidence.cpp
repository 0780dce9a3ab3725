#include "app/evidence/export_evidence.h"

#include <algorithm>
#include <utility>

#include "app/evidence/append_once.h"
#include "app/verification/sequencer.h"
#include "base/check.h"

namespace visavis::app {
namespace {

/// Of those that are not open any more; all are found in the log of acts.
constexpr std::size_t closed_listed_max = 50;
/// More than anybody asks for within the two days in which they may be open.
constexpr std::size_t asked_for_max = 2000;
/// A download in parts is one act for so long.
constexpr Duration parts_together = std::chrono::hours{1};

bool is_open(const EvidenceExport& asked, Timestamp now) {
  const auto state = state_of(asked, now);
  return state == ExportState::waiting || state == ExportState::approved;
}

/// The chain's head with all that was committed before.
Seal head_now(ChainRecords& chain, const ChainKey& key) {
  while (const auto moved = extend_chain(chain, key))
    if (!moved->more) break;
  auto head = chain.last_seal();
  CHECK(head);  // An export is about a verification, which has events.
  return *head;
}

std::vector<EvidenceRecord> kept_pieces(StoreConnection& store, VerificationId of) {
  auto all = store.evidence().evidence_of(of);
  std::erase_if(all, [](const auto& one) { return one.state != EvidenceState::kept || !one.file; });
  return all;
}

ExportFacts facts_of(const ExportRecord& record, const Verification& about) {
  const auto& [asked, content] = record;
  return {.verification = about.id,
          .marketplace = about.marketplace,
          .account = about.account,
          .asked = {asked.asked_by, content->asked_by},
          .approved = {asked.answer->by, content->approved_by},
          .why = asked.why,
          .asked_at = asked.asked,
          .approved_at = asked.answer->at,
          .head = content->head};
}

Refusal refusal_of(ExportFault fault) {
  return fault == ExportFault::too_large ? Refusal::export_too_large : Refusal::evidence_damaged;
}

/// The file of one that was approved.
Result<ExportArchive, Refusal> archive_of(StoreConnection& store, const ChainKey& key,
                                          const ExportRecord& record) {
  const auto about = store.verifications().verification(record.asked.verification);
  CHECK(about);
  auto history = store.verifications().history(about->id);
  std::erase_if(history,
                [&](const auto& one) { return one.position > record.content->last_position; });
  const auto& wanted = record.content->pieces;
  auto pieces = kept_pieces(store, about->id);
  std::erase_if(pieces, [&](const auto& one) { return !std::ranges::count(wanted, one.id); });
  if (pieces.size() != wanted.size()) return refuse(Refusal::evidence_gone);
  auto archive = ExportArchive::make(facts_of(record, *about), history, pieces, key);
  if (!archive) return refuse(refusal_of(archive.error()));
  return *std::move(archive);
}

std::string name_of(StoreConnection& store, StaffId id) {
  const auto staff = store.staff().staff(id);
  return staff ? staff->name : "";
}

/// Nothing of what is fixed now can be missing later without the download ending.
Result<ExportContent, Refusal> content_now(StoreConnection& store, const ChainKey& key,
                                           const EvidenceExport& answered) {
  ExportContent content;
  const auto history = store.verifications().history(answered.verification);
  CHECK(!history.empty());
  content.last_position = history.back().position;
  for (const auto& one : kept_pieces(store, answered.verification))
    content.pieces.push_back(one.id);
  content.asked_by = name_of(store, answered.asked_by);
  content.approved_by = name_of(store, answered.answer->by);
  // Whatever is refused, is before the chain is extended for it.
  auto archive = archive_of(store, key, {answered, content});
  if (!archive) return refuse(archive.error());
  content.head = head_text(head_now(store.chain(), key));
  archive = archive_of(store, key, {answered, content});
  CHECK(archive);
  content.bytes = archive->bytes();
  return content;
}

/// Its asker and who approved it may still do so, and all of it is kept.
bool can_be_given(StoreConnection& store, const ExportRecord& record, Timestamp now) {
  const auto& [asked, content] = record;
  if (state_of(asked, now) != ExportState::approved) return false;
  const auto asker = store.staff().staff(asked.asked_by);
  const auto approver = store.staff().staff(asked.answer->by);
  if (!asker || !approver || !may_download(asked, *asker, *approver, now)) return false;
  return std::ranges::all_of(content->pieces, [&](EvidenceId id) {
    const auto piece = store.evidence().evidence(id);
    return piece && piece->state == EvidenceState::kept;
  });
}

/// One that cannot be given any more keeps nobody from asking again.
bool is_under_way(StoreConnection& store, const ExportRecord& record, Timestamp now) {
  return state_of(record.asked, now) == ExportState::waiting || can_be_given(store, record, now);
}

ActBody act_of(const EvidenceExport& answered) {
  const auto& [by, at, approved, why] = *answered.answer;
  if (approved) return ExportApproved{answered.verification, answered.id, answered.asked_by, why};
  return ExportDeclined{answered.verification, answered.id, answered.asked_by, why};
}

}  // namespace

Result<EvidenceExport, Refusal> ask_export(StoreConnection& store, Entropy& entropy, Timestamp now,
                                           const Staff& who, VerificationId of, std::string why) {
  if (!may_export(who)) return refuse(Refusal::role_not_allowed);
  if (!store.verifications().verification(of)) return refuse(Refusal::verification_unknown);
  for (const auto& other : store.exports().newest_exports(of, asked_for_max))
    if (other.asked.asked_by == who.id && is_under_way(store, other, now))
      return refuse(Refusal::export_asked_already);
  const EvidenceExport asked{ExportId{entropy.id_bytes()}, of, who.id, now, std::move(why)};
  store.exports().add_export(asked);
  store.acts().append({who.id, now, ExportAsked{of, asked.id, asked.why}});
  return asked;
}

Result<EvidenceExport, Refusal> answer_export(StoreConnection& store, const ChainKey& key,
                                              Timestamp now, const Staff& who, ExportId id,
                                              bool approved, std::string why) {
  const auto record = store.exports().asked_export(id);
  if (!record) return refuse(Refusal::not_found);
  auto answered = answer(record->asked, who, approved, std::move(why), now);
  if (!answered) return refuse(answered.error());
  std::optional<ExportContent> content;
  if (approved) {
    auto fixed = content_now(store, key, *answered);
    if (!fixed) return refuse(fixed.error());
    content = *std::move(fixed);
  }
  CHECK(store.exports().answer_export(id, *answered->answer, content));
  store.acts().append({who.id, now, act_of(*answered)});
  return *std::move(answered);
}

Result<OpenedExport, Refusal> open_export(StoreConnection& store, const ChainKey& key,
                                          Timestamp now, const Staff& who, ExportId id) {
  const auto record = store.exports().asked_export(id);
  if (!record) return refuse(Refusal::not_found);
  const auto& asked = record->asked;
  const auto approver = asked.answer ? store.staff().staff(asked.answer->by) : std::nullopt;
  const auto may = may_download(asked, who, approver.value_or(Staff{}), now);
  if (!may) return refuse(may.error());
  auto archive = archive_of(store, key, *record);
  if (!archive) return refuse(archive.error());
  return OpenedExport{asked, *std::move(archive)};
}

void note_download(StoreConnection& store, Timestamp now, const EvidenceExport& asked,
                   Given given) {
  const Act act{asked.asked_by, now, ExportDownloaded{asked.verification, asked.id}};
  if (given == Given::whole)
    store.acts().append(act);
  else
    append_once(store.acts(), act, parts_together);
}

Result<ExportPage, Refusal> listed_exports(StoreConnection& store, const Staff& who,
                                           Timestamp now) {
  if (!may_export(who)) return refuse(Refusal::role_not_allowed);
  ExportPage page;
  std::map<MarketplaceId, std::string> names;
  const auto add_staff = [&](StaffId id) {
    if (page.staff.contains(id)) return;
    if (auto staff = store.staff().staff(id)) page.staff.emplace(id, *std::move(staff));
  };
  const auto name_of_market = [&](MarketplaceId id) {
    const auto [found, added] = names.try_emplace(id);
    if (!added) return found->second;
    if (auto market = store.marketplaces().marketplace(id)) found->second = market->name;
    return found->second;
  };
  std::size_t closed = 0;
  for (auto& record : store.exports().newest_exports(std::nullopt, asked_for_max)) {
    if (!is_open(record.asked, now) && ++closed > closed_listed_max) continue;
    const bool given = can_be_given(store, record, now);
    const auto about = store.verifications().verification(record.asked.verification);
    CHECK(about);
    add_staff(record.asked.asked_by);
    if (record.asked.answer) add_staff(record.asked.answer->by);
    page.exports.push_back(
        {std::move(record), about->account, name_of_market(about->marketplace), given});
  }
  return page;
}

}  // namespace visavis::app
