#include <algorithm>

#include "domain/keeping.h"

#include "fakes/memory_store.h"

namespace visavis::fakes {

using app::EvidenceRecord;

void MemoryStore::add_evidence(const EvidenceRecord& growing) {
  const auto lock = use();
  state_.evidence.push_back(growing);
}

std::optional<EvidenceRecord> MemoryStore::evidence(EvidenceId id) {
  const auto found = evidence_where([&](const auto& one) { return one.id == id; });
  return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::vector<EvidenceRecord> MemoryStore::evidence_of(VerificationId verification) {
  return evidence_where([&](const auto& one) { return one.verification == verification; });
}

std::vector<EvidenceRecord> MemoryStore::listed_evidence(const app::EvidenceFilter& filter) {
  const auto lock = use();
  const auto is_so = [](const auto& wanted, const auto& is) { return !wanted || *wanted == is; };
  auto from = state_.evidence.begin();
  if (filter.after)
    from = std::next(std::ranges::find(state_.evidence, *filter.after, &EvidenceRecord::id));
  std::vector<EvidenceRecord> page;
  for (; from != state_.evidence.end() && page.size() < filter.limit; ++from)
    if (is_so(filter.marketplace, from->marketplace) && is_so(filter.account, from->account) &&
        is_so(filter.verification, from->verification) && is_so(filter.state, from->state))
      page.push_back(with_hold(*from));
  return page;
}

std::vector<EvidenceRecord> MemoryStore::growing_evidence() {
  return evidence_where([](const auto& one) { return one.state == EvidenceState::growing; });
}

std::vector<EvidenceRecord> MemoryStore::expired_evidence(const app::EvidenceKeptSince& kept,
                                                          std::size_t limit) {
  const auto lock = use();
  auto found = evidence_where([&](const auto& one) {
    const auto keeping = keeping_of(*state_.rows.at(one.verification));
    const auto by_outcome = keeping == Keeping::verified ? kept.verified : kept.other;
    return one.state == EvidenceState::kept && !one.held && keeping != Keeping::needed &&
           (one.began < by_outcome || (shows_document(one.still_of) && one.began < kept.documents));
  });
  if (found.size() > limit)
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found;
}

std::vector<EvidenceRecord> MemoryStore::withdrawn_evidence(std::size_t limit) {
  const auto lock = use();
  auto found = evidence_where([&](const auto& one) {
    return one.state == EvidenceState::kept && !one.held &&
           state_.withdrawn_calls.contains(one.call);
  });
  if (found.size() > limit) found.resize(limit, found.front());
  return found;
}

void MemoryStore::rewrap_evidence(EvidenceId id, const std::string& wrapped_key) {
  const auto lock = use();
  for (auto& one : state_.evidence)
    if (one.id == id) one.wrapped_key = wrapped_key;
}

bool MemoryStore::add_legal_hold(const app::LegalHold& hold) {
  const auto lock = use();
  auto& holds = state_.legal_holds;
  if (std::ranges::find(holds, hold.on, &app::LegalHold::on) != holds.end()) return false;
  holds.push_back(hold);
  return true;
}

bool MemoryStore::remove_legal_hold(const app::HeldEvidence& on) {
  const auto lock = use();
  return std::erase_if(state_.legal_holds, [&](const auto& one) { return one.on == on; }) > 0;
}

std::vector<app::LegalHold> MemoryStore::legal_holds() {
  const auto lock = use();
  auto holds = state_.legal_holds;
  std::ranges::stable_sort(holds, {}, &app::LegalHold::since);
  return holds;
}

void MemoryStore::add_export(const EvidenceExport& asked) {
  const auto lock = use();
  state_.exports.push_back({asked});
}

bool MemoryStore::answer_export(ExportId id, const ExportAnswer& answer,
                                const std::optional<app::ExportContent>& content) {
  const auto lock = use();
  for (auto& one : state_.exports) {
    if (one.asked.id != id || one.asked.answer) continue;
    one.asked.answer = answer;
    one.content = content;
    return true;
  }
  return false;
}

std::optional<app::ExportRecord> MemoryStore::asked_export(ExportId id) {
  const auto lock = use();
  for (const auto& one : state_.exports)
    if (one.asked.id == id) return one;
  return std::nullopt;
}

std::vector<app::ExportRecord> MemoryStore::newest_exports(std::optional<VerificationId> of,
                                                           std::size_t limit) {
  const auto lock = use();
  std::vector<app::ExportRecord> found{state_.exports.rbegin(), state_.exports.rend()};
  if (of) std::erase_if(found, [&](const auto& one) { return one.asked.verification != *of; });
  std::ranges::stable_sort(found, std::greater{}, [](const auto& one) { return one.asked.asked; });
  if (found.size() > limit)
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found;
}

EvidenceRecord MemoryStore::with_hold(EvidenceRecord record) const {
  for (const auto& hold : state_.legal_holds)
    if (hold.on.marketplace == record.marketplace && hold.on.account == record.account &&
        hold.on.verification.value_or(record.verification) == record.verification)
      record.held = std::min(record.held.value_or(hold.since), hold.since);
  return record;
}

std::vector<EvidenceRecord> MemoryStore::evidence_where(
    const std::function<bool(const EvidenceRecord&)>& is_so) {
  const auto lock = use();
  std::vector<EvidenceRecord> found;
  for (const auto& one : state_.evidence)
    if (auto with = with_hold(one); is_so(with)) found.push_back(std::move(with));
  std::ranges::stable_sort(found, {}, &EvidenceRecord::began);
  return found;
}

void MemoryStore::see_to_evidence(const EventBody& body) {
  const auto change = [&](EvidenceId id, EvidenceState state,
                          const std::optional<RecordedFile>& kept) {
    for (auto& one : state_.evidence) {
      if (one.id != id) continue;
      if (state == EvidenceState::lost && one.state != EvidenceState::growing) continue;
      one.state = state;
      if (kept) {
        one.file = kept;
        one.began = kept->began;
      } else {
        one.wrapped_key.clear();
      }
    }
  };
  if (const auto* kept = std::get_if<RecordingKept>(&body))
    change(kept->file.evidence, EvidenceState::kept, kept->file);
  if (const auto* still = std::get_if<StillKept>(&body)) {
    change(still->still.evidence, EvidenceState::kept, file_of(still->still));
    for (auto& one : state_.evidence)
      if (one.id == still->still.evidence) one.still = still->still;
  }
  if (const auto* missed = std::get_if<StillMissed>(&body))
    change(missed->evidence, EvidenceState::lost, std::nullopt);
  if (const auto* lost = std::get_if<RecordingLost>(&body))
    change(lost->evidence, EvidenceState::lost, std::nullopt);
  if (const auto* left = std::get_if<CallLeft>(&body); left != nullptr && left->withdrawn)
    state_.withdrawn_calls.insert(left->call);
  if (const auto* erased = std::get_if<EvidenceErased>(&body))
    change(erased->evidence, EvidenceState::erased, std::nullopt);
}

}  // namespace visavis::fakes
