#include "adapters/http/audit_routes.h"

#include "adapters/http/staff_routes.h"
#include "app/review/audit.h"
#include "app/wire/limits.h"
#include "app/wire/shown.h"

namespace visavis::http {
namespace {

app::AuditQuestion question(const app::ActsAsked& asked) {
  app::AuditQuestion question{.acts = {.name = asked.name,
                                       .from = asked.from,
                                       .until = asked.until,
                                       .limit = static_cast<std::size_t>(asked.limit.value_or(
                                           app::limits::page_entries_default))},
                              .verification = asked.verification,
                              .account = asked.account};
  // An operator has no id.
  if (asked.by) question.acts.by = StaffId::parse(*asked.by);
  if (asked.older_than) question.acts.older_than = static_cast<std::int64_t>(*asked.older_than);
  return question;
}

Answered<app::shape::ActList> acts(const ConsoleNeeds&, app::StoreConnection& store,
                                   const app::Visit& visit, const HttpRequest& request) {
  const auto asked = query_of<app::route::SeeActs>(request);
  if (!asked) return refuse(Problem{asked.error()});
  const auto page = app::audit(store, visit.staff, question(*asked));
  if (!page) return refuse(Problem{page.error()});
  return Answer{app::shape::shown(*page)};
}

Answered<app::shape::AccountStories> whole_account(const ConsoleNeeds& needs,
                                                   app::StoreConnection& store,
                                                   const app::Visit& visit,
                                                   const HttpRequest& request) {
  const auto asked = AccountId::parse(request.parameters[0]);
  if (!asked) return refuse(Problem{Refusal::account_unknown});
  const auto stories =
      app::account_stories(store, needs.policy, needs.clock.now(), visit.staff, *asked);
  if (!stories) return refuse(Problem{stories.error()});
  return Answer{app::shape::shown(*stories, needs.policy)};
}

Answered<app::shape::StaffList> staff(const ConsoleNeeds&, app::StoreConnection& store,
                                      const app::Visit& visit, const HttpRequest&) {
  const auto all = app::audited_staff(store, visit.staff);
  if (!all) return refuse(Problem{all.error()});
  return Answer{app::shape::shown(*all)};
}

}  // namespace

void add_audit_routes(Router& router, const ConsoleNeeds& needs) {
  serve_staff<app::route::SeeActs>(router, needs, acts);
  serve_staff<app::route::SeeAccount>(router, needs, whole_account);
  serve_staff<app::route::SeeStaff>(router, needs, staff);
}

}  // namespace visavis::http
