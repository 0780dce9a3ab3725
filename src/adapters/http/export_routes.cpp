#include "adapters/http/export_routes.h"

#include <memory>
#include <utility>

#include "adapters/http/file_answer.h"
#include "adapters/http/passes.h"
#include "adapters/http/staff_routes.h"
#include "app/evidence/export_evidence.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

/// Parts that are this far apart are downloads of their own, and each is an act.
constexpr Duration download_pause_max = std::chrono::minutes{10};

struct ExportNeeds : ConsoleNeeds {
  std::shared_ptr<Passes<ExportId>> downloads = std::make_shared<Passes<ExportId>>();
};

Answered<app::shape::ExportList> list_exports(const ExportNeeds& needs, app::StoreConnection& store,
                                              const app::Visit& visit, const HttpRequest&) {
  const auto page = app::listed_exports(store, visit.staff);
  if (!page) return refuse(Problem{page.error()});
  return Answer{app::shape::shown(*page, needs.clock.now())};
}

Answered<app::Nothing> ask_for_export(const ExportNeeds& needs, app::StoreConnection& store,
                                      const app::Visit& visit, const HttpRequest& request) {
  const auto wanted = body_of<app::route::AskExport>(request);
  if (!wanted) return refuse(Problem{wanted.error()});
  const auto asked = app::ask_export(store, needs.entropy, needs.clock.now(), visit.staff,
                                     wanted->verification, wanted->why);
  if (!asked) return refuse(Problem{asked.error()});
  return Answer<app::Nothing>{};
}

Answered<app::Nothing> answer_to_export(const ExportNeeds& needs, app::StoreConnection& store,
                                        const app::Visit& visit, const HttpRequest& request) {
  const auto said = body_of<app::route::AnswerExport>(request);
  if (!said) return refuse(Problem{said.error()});
  const auto id = ExportId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto answered = app::answer_export(store, needs.chain_key, needs.clock.now(), visit.staff,
                                           *id, said->approved, said->why);
  if (!answered) return refuse(Problem{answered.error()});
  return Answer<app::Nothing>{};
}

/// Nothing is given before the act is saved: one for a download, in however many parts.
void note(const ExportNeeds& needs, app::StoreConnection& store, const EvidenceExport& asked) {
  const auto now = needs.clock.steady();
  if (!needs.downloads->has(asked.asked_by, asked.id, now))
    app::note_download(store, needs.clock.now(), asked);
  needs.downloads->give(asked.asked_by, asked.id, now + download_pause_max, now);
}

Result<WorkerAnswer<app::Media>, Problem> export_file(const ExportNeeds& needs,
                                                      app::StoreConnection& store,
                                                      const app::Visit& visit,
                                                      const HttpRequest& request) {
  const auto id = ExportId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  auto opened = app::open_export(store, needs.chain_key, needs.clock.now(), visit.staff, *id);
  if (!opened) return refuse(Problem{opened.error()});
  const auto name = "visavis-" + opened->asked.verification.text() + ".tar";
  const auto archive = std::make_shared<app::ExportArchive>(std::move(opened->archive));
  return answer_with(
      {"application/x-tar",
       archive->bytes(),
       [&files = *needs.evidence, archive](std::uint64_t offset, std::size_t size) {
         return archive->read(files, offset, size);
       },
       [needs, asked = opened->asked](app::StoreConnection& later) { note(needs, later, asked); },
       {{"Content-Disposition", "attachment; filename=\"" + name + '"'}}},
      request);
}

}  // namespace

void add_export_routes(Router& router, const ConsoleNeeds& console) {
  const ExportNeeds needs{console};
  serve_staff<app::route::SeeExports>(router, needs, list_exports);
  serve_staff<app::route::AskExport>(router, needs, ask_for_export);
  serve_staff<app::route::AnswerExport>(router, needs, answer_to_export);
  if (needs.evidence == nullptr) return;
  serve_staff<app::route::SeeExportFile>(router, needs, export_file);
}

}  // namespace visavis::http
