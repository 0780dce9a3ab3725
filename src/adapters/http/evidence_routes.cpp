#include "adapters/http/evidence_routes.h"

#include <map>
#include <memory>
#include <mutex>
#include <spdlog/spdlog.h>
#include <utility>

#include "adapters/http/byte_range.h"
#include "adapters/http/staff_routes.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

/// So much goes out at once: a player asks for what follows.
constexpr std::uint64_t part_max = std::uint64_t{2} * 1024 * 1024;
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

struct EvidenceNeeds : ConsoleNeeds {
  std::shared_ptr<Looks> looks = std::make_shared<Looks>();
};

/// Representatives see only what waits for a second person's judgement: they may be that person.
bool may_look(const Staff& staff, const Verification& verification) {
  return staff.role != Role::representative || has_open_appeal(verification) ||
         std::holds_alternative<InReview>(verification.status);
}

Answered<app::shape::EvidenceOfVerification> evidence_of(const EvidenceNeeds&,
                                                         app::StoreConnection& store,
                                                         const app::Visit& visit,
                                                         const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  const auto verification = id ? store.verifications().verification(*id) : std::nullopt;
  if (!verification) return refuse(Problem{Refusal::verification_unknown});
  if (!may_look(visit.staff, *verification)) return refuse(Problem{Refusal::role_not_allowed});
  return Answer{app::shape::shown(store.evidence().evidence_of(*id))};
}

/// What is named, if it is there for them.
Result<app::EvidenceRecord, Problem> asked_for(app::StoreConnection& store, const app::Visit& visit,
                                               const HttpRequest& request) {
  const auto id = EvidenceId::parse(request.parameters[0]);
  auto record = id ? store.evidence().evidence(*id) : std::nullopt;
  const auto verification =
      record ? store.verifications().verification(record->verification) : std::nullopt;
  if (!verification) return refuse(Problem{Refusal::not_found});
  if (!may_look(visit.staff, *verification)) return refuse(Problem{Refusal::role_not_allowed});
  if (record->state != EvidenceState::kept) return refuse(Problem{Refusal::evidence_gone});
  return *std::move(record);
}

/// Nothing is given before the act is saved.
Result<AnswerTask<app::Nothing>, Problem> look(const EvidenceNeeds& needs,
                                               app::StoreConnection& store, const app::Visit& visit,
                                               const HttpRequest& request) {
  const auto record = asked_for(store, visit, request);
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

using Read = Result<std::string, app::UnreadEvidence>;

Refusal refusal_of(app::UnreadEvidence why) {
  return why == app::UnreadEvidence::erased ? Refusal::evidence_gone : Refusal::evidence_damaged;
}

/// A header outlives its answer, so it is one of these.
std::string_view media_type_of(const RecordedFile& file) {
  for (const std::string_view known : {"image/jpeg", "video/mp4"})
    if (file.media_type == known) return known;
  return "video/webm";
}

Answered<app::Media> part_of(const app::EvidenceRecord& record, ByteRange range,
                             std::string bytes) {
  Answer<app::Media> answer{media_type_of(*record.file), std::move(bytes)};
  auto& headers = answer.response.headers;
  headers.emplace_back("Content-Range", "bytes " + std::to_string(range.first) + '-' +
                                            std::to_string(range.last) + '/' +
                                            std::to_string(record.file->bytes));
  headers.emplace_back("Accept-Ranges", "bytes");
  headers.emplace_back("Cache-Control", "no-store");
  return answer;
}

Result<WorkerAnswer<app::Media>, Problem> file_of(app::EvidenceFiles& files,
                                                  app::EvidenceRecord record,
                                                  const HttpRequest& request) {
  const auto range = byte_range(request.range, record.file->bytes, part_max);
  if (!range) return refuse(Problem{Refusal::range_not_satisfiable});
  struct Task {
    app::EvidenceRecord record;
    ByteRange range;
    std::optional<Read> read;  ///< nothing: the disk does not give it now
  };
  const auto task = std::make_shared<Task>(Task{std::move(record), *range, {}});
  return WorkerAnswer<app::Media>{
      app::Rush::no,
      [&files, task] {
        const auto size = static_cast<std::size_t>(task->range.last - task->range.first + 1);
        try {
          task->read = files.read(task->record, task->range.first, size);
        } catch (const std::exception& error) {
          spdlog::error("evidence cannot be read: {}", error.what());
        }
      },
      [task](app::StoreConnection&) -> Answered<app::Media> {
        if (!task->read) return refuse(Problem::unavailable());
        if (!*task->read) return refuse(Problem{refusal_of(task->read->error())});
        return part_of(task->record, task->range, std::move(*task->read).value());
      },
      WorkedBy::readers};
}

Result<WorkerAnswer<app::Media>, Problem> file(const EvidenceNeeds& needs,
                                               app::StoreConnection& store, const app::Visit& visit,
                                               const HttpRequest& request) {
  auto record = asked_for(store, visit, request);
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
