#include "adapters/http/marketplace_routes.h"

#include <algorithm>

#include "adapters/http/handlers.h"
#include "adapters/http/metrics.h"
#include "adapters/http/replies.h"
#include "app/access/verification_link.h"
#include "app/verification/manage_verification.h"
#include "app/verification/require_verification.h"
#include "app/verification/view_verification.h"
#include "app/wire/limits.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

namespace shape = app::shape;

Replied<shape::Verification> one_verification(const MarketplaceNeeds& needs,
                                              app::StoreConnection& store,
                                              Result<Verification, Refusal> result) {
  if (!result) return refuse(Problem{result.error()});
  const Timestamp now = needs.clock.now();
  auto detail = app::detail_of(std::move(result).value(), needs.policy, now);
  app::add_link(detail, store.links(), needs.entropy, needs.public_url, now);
  return Reply{shape::shown(detail, needs.policy)};
}

Replied<shape::Verification> require(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                     app::Steps& steps, const HttpRequest& request) {
  auto wanted = body_of<app::route::RequireVerification>(request);
  if (!wanted) return refuse(Problem{wanted.error()});
  const auto required = app::require_verification(steps, needs.entropy, needs.clock.now(),
                                                  *request.marketplace, *wanted);
  if (required) return one_verification(needs, store, required);
  Problem problem{required.error()};
  if (required.error() == Refusal::verification_exists)
    if (const auto open = store.verifications().current(*request.marketplace, wanted->account))
      problem.verification = open->id.text();
  return refuse(problem);
}

Replied<shape::Verification> get(const MarketplaceNeeds& needs, app::StoreConnection& store,
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

Replied<shape::VerificationList> list(const MarketplaceNeeds& needs, app::StoreConnection& store,
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
  return Reply{list};
}

Replied<shape::Verification> cancel(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                    app::Steps& steps, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return one_verification(
      needs, store,
      app::cancel_verification(store.verifications(), steps, *request.marketplace, *id));
}

Replied<shape::Verification> retry(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                   app::Steps& steps, const HttpRequest& request) {
  const auto id = VerificationId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::verification_unknown});
  return one_verification(
      needs, store, app::grant_retry(store.verifications(), steps, *request.marketplace, *id));
}

Replied<shape::Account> account(const MarketplaceNeeds& needs, app::StoreConnection& store,
                                app::Steps&, const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  return Reply{shape::shown(app::view_account(store.verifications(), needs.policy,
                                              needs.clock.now(), *request.marketplace, *id),
                            needs.policy)};
}

Replied<shape::EffectReported> effect_done(const MarketplaceNeeds&, app::StoreConnection& store,
                                           app::Steps& steps, const HttpRequest& request) {
  const auto id = AccountId::parse(request.parameters[0]);
  if (!id) return refuse(Problem{Refusal::not_found});
  const auto effect = app::report_effect_done(store.verifications(), steps, *request.marketplace,
                                              *id, request.parameters[1]);
  if (!effect) return refuse(Problem{effect.error()});
  return Reply{shape::reported(effect.value())};
}

Replied<shape::EventList> events(const MarketplaceNeeds&, app::StoreConnection& store, app::Steps&,
                                 const HttpRequest& request) {
  const auto asked = query_of<app::route::ListEvents>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const std::size_t limit = asked->limit.value_or(app::limits::page_entries_default);
  auto found = store.verifications().events_after(
      static_cast<std::int64_t>(asked->after.value_or(0)), limit + 1, *request.marketplace);
  shape::EventList list;
  list.has_more = drop_beyond(found, limit);
  for (const app::StoredEvent& event : found) list.data.push_back(shape::shown(event));
  return Reply{list};
}

}  // namespace

void add_marketplace_routes(Router& router, const MarketplaceNeeds& needs) {
  answer<app::route::RequireVerification>(router, with(needs, require));
  answer<app::route::ListVerifications>(router, with(needs, list));
  // Each answer carries a fresh link.
  answer<app::route::GetVerification>(router, with(needs, get), app::Access::writes);
  answer<app::route::CancelVerification>(router, with(needs, cancel));
  answer<app::route::RetryVerification>(router, with(needs, retry));
  answer<app::route::GetAccount>(router, with(needs, account));
  router.add({app::route::CheckPermission::method,
              std::string{app::route::CheckPermission::pattern},
              app::route::CheckPermission::door,
              PermissionCheck{},
              {}});
  answer<app::route::ReportEffectDone>(router, with(needs, effect_done));
  answer<app::route::ListEvents>(router, with(needs, events));
}

}  // namespace visavis::http
