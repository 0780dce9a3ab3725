#include "adapters/http/evidence_routes.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "adapters/http/file_answer.h"
#include "adapters/http/staff_routes.h"
#include "app/evidence/append_once.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

constexpr Duration look_lifetime = std::chrono::hours{1};

/// Who has said why they look at what, and until when that counts. Any thread.
class Looks {
 public:
  void add(StaffId staff, EvidenceId evidence, Monotonic now) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(until_, [&](const auto& one) { return one.second <= now; });
    until_[{staff, evidence}] = now + look_lifetime;
  }
  bool has(StaffId staff, EvidenceId evidence, Monotonic now) const {
    const std::scoped_lock lock(mutex_);
    const auto found = until_.find({staff, evidence});
    return found != until_.end() && now < found->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<StaffId, EvidenceId>, Monotonic> until_;
};

/// Whoever is refused again within this is not noted again.
constexpr Duration refusals_together = std::chrono::hours{1};

struct EvidenceNeeds : ConsoleNeeds {
  std::shared_ptr<Looks> looks = std::make_shared<Looks>();
};

/// Representatives see only what waits for a second person's judgement: they may be that person.
bool may_look(const Staff& staff, const Verification& verification) {
  return staff.role != Role::representative || has_open_appeal(verification) ||
         std::holds_alternative<InReview>(verification.status);
}

/// Nothing; or the refusal, of which the log knows.
std::optional<Problem> refused_look(const EvidenceNeeds& needs, app::StoreConnection& store,
                                    const Staff& staff, const Verification& verification) {
  if (may_look(staff, verification)) return std::nullopt;
  app::append_once(store.acts(),
                   {staff.id, needs.clock.now(), EvidenceLookRefused{verification.id}},
                   refusals_together);
  return Problem{Refusal::role_not_allowed};
}

Answered<app::shape::EvidenceOfVerification> evidence_of(const EvidenceNeeds& needs,
                                                         app::StoreConnection& store,
                                                         const app::Visit& visit,
                                                         const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  const auto verification = id ? store.verifications().verification(*id) : std::nullopt;
  if (!verification) return refuse(Problem{Refusal::verification_unknown});
  if (const auto refused = refused_look(needs, store, visit.staff, *verification))
    return refuse(*refused);
  return Answer{app::shape::shown(store.evidence().evidence_of(*id))};
}

/// What is named, if it is there for them.
Result<app::EvidenceRecord, Problem> asked_for(const EvidenceNeeds& needs,
                                               app::StoreConnection& store, const app::Visit& visit,
                                               const HttpRequest& request) {
  const auto id = EvidenceId::parse(request.parameters[0]);
  auto record = id ? store.evidence().evidence(*id) : std::nullopt;
  const auto verification =
      record ? store.verifications().verification(record->verification) : std::nullopt;
  if (!verification) return refuse(Problem{Refusal::not_found});
  if (const auto refused = refused_look(needs, store, visit.staff, *verification))
    return refuse(*refused);
  if (record->state != EvidenceState::kept) return refuse(Problem{Refusal::evidence_gone});
  return *std::move(record);
}

/// Nothing is given before the act is saved.
Result<AnswerTask<app::Nothing>, Problem> look(const EvidenceNeeds& needs,
                                               app::StoreConnection& store, const app::Visit& visit,
                                               const HttpRequest& request) {
  const auto record = asked_for(needs, store, visit, request);
  if (!record) return refuse(record.error());
  const auto said = body_of<app::route::LookAt>(request);
  if (!said) return refuse(Problem{said.error()});
  store.acts().append({visit.staff.id, needs.clock.now(),
                       EvidenceLookedAt{record->verification, record->id, said->why}});
  return AnswerTask<app::Nothing>{[needs, staff = visit.staff.id, evidence = record->id] {
    needs.looks->add(staff, evidence, needs.clock.steady());
    return Answered<app::Nothing>{Answer<app::Nothing>{}};
  }};
}

/// A header outlives its answer, so it is one of these.
std::string_view media_type_of(const RecordedFile& file) {
  for (const std::string_view known : {"image/jpeg", "video/mp4"})
    if (file.media_type == known) return known;
  return "video/webm";
}

Result<WorkerAnswer<app::Media>, Problem> file_of(app::EvidenceFiles& files,
                                                  app::EvidenceRecord record,
                                                  const HttpRequest& request) {
  const auto media_type = media_type_of(*record.file);
  const auto bytes = record.file->bytes;
  return answer_with({media_type, bytes,
                      [&files, record = std::move(record)](std::uint64_t offset, std::size_t size) {
                        return files.read(record, offset, size);
                      }},
                     request);
}

Result<WorkerAnswer<app::Media>, Problem> file(const EvidenceNeeds& needs,
                                               app::StoreConnection& store, const app::Visit& visit,
                                               const HttpRequest& request) {
  auto record = asked_for(needs, store, visit, request);
  if (!record) return refuse(record.error());
  if (!needs.looks->has(visit.staff.id, record->id, needs.clock.steady()))
    return refuse(Problem{Refusal::look_first});
  return file_of(*needs.evidence, *std::move(record), request);
}

/// Whoever is in a call sees what it shows: its stills, too, without another proof or a reason, but
/// no longer than it runs.
Result<WorkerAnswer<app::Media>, Problem> call_still(const EvidenceNeeds& needs,
                                                     app::StoreConnection& store,
                                                     const app::Visit& visit,
                                                     const HttpRequest& request) {
  const auto call = CallId::parse(request.parameters[0]);
  const auto id = EvidenceId::parse(request.parameters[1]);
  auto record = call && id ? store.evidence().evidence(*id) : std::nullopt;
  if (!record || record->call != *call || !record->still_of)
    return refuse(Problem{Refusal::not_found});
  const auto verification = store.verifications().verification(record->verification);
  const auto* in_call = verification ? std::get_if<InCall>(&verification->status) : nullptr;
  if (in_call == nullptr || in_call->call != *call) return refuse(Problem{Refusal::call_over});
  if (in_call->representative != visit.staff.id) return refuse(Problem{Refusal::not_your_call});
  if (record->state != EvidenceState::kept) return refuse(Problem{Refusal::evidence_gone});
  return file_of(*needs.evidence, *std::move(record), request);
}

}  // namespace

void add_evidence_routes(Router& router, const ConsoleNeeds& console) {
  const EvidenceNeeds needs{console};
  serve_staff<app::route::SeeEvidence>(router, needs, evidence_of);
  serve_staff<app::route::LookAt>(router, needs, look);
  if (needs.evidence == nullptr) return;
  serve_staff<app::route::SeeEvidenceFile>(router, needs, file);
  serve_staff<app::route::SeeCallStill>(router, needs, call_still);
}

}  // namespace visavis::http
