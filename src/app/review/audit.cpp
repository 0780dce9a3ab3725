#include "app/review/audit.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

namespace visavis::app {
namespace {

/// The account as a whole, and each of its verifications.
std::vector<ActSubject> subjects_of(StoreConnection& store, const AccountId& account) {
  std::vector<ActSubject> all{account};
  for (const auto& marketplace : store.marketplaces().marketplaces()) {
    VerificationFilter some{marketplace.id, account, std::nullopt, std::nullopt, 100};
    std::size_t found = 0;
    do {
      const auto page = store.verifications().list(some);
      for (const auto& one : page) all.emplace_back(one.id);
      found = page.size();
      if (found > 0) some.starting_after = page.back().id;
    } while (found == some.limit);
  }
  return all;
}

std::optional<std::vector<ActSubject>> asked_about(StoreConnection& store,
                                                   const AuditQuestion& question) {
  if (!question.account) {
    if (!question.verification) return std::nullopt;
    return std::vector<ActSubject>{*question.verification};
  }
  auto all = subjects_of(store, *question.account);
  if (question.verification)
    std::erase_if(all, [&](const auto& one) { return one != ActSubject{*question.verification}; });
  return all;
}

/// Adds to the page what an act names by its id.
class PageWriter {
 public:
  PageWriter(StoreConnection& store, AuditPage& page) : store_(store), page_(page) {}

  void add(StoredAct stored) {
    AuditedAct act{std::move(stored), {}, {}, {}};
    if (act.stored.act.by) add_staff(*act.stored.act.by);
    std::visit(
        [&](const auto& body) {
          if constexpr (requires { body.staff; }) add_staff(body.staff);
          if constexpr (requires { body.verification; }) add_verification(body.verification, act);
          if constexpr (requires { body.evidence; })
            act.evidence = store_.evidence().evidence(body.evidence);
          if constexpr (requires { body.marketplace; })
            act.marketplace_name = marketplace_name(body.marketplace);
        },
        act.stored.act.body);
    if (act.about) act.marketplace_name = marketplace_name(act.about->marketplace);
    page_.acts.push_back(std::move(act));
  }

 private:
  void add_staff(StaffId id) {
    if (page_.staff.contains(id)) return;
    if (auto staff = store_.staff().staff(id)) page_.staff.emplace(id, *std::move(staff));
  }
  void add_verification(std::optional<VerificationId> id, AuditedAct& act) {
    if (id) act.about = store_.verifications().verification(*id);
  }
  std::string marketplace_name(MarketplaceId id) {
    const auto marketplace = store_.marketplaces().marketplace(id);
    return marketplace ? marketplace->name : "";
  }

  StoreConnection& store_;
  AuditPage& page_;
};

}  // namespace

bool may_audit(const Staff& staff) { return staff.role != Role::representative; }

Result<AuditPage, Refusal> audit(StoreConnection& store, const Staff& asks,
                                 const AuditQuestion& question) {
  if (!may_audit(asks)) return refuse(Refusal::role_not_allowed);
  auto filter = question.acts;
  filter.about = asked_about(store, question);
  // One more tells whether there are more.
  ++filter.limit;
  auto acts = store.acts().newest_acts(filter);
  AuditPage page;
  page.more = acts.size() == filter.limit;
  if (page.more) acts.pop_back();
  PageWriter writer{store, page};
  for (auto& one : acts) writer.add(std::move(one));
  return page;
}

Result<std::vector<Staff>, Refusal> audited_staff(StoreConnection& store, const Staff& asks) {
  if (!may_audit(asks)) return refuse(Refusal::role_not_allowed);
  return store.staff().every_staff();
}

}  // namespace visavis::app
