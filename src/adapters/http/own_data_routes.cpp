#include "adapters/http/own_data_routes.h"

#include "adapters/http/applicant_routes.h"
#include "app/review/appeal.h"
#include "app/verification/own_data.h"
#include "app/wire/json.h"

namespace visavis::http {
namespace {

Handled status(app::Context& context, VerificationId id, const HttpRequest&) {
  const auto data = app::own_data(context, id);
  if (!data) return refuse(Problem{data.error()});
  return json_response(app::status_json(data.value(), context.policy));
}

Handled download(app::Context& context, VerificationId id, const HttpRequest&) {
  const auto data = app::own_data(context, id);
  if (!data) return refuse(Problem{data.error()});
  HttpResponse response = json_response(app::own_data_json(data.value(), context.clock.now()));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"identity-verification.json\"");
  return response;
}

Handled appeal(app::Context& context, VerificationId id, const HttpRequest& request) {
  const auto text = app::read_appeal(request.body);
  if (!text) return refuse(Problem{text.error()});
  const auto requested = app::request_appeal(context, id, text.value());
  if (!requested) return refuse(Problem{requested.error()});
  return view_response(context, id, request);
}

Handled erasure(app::Context& context, VerificationId id, const HttpRequest& request) {
  const auto requested = app::request_erasure(context, id);
  if (!requested) return refuse(Problem{requested.error()});
  return status(context, id, request);
}

}  // namespace

void add_own_data_routes(Router& router) {
  const auto add = [&](Method method, std::string pattern, AppHandler handler) {
    router.add({method, std::move(pattern), Door::browser, std::move(handler), {}});
  };
  add(Method::get, "/applicant/status", for_applicant(reading_limit, status));
  add(Method::get, "/applicant/data", for_applicant(asking_limit, download));
  add(Method::post, "/applicant/appeal", for_applicant(asking_limit, appeal));
  add(Method::post, "/applicant/erasure", for_applicant(asking_limit, erasure));
}

}  // namespace visavis::http
