#include "adapters/http/own_data_routes.h"

#include "adapters/http/answers.h"
#include "adapters/http/applicant_routes.h"
#include "app/review/appeals.h"
#include "app/verification/own_data.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

Result<app::OwnData, Refusal> data_of(const OwnDataNeeds& needs, app::StoreConnection& store,
                                      VerificationId id) {
  return app::own_data({store.verifications(), store.marketplaces(), store.staff(),
                        store.evidence(), needs.policy, needs.evidence_kept, needs.retention},
                       id, needs.clock.now());
}

using app::shape::AccountData, app::shape::AccountStatus;

Answered<AccountStatus> status(const OwnDataNeeds& needs, app::StoreConnection& store, app::Steps&,
                               VerificationId id, const HttpRequest&) {
  const auto data = data_of(needs, store, id);
  if (!data) return refuse(Problem{data.error()});
  return Answer{app::shape::status(data.value(), needs.policy)};
}

Answered<AccountData> download(const OwnDataNeeds& needs, app::StoreConnection& store, app::Steps&,
                               VerificationId id, const HttpRequest&) {
  const auto data = data_of(needs, store, id);
  if (!data) return refuse(Problem{data.error()});
  Answer answer{app::shape::own_data(data.value(), needs.clock.now())};
  answer.response.headers.emplace_back("Content-Disposition",
                                       "attachment; filename=\"identity-verification.json\"");
  return answer;
}

Result<AnswerTask<app::shape::ApplicantView>, Problem> appeal(const OwnDataNeeds& needs,
                                                              app::StoreConnection& store,
                                                              app::Steps& steps, VerificationId id,
                                                              const HttpRequest& request) {
  const auto asked = body_of<app::route::Appeal>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto requested = app::request_appeal(steps, id, asked->text);
  if (!requested) return refuse(Problem{requested.error()});
  return view_response(needs.live, store, id, request);
}

Answered<AccountStatus> erasure(const OwnDataNeeds& needs, app::StoreConnection& store,
                                app::Steps& steps, VerificationId id, const HttpRequest& request) {
  const auto requested = app::request_erasure(store.verifications(), steps, id);
  if (!requested) return refuse(Problem{requested.error()});
  return status(needs, store, steps, id, request);
}

}  // namespace

void add_own_data_routes(Router& router, const OwnDataNeeds& needs) {
  serve_applicant<app::route::SeeStatus>(router, needs, limited(reading_limit, status));
  serve_applicant<app::route::TakeData>(router, needs, limited(asking_limit, download));
  serve_applicant<app::route::Appeal>(router, needs, limited(asking_limit, appeal));
  serve_applicant<app::route::RequestErasure>(router, needs, limited(asking_limit, erasure));
}

}  // namespace visavis::http
