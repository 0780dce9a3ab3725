#include "app/review/account_story.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/review/audit.h"

namespace visavis::app {
namespace {

constexpr std::size_t story_verifications_max = 100;
constexpr std::size_t acts_at_once = 500;

void add_steps(StoreConnection& store, VerificationId id, std::vector<StoryEntry>& entries) {
  for (auto& one : store.verifications().history(id))
    entries.push_back({one.event.at, id, std::move(one.event.body)});
  for (auto& one : store.verifications().mails_of(id))
    entries.push_back({one.created, id, std::move(one)});
}

/// Of the account as a whole only those at this marketplace: another one may have the same name.
bool is_of(const ActBody& body, MarketplaceId marketplace) {
  return std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.account; })
          return one.marketplace == marketplace;
        else
          return true;
      },
      body);
}

/// Oldest first.
std::vector<StoredAct> every_act(ActLog& log, std::vector<ActSubject> about) {
  ActFilter filter{.about = std::move(about), .limit = acts_at_once};
  std::vector<StoredAct> all;
  std::size_t found = 0;
  do {
    auto some = log.newest_acts(filter);
    found = some.size();
    if (found > 0) filter.older_than = some.back().position;
    std::ranges::move(some, std::back_inserter(all));
  } while (found == acts_at_once);
  std::ranges::reverse(all);
  return all;
}

void add_acts(StoreConnection& store, AccountStory& story) {
  std::vector<ActSubject> subjects{story.account};
  for (const auto& one : story.verifications) subjects.emplace_back(one.id);
  for (auto& stored : every_act(store.acts(), std::move(subjects))) {
    if (!is_of(stored.act.body, story.marketplace)) continue;
    const auto subject = about(stored.act.body);
    const auto* id = subject ? std::get_if<VerificationId>(&*subject) : nullptr;
    const auto of = id != nullptr ? std::optional{*id} : std::nullopt;
    story.entries.push_back({stored.act.at, of, std::move(stored.act)});
  }
}

AccountStory story_of(StoreConnection& store, const Marketplace& marketplace,
                      std::vector<Verification> verifications) {
  AccountStory story{marketplace.id,
                     marketplace.name,
                     verifications.front().account,
                     {},
                     std::move(verifications),
                     {}};
  for (const auto& one : story.verifications) add_steps(store, one.id, story.entries);
  add_acts(store, story);
  std::ranges::stable_sort(story.entries, {}, &StoryEntry::at);
  return story;
}

void add_staff(StoreConnection& store, const AccountStory& story, AccountStories& all) {
  const auto add = [&](std::optional<StaffId> id) {
    if (!id || all.staff.contains(*id)) return;
    if (auto staff = store.staff().staff(*id)) all.staff.emplace(*id, *std::move(staff));
  };
  for (const auto& entry : story.entries) {
    if (const auto* body = std::get_if<EventBody>(&entry.what)) add(done_by(*body));
    if (const auto* act = std::get_if<Act>(&entry.what)) add(act->by);
  }
}

}  // namespace

std::optional<StaffId> done_by(const EventBody& body) {
  return std::visit(
      [](const auto& one) -> std::optional<StaffId> {
        if constexpr (requires { one.representative; })
          return one.representative;
        else if constexpr (requires { one.reviewer; })
          return one.reviewer;
        else if constexpr (requires { one.author; })
          return one.author;
        else
          return std::nullopt;
      },
      body);
}

Result<AccountStories, Refusal> account_stories(StoreConnection& store, const Policy& policy,
                                                Timestamp now, const Staff& asks,
                                                const AccountId& account) {
  if (!may_audit(asks)) return refuse(Refusal::role_not_allowed);
  AccountStories all;
  for (const auto& marketplace : store.marketplaces().marketplaces()) {
    auto found = store.verifications().list(
        {marketplace.id, account, std::nullopt, std::nullopt, story_verifications_max});
    if (found.empty()) continue;
    auto story = story_of(store, marketplace, std::move(found));
    const auto current = store.verifications().current(marketplace.id, account);
    if (current) story.hold = derive_hold(*current, policy, now);
    add_staff(store, story, all);
    all.accounts.push_back(std::move(story));
  }
  if (all.accounts.empty()) return refuse(Refusal::account_unknown);
  return all;
}

}  // namespace visavis::app
