#include "adapters/http/own_data_routes.h"

#include "adapters/http/applicant_routes.h"
#include "app/review/appeals.h"
#include "app/verification/own_data.h"
#include "app/wire/json.h"

namespace visavis::http {
namespace {

Result<app::OwnData, Refusal> data_of(const OwnDataNeeds& needs, app::StoreConnection& store,
                                      VerificationId id) {
  return app::own_data(
      {store.verifications(), store.marketplaces(), store.staff(), needs.policy, needs.retention},
      id, needs.clock.now());
}

Handled status(const OwnDataNeeds& needs, app::StoreConnection& store, app::Steps&,
               VerificationId id, const HttpRequest&) {
  const auto data = data_of(needs, store, id);
  if (!data) return refuse(Problem{data.error()});
  return json_response(app::status_json(data.value(), needs.policy));
}

Handled download(const OwnDataNeeds& needs, app::StoreConnection& store, app::Steps&,
                 VerificationId id, const HttpRequest&) {
  const auto data = data_of(needs, store, id);
  if (!data) return refuse(Problem{data.error()});
  HttpResponse response = json_response(app::own_data_json(data.value(), needs.clock.now()));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"identity-verification.json\"");
  return response;
}

Result<AppTask, Problem> appeal(const OwnDataNeeds& needs, app::StoreConnection& store,
                                app::Steps& steps, VerificationId id, const HttpRequest& request) {
  const auto text = app::read_appeal(request.body);
  if (!text) return refuse(Problem{text.error()});
  const auto requested = app::request_appeal(steps, id, text.value());
  if (!requested) return refuse(Problem{requested.error()});
  return view_response(needs.live, store, id, request);
}

Handled erasure(const OwnDataNeeds& needs, app::StoreConnection& store, app::Steps& steps,
                VerificationId id, const HttpRequest& request) {
  const auto requested = app::request_erasure(store.verifications(), steps, id);
  if (!requested) return refuse(Problem{requested.error()});
  return status(needs, store, steps, id, request);
}

}  // namespace

void add_own_data_routes(Router& router, const OwnDataNeeds& needs) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  add(Method::get, "/applicant/status", StoreHandler{for_applicant(needs, reading_limit, status)});
  add(Method::get, "/applicant/data", StoreHandler{for_applicant(needs, asking_limit, download)});
  add(Method::post, "/applicant/appeal",
      StoreThenAppHandler{for_applicant(needs, asking_limit, appeal)});
  add(Method::post, "/applicant/erasure",
      StoreHandler{for_applicant(needs, asking_limit, erasure)});
}

}  // namespace visavis::http
