#include "adapters/http/export_routes.h"

#include <memory>
#include <utility>

#include "adapters/http/file_answer.h"
#include "adapters/http/staff_routes.h"
#include "app/evidence/export_evidence.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

Answered<app::shape::ExportList> list_exports(const ConsoleNeeds& needs,
                                              app::StoreConnection& store, const app::Visit& visit,
                                              const HttpRequest&) {
  const auto now = needs.clock.now();
  const auto page = app::listed_exports(store, visit.staff, now);
  if (!page) return refuse(Problem{page.error()});
  return Answer{app::shape::shown(*page, now)};
}

Answered<app::Nothing> ask_for_export(const ConsoleNeeds& needs, app::StoreConnection& store,
                                      const app::Visit& visit, const HttpRequest& request) {
  const auto wanted = body_of<app::route::AskExport>(request);
  if (!wanted) return refuse(Problem{wanted.error()});
  const auto asked = app::ask_export(store, needs.entropy, needs.clock.now(), visit.staff,
                                     wanted->verification, wanted->why);
  if (!asked) return refuse(Problem{asked.error()});
  return Answer<app::Nothing>{};
}

Answered<app::Nothing> answer_to_export(const ConsoleNeeds& needs, app::StoreConnection& store,
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

/// Nothing: of what was noted already, or nothing is.
std::optional<app::Given> given_by(const HttpRequest& request) {
  if (request.method == Method::head || request.continues) return std::nullopt;
  return request.range.empty() ? app::Given::whole : app::Given::part;
}

Result<WorkerAnswer<app::Media>, Problem> export_file(const ConsoleNeeds& needs,
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
       // Nothing is given before the act is saved.
       [needs, asked = opened->asked, given = given_by(request)](app::StoreConnection& later) {
         if (given) app::note_download(later, needs.clock.now(), asked, *given);
       },
       {{"Content-Disposition", "attachment; filename=\"" + name + '"'}},
       true},
      request);
}

}  // namespace

void add_export_routes(Router& router, const ConsoleNeeds& needs) {
  serve_staff<app::route::SeeExports>(router, needs, list_exports);
  if (needs.evidence == nullptr) return;
  serve_staff<app::route::AskExport>(router, needs, ask_for_export);
  serve_staff<app::route::AnswerExport>(router, needs, answer_to_export);
  serve_staff<app::route::SeeExportFile>(router, needs, export_file);
}

}  // namespace visavis::http
