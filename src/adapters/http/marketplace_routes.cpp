#include "adapters/http/marketplace_routes.h"

#include <algorithm>

#include "adapters/http/handlers.h"
#include "adapters/http/metrics.h"
#include "adapters/http/query.h"
#include "app/access/verification_link.h"
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

Handled verification_response(const MarketplaceNeeds& needs, app::StoreConnection& store,
                              Result<Verification, Refusal> result, int status = 200) {
  if (!result) return refuse(Problem{result.error()});
  const Timestamp now = needs.clock.now();
  auto detail = app::detail_of(std::move(result).value(), needs.policy, now);
  app::add_link(detail, store.links(), needs.entropy, needs.public_url, now);
  return json_response(app::verification_json(detail, needs.policy), status);
}

Handled require(const MarketplaceNeeds& needs, app::StoreConnection& store, app::Steps& steps,
                const HttpRequest& request) {
  auto wanted = app::read_require_verification(request.body);
  if (!wanted) return refuse(Problem{wanted.error()});
  const auto required = app::require_verification(steps, needs.entropy, needs.clock.now(),
                                                  *request.marketplace, *wanted);
  if (required) return verification_response(needs, store, required, 201);
  Problem problem{required.error()};
  if (required.error() == Refusal::verification_exists)
    if (const auto open = store.verifications().current(*request.marketplace, wanted->account))
      problem.verification = open->id.text();
  return refuse(problem);
}

Handled get(const MarketplaceNeeds& needs, app::StoreConnection& store, app::Steps&,
            const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return verification_response(
      needs, store, app::find_verification(store.verifications(), *request.marketplace, *id));
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
  const auto& statuses = kinds<Status>;
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

Handled list(const MarketplaceNeeds& needs, app::StoreConnection& store, app::Steps&,
             const HttpRequest& request) {
  auto filter = read_filter(request);
  if (!filter) return refuse(Problem{filter.error()});
  const std::size_t limit = filter->limit;
  ++filter->limit;  // One more tells whether there are more.
  auto found = store.verifications().list(*filter);
  const bool has_more = found.size() > limit;
  if (has_more) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  std::vector<std::string> items;
  items.reserve(found.size());
  for (Verification& verification : found)
    items.push_back(app::verification_json(
        app::detail_of(std::move(verification), needs.policy, needs.clock.now()), needs.policy));
  return json_response(app::list_json(items, has_more));
}

Handled cancel(const MarketplaceNeeds& needs, app::StoreConnection& store, app::Steps& steps,
               const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return verification_response(
      needs, store,
      app::cancel_verification(store.verifications(), steps, *request.marketplace, *id));
}

Handled retry(const MarketplaceNeeds& needs, app::StoreConnection& store, app::Steps& steps,
              const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return verification_response(
      needs, store, app::grant_retry(store.verifications(), steps, *request.marketplace, *id));
}

Handled account(const MarketplaceNeeds& needs, app::StoreConnection& store, app::Steps&,
                const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  return json_response(
      app::account_json(app::view_account(store.verifications(), needs.policy, needs.clock.now(),
                                          *request.marketplace, *id),
                        needs.policy));
}

Handled effect_done(const MarketplaceNeeds&, app::StoreConnection& store, app::Steps& steps,
                    const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto effect = app::report_effect_done(store.verifications(), steps, *request.marketplace,
                                              *id, request.parameters[1]);
  if (!effect) return refuse(Problem{effect.error()});
  return json_response(app::effect_json(effect.value()));
}

Handled events(const MarketplaceNeeds&, app::StoreConnection& store, app::Steps&,
               const HttpRequest& request) {
  auto query = Query::parse(request.query);
  if (!query) return refuse(Problem{query.error()});
  const auto after = query->take_number("after", 0, 0, std::numeric_limits<std::int64_t>::max());
  if (!after) return refuse(Problem{after.error()});
  const auto limit = query->take_number("limit", limit_default, 1, limit_max);
  if (!limit) return refuse(Problem{limit.error()});
  if (const auto left = query->nothing_left(); !left) return refuse(Problem{left.error()});

  const auto wanted = static_cast<std::size_t>(limit.value());
  auto found = store.verifications().events_after(after.value(), wanted + 1, *request.marketplace);
  const bool has_more = found.size() > wanted;
  if (has_more) found.erase(found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end());
  std::vector<std::string> items;
  items.reserve(found.size());
  for (const app::StoredEvent& event : found) items.push_back(app::event_json(event));
  return json_response(app::list_json(items, has_more));
}

}  // namespace

void add_marketplace_routes(Router& router, const MarketplaceNeeds& needs) {
  const auto add = [&](Method method, std::string pattern, Handler handler) {
    router.add({method, std::move(pattern), Door::api_key, std::move(handler), {}});
  };
  add(Method::post, "/v1/verifications", StoreHandler{with(needs, require)});
  add(Method::get, "/v1/verifications", StoreHandler{with(needs, list)});
  // Each answer carries a fresh link.
  router.add({Method::get,
              "/v1/verifications/{id}",
              Door::api_key,
              StoreHandler{with(needs, get)},
              {},
              app::Access::writes});
  add(Method::post, "/v1/verifications/{id}/cancel", StoreHandler{with(needs, cancel)});
  add(Method::post, "/v1/verifications/{id}/retry", StoreHandler{with(needs, retry)});
  add(Method::get, "/v1/accounts/{account}", StoreHandler{with(needs, account)});
  add(Method::get, std::string{permission_route}, PermissionCheck{});
  add(Method::post, "/v1/accounts/{account}/effects/{effect}/done",
      StoreHandler{with(needs, effect_done)});
  add(Method::get, "/v1/events", StoreHandler{with(needs, events)});
}

}  // namespace visavis::http
