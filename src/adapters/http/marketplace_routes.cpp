#include "adapters/http/marketplace_routes.h"

#include <algorithm>

#include "adapters/http/metrics.h"
#include "adapters/http/query.h"
#include "app/verification/manage_verification.h"
#include "app/verification/require_verification.h"
#include "app/verification/view_verification.h"
#include "app/wire/json.h"

namespace visavis::http {
namespace {

constexpr std::int64_t limit_default = 20;
constexpr std::int64_t limit_max = 100;

app::RequestError wrong(std::string param, std::string detail) {
  return {Refusal::invalid_parameter, std::move(param), std::move(detail)};
}

Handled verification_response(app::Context& context, Result<Verification, Refusal> result) {
  if (!result) return refuse(Problem{result.error()});
  const auto detail = app::detail_with_link(context, std::move(result).value());
  return json_response(app::verification_json(detail, context.policy));
}

Handled require(app::Context& context, const HttpRequest& request) {
  auto wanted = app::read_require_verification(request.body);
  if (!wanted) return refuse(Problem{wanted.error()});
  const auto detail = app::require_verification(context, *request.marketplace, *wanted);
  if (detail) return json_response(app::verification_json(detail.value(), context.policy), 201);
  Problem problem{detail.error()};
  if (detail.error() == Refusal::verification_exists)
    if (const auto open = context.verifications.current(*request.marketplace, wanted->account))
      problem.verification = open->id.text();
  return refuse(problem);
}

Handled get(app::Context& context, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return verification_response(context, app::find_verification(context, *request.marketplace, *id));
}

app::Read<app::VerificationFilter> read_filter(const HttpRequest& request) {
  auto query = Query::parse(request.query);
  if (!query) return refuse(query.error());
  app::VerificationFilter filter;
  filter.marketplace = *request.marketplace;
  if (const auto account = query->take("account")) {
    filter.account = AccountId::parse(*account);
    if (!filter.account) return refuse(wrong("account", "must be 1 to 64 of A-Z a-z 0-9 . _ -"));
  }
  filter.status = query->take("status");
  const auto& statuses = status_names();
  if (filter.status &&
      std::find(statuses.begin(), statuses.end(), *filter.status) == statuses.end())
    return refuse(wrong("status", "is not a status of verifications"));
  if (const auto after = query->take("starting_after")) {
    filter.starting_after = VerificationId::parse(*after);
    if (!filter.starting_after)
      return refuse(wrong("starting_after", "is not the id of a verification"));
  }
  const auto limit = query->take_number("limit", limit_default, 1, limit_max);
  if (!limit) return refuse(limit.error());
  filter.limit = static_cast<std::size_t>(limit.value());
  if (const auto left = query->nothing_left(); !left) return refuse(left.error());
  return filter;
}

Handled list(app::Context& context, const HttpRequest& request) {
  auto filter = read_filter(request);
  if (!filter) return refuse(Problem{filter.error()});
  const std::size_t limit = filter->limit;
  ++filter->limit;  // One more tells whether there are more.
  auto found = context.verifications.list(*filter);
  const bool has_more = found.size() > limit;
  if (has_more) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  std::vector<std::string> items;
  for (Verification& verification : found)
    items.push_back(app::verification_json(
        app::detail_without_link(context, std::move(verification)), context.policy));
  return json_response(app::list_json(items, has_more));
}

Handled cancel(app::Context& context, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return verification_response(context,
                               app::cancel_verification(context, *request.marketplace, *id));
}

Handled retry(app::Context& context, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return verification_response(context, app::grant_retry(context, *request.marketplace, *id));
}

Handled account(app::Context& context, const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  return json_response(
      app::account_json(app::view_account(context, *request.marketplace, *id), context.policy));
}

Handled effect_done(app::Context& context, const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto effect =
      app::report_effect_done(context, *request.marketplace, *id, request.parameters[1]);
  if (!effect) return refuse(Problem{effect.error()});
  return json_response(app::effect_json(effect.value()));
}

Handled events(app::Context& context, const HttpRequest& request) {
  auto query = Query::parse(request.query);
  if (!query) return refuse(Problem{query.error()});
  const auto after = query->take_number("after", 0, 0, std::numeric_limits<std::int64_t>::max());
  if (!after) return refuse(Problem{after.error()});
  const auto limit = query->take_number("limit", limit_default, 1, limit_max);
  if (!limit) return refuse(Problem{limit.error()});
  if (const auto left = query->nothing_left(); !left) return refuse(Problem{left.error()});

  const auto wanted = static_cast<std::size_t>(limit.value());
  auto found = context.verifications.events_after(after.value(), wanted + 1, *request.marketplace);
  const bool has_more = found.size() > wanted;
  if (has_more) found.erase(found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end());
  std::vector<std::string> items;
  for (const app::StoredEvent& event : found) items.push_back(app::event_json(event));
  return json_response(app::list_json(items, has_more));
}

}  // namespace

void add_marketplace_routes(Router& router) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::api_key, std::move(handler), {}});
  };
  add(Method::post, "/v1/verifications", AppHandler{require});
  add(Method::get, "/v1/verifications", AppHandler{list});
  add(Method::get, "/v1/verifications/{id}", AppHandler{get});
  add(Method::post, "/v1/verifications/{id}/cancel", AppHandler{cancel});
  add(Method::post, "/v1/verifications/{id}/retry", AppHandler{retry});
  add(Method::get, "/v1/accounts/{account}", AppHandler{account});
  add(Method::get, std::string{permission_route}, PermissionCheck{});
  add(Method::post, "/v1/accounts/{account}/effects/{effect}/done", AppHandler{effect_done});
  add(Method::get, "/v1/events", AppHandler{events});
}

}  // namespace visavis::http
