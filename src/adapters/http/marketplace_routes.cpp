#include "adapters/http/marketplace_routes.h"

#include <algorithm>

#include "adapters/http/answers.h"
#include "adapters/http/handlers.h"
#include "adapters/http/metrics.h"
#include "app/verification/manage_verification.h"
#include "app/verification/require_verification.h"
#include "app/verification/view_verification.h"
#include "app/wire/limits.h"
#include "app/wire/requests.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

namespace shape = app::shape;

Answered<shape::Verification> one_verification(const MarketplaceNeeds& needs,
                                               app::StoreConnection& store,
                                               Result<Verification, Refusal> result,
                                               app::Warnings warnings = {}) {
  if (!result) return refuse(Problem{result.error()});
  const Timestamp now = needs.clock.now();
  auto detail = app::detail_of(std::move(result).value(), needs.policy, now);
  needs.links->add_link(detail, store.links(), needs.entropy, needs.public_url, now);
  shape::Verification shown = shape::shown(detail, needs.policy);
  shown.warnings = std::move(warnings);
  return Answer{shown};
}

Answered<shape::Verification> require(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                      app::Steps& steps, const HttpRequest& request) {
  app::Warnings warnings;
  const auto wanted = app::read_required(request.body, warnings);
  if (!wanted) return refuse(Problem{wanted.error()});
  const auto required = app::require_verification(steps, needs.entropy, needs.clock.now(),
                                                  *request.marketplace, *wanted);
  if (required) return one_verification(needs, store, required, std::move(warnings));
  Problem problem{required.error()};
  if (required.error() == Refusal::verification_exists)
    if (const auto open = store.verifications().current(*request.marketplace, wanted->account))
      problem.verification = open->id.text();
  return refuse(problem);
}

Answered<shape::Verification> get(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                  app::Steps&, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return one_verification(needs, store,
                          app::find_verification(store.verifications(), *request.marketplace, *id));
}

/// Of one more than was asked for, which tells whether there are more.
template <class T>
bool drop_beyond(std::vector<T>& found, std::size_t limit) {
  const bool more = found.size() > limit;
  if (more) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return more;
}

Answered<shape::VerificationList> list(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                       app::Steps&, const HttpRequest& request) {
  const auto asked = query_of<app::route::ListVerifications>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const std::size_t limit = asked->limit.value_or(app::limits::page_entries_default);
  auto found = store.verifications().list(
      {*request.marketplace, asked->account, asked->status, asked->starting_after, limit + 1});
  shape::VerificationList list;
  list.has_more = drop_beyond(found, limit);
  for (Verification& one : found)
    list.data.push_back(shape::shown(
        app::detail_of(std::move(one), needs.policy, needs.clock.now()), needs.policy));
  return Answer{list};
}

Answered<shape::Verification> cancel(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                     app::Steps& steps, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return one_verification(
      needs, store,
      app::cancel_verification(store.verifications(), steps, *request.marketplace, *id));
}

Answered<shape::Verification> retry(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                    app::Steps& steps, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return one_verification(
      needs, store, app::grant_retry(store.verifications(), steps, *request.marketplace, *id));
}

Answered<shape::Account> account(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                 app::Steps&, const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  return Answer{shape::shown(app::view_account(store.verifications(), needs.policy,
                                               needs.clock.now(), *request.marketplace, *id),
                             needs.policy)};
}

Answered<shape::EffectReported> effect_done(const MarketplaceNeeds&, app::StoreConnection& store,
                                            app::Steps& steps, const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto effect = app::report_effect_done(store.verifications(), steps, *request.marketplace,
                                              *id, request.parameters[1]);
  if (!effect) return refuse(Problem{effect.error()});
  return Answer{shape::reported(effect.value())};
}

Answered<shape::EventList> events(const MarketplaceNeeds&, app::StoreConnection& store, app::Steps&,
                                  const HttpRequest& request) {
  const auto asked = query_of<app::route::ListEvents>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const std::size_t limit = asked->limit.value_or(app::limits::page_entries_default);
  auto found = store.verifications().events_after(
      static_cast<std::int64_t>(asked->after.value_or(0)), limit + 1, *request.marketplace);
  shape::EventList list;
  list.has_more = drop_beyond(found, limit);
  for (const app::StoredEvent& event : found) list.data.push_back(shape::shown(event));
  return Answer{list};
}

}  // namespace

void add_marketplace_routes(Router& router, const MarketplaceNeeds& needs) {
  serve<app::route::RequireVerification>(router, with(needs, require));
  serve<app::route::ListVerifications>(router, with(needs, list));
  // Its answer carries a link.
  serve<app::route::GetVerification>(router, with(needs, get), app::Access::writes);
  serve<app::route::CancelVerification>(router, with(needs, cancel));
  serve<app::route::RetryVerification>(router, with(needs, retry));
  serve<app::route::GetAccount>(router, with(needs, account));
  router.add({app::route::CheckPermission::method,
              std::string{app::route::CheckPermission::pattern},
              app::route::CheckPermission::door,
              PermissionCheck{},
              {}});
  serve<app::route::ReportEffectDone>(router, with(needs, effect_done));
  serve<app::route::ListEvents>(router, with(needs, events));
}

}  // namespace visavis::http
