#include "domain/policy.h"

#include <algorithm>
#include <array>
#include <utility>

namespace visavis {
namespace {

ActionSet set_of(const Policy& policy, std::initializer_list<std::string_view> actions) {
  ActionSet set = 0;
  for (const auto action : actions) set |= ActionSet{1} << policy.action_index(action).value();
  return set;
}

}  // namespace

std::optional<std::size_t> Policy::action_index(std::string_view action) const {
  const auto found = std::find(actions.begin(), actions.end(), action);
  if (found == actions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - actions.begin());
}

std::vector<std::string> Policy::action_names(ActionSet set) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if ((set >> i) & 1U) names.push_back(actions[i]);
  }
  return names;
}

Policy shipped_policy() {
  Policy policy;
  policy.actions = {"submit_proposal",    "change_profile_photo", "withdraw_earnings",
                    "accept_direct_hire", "appear_in_search",     "work_on_contract"};
  policy.pending = {
      .denies = set_of(policy, {"submit_proposal", "change_profile_photo"}),
      .effects = {},
      .reason =
          "Identity verification is required. Complete a short video call to lift this hold."};
  policy.overdue = {
      .denies = set_of(policy, {"submit_proposal", "change_profile_photo", "withdraw_earnings"}),
      .effects = {},
      .reason = "Identity verification is overdue. Complete a short video call to lift this hold."};
  policy.failed = {
      .denies = set_of(policy, {"withdraw_earnings", "submit_proposal", "accept_direct_hire",
                                "appear_in_search", "change_profile_photo"}),
      .effects = {"cancel_active_proposals"},
      .reason = "Identity verification was not passed. Passing a later call lifts this hold."};
  policy.deadline = std::chrono::days{7};
  policy.reminder = std::chrono::hours{48};
  policy.appeal_answer = std::chrono::days{3};
  policy.failed_needs_review = true;
  return policy;
}

}  // namespace visavis
