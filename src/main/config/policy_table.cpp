#include "main/config/policy_table.h"

#include <sstream>

namespace visavis::config {
namespace {

constexpr std::int64_t deadline_days_max = 3650;
constexpr std::int64_t stills_limit = 200;

ActionSet actions_from(const Policy& policy, const toml::node& node, const std::string& key,
                       const Source& source) {
  ActionSet set = 0;
  for (const auto& action : source.strings(node, key)) {
    const auto index = policy.action_index(action);
    if (!index)
      source.refuse(node,
                    key + ": \"" + action + "\" is not an action; add it to policy.actions first");
    // People are paid for work under way whatever a verification says: no policy can take that
    // away.
    if (action == "work_on_contract")
      source.refuse(node, key + ": work_on_contract is never denied");
    set |= ActionSet{1} << *index;
  }
  return set;
}

void read_rule(const Policy& policy, HoldRule& rule, const toml::table& table,
               const std::string& key, const Source& source) {
  for (const auto& [name, value] : table) {
    const std::string field = key + "." + std::string{name.str()};
    if (name == "denies") {
      rule.denies = actions_from(policy, value, field, source);
    } else if (name == "effects") {
      if (key != "policy.failed")
        source.refuse(value, field + ": only policy.failed opens effects");
      rule.effects = source.strings(value, field);
    } else if (name == "reason" && value.is_string()) {
      rule.reason = *value.value<std::string>();
    } else if (!(key == "policy.pending" && value.is_table())) {
      source.refuse(value, field +
                               " is not known here; known are denies (list), effects (list, of "
                               "policy.failed), reason (string)");
    }
  }
}

void read_pending_for(Policy& policy, const toml::table& pending, const Source& source) {
  for (const auto& [name, value] : pending) {
    const auto* table = value.as_table();
    if (table == nullptr) continue;
    const auto trigger = named<Trigger>(name.str());
    if (!trigger) {
      source.refuse(value, "policy.pending." + std::string{name.str()} +
                               " is not a trigger; triggers are first_proposal, risky_category, "
                               "suspicion, periodic, manual");
    }
    HoldRule rule = policy.pending;
    read_rule(policy, rule, *table, "policy.pending." + std::string{name.str()}, source);
    policy.pending_for[*trigger] = rule;
  }
}

void add_actions(Policy& policy, const toml::node& node, const Source& source) {
  for (const auto& action : source.strings(node, "policy.actions")) {
    const bool plain =
        !action.empty() && action.size() <= 64 &&
        action.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (!plain)
      source.refuse(node, "policy.actions: \"" + action + "\" must be 1 to 64 of a-z 0-9 _");
    if (!policy.action_index(action)) policy.actions.push_back(action);
  }
  if (policy.actions.size() > actions_max)
    source.refuse(node, "policy.actions: more than 64 actions");
}

}  // namespace

void Source::refuse(const toml::node& at, const std::string& why) const {
  throw ConfigError(path_ + ":" + std::to_string(at.source().begin.line) + ": " + why);
}

std::vector<std::string> Source::strings(const toml::node& node, const std::string& key) const {
  if (const auto alone = node.value_exact<std::string>()) return {*alone};
  const auto* array = node.as_array();
  if (array == nullptr) refuse(node, key + ": a list of strings is expected");
  std::vector<std::string> texts;
  for (const auto& one : *array) {
    const auto text = one.value_exact<std::string>();
    if (!text) refuse(one, key + ": a list of strings is expected");
    texts.push_back(*text);
  }
  return texts;
}

void read_policy(Policy& policy, const toml::node& node, const Source& source) {
  const auto* table = node.as_table();
  if (table == nullptr) source.refuse(node, "policy: a table is expected");
  // Actions first: the rules below may name them whatever the order in the file.
  if (const auto* actions = table->get("actions")) add_actions(policy, *actions, source);
  for (const auto& [name, value] : *table) {
    const std::string key = "policy." + std::string{name.str()};
    HoldRule* rule = name == "pending"   ? &policy.pending
                     : name == "overdue" ? &policy.overdue
                     : name == "failed"  ? &policy.failed
                                         : nullptr;
    if (rule != nullptr) {
      if (!value.is_table()) source.refuse(value, key + ": a table is expected");
      read_rule(policy, *rule, *value.as_table(), key, source);
    } else if (name == "deadline_days") {
      const auto days = value.value_exact<std::int64_t>();
      if (!days || *days < 1 || *days > deadline_days_max)
        source.refuse(value, key + ": 1 to 3650 days are expected");
      policy.deadline = std::chrono::days{*days};
    } else if (name == "reminder_hours") {
      const auto hours = value.value_exact<std::int64_t>();
      if (!hours || *hours < 0 || *hours > deadline_days_max * 24)
        source.refuse(value, key + ": 0 (none) to 87600 hours are expected");
      policy.reminder = std::chrono::hours{*hours};
    } else if (name == "appeal_answer_days") {
      const auto days = value.value_exact<std::int64_t>();
      if (!days || *days < 1 || *days > 365)
        source.refuse(value, key + ": 1 to 365 days are expected");
      policy.appeal_answer = std::chrono::days{*days};
    } else if (name == "failed_needs_review") {
      const auto flag = value.value_exact<bool>();
      if (!flag) source.refuse(value, key + ": true or false is expected");
      policy.failed_needs_review = *flag;
    } else if (name == "stills_max") {
      const auto count = value.value_exact<std::int64_t>();
      if (!count || *count < 0 || *count > stills_limit)
        source.refuse(value, key + ": 0 (none) to 200 are expected");
      policy.stills_max = static_cast<int>(*count);
    } else if (name != "actions") {
      source.refuse(
          value,
          key +
              " is not known; known are actions, deadline_days, reminder_hours, "
              "appeal_answer_days, failed_needs_review, stills_max, pending, overdue, failed");
    }
  }
  if (const auto* pending = table->get("pending"); pending != nullptr && pending->is_table()) {
    read_pending_for(policy, *pending->as_table(), source);
  }
}

std::string policy_help() {
  const Policy policy = shipped_policy();
  std::ostringstream text;
  const auto list = [](const std::vector<std::string>& names) {
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "\"" : ", \"") + name + "\"";
    return "[" + joined + "]";
  };
  const auto rule = [&](const char* name, const HoldRule& one) {
    text << "\n[policy." << name << "]\ndenies = " << list(policy.action_names(one.denies))
         << "\nreason = \"" << one.reason << "\"\n";
  };
  text << "[policy]\n# the marketplace's own actions, beside the built-in ones\nactions = []\n"
       << "deadline_days = "
       << std::chrono::duration_cast<std::chrono::days>(policy.deadline).count()
       << "\n# so long before the deadline it is reminded of; 0: not at all\nreminder_hours = "
       << std::chrono::duration_cast<std::chrono::hours>(policy.reminder).count()
       << "\n# within which the applicant is told to expect the answer to an appeal\n"
          "appeal_answer_days = "
       << std::chrono::duration_cast<std::chrono::days>(policy.appeal_answer).count()
       << "\n# a failed decision waits for a second reviewer\nfailed_needs_review = "
       << (policy.failed_needs_review ? "true" : "false")
       << "\n# pictures that a representative may ask for in one call; 0: none\nstills_max = "
       << policy.stills_max << "\n";
  rule("pending", policy.pending);
  text
      << "# [policy.pending.TRIGGER] replaces it for one trigger; denies = [] is \"grace first\"\n";
  rule("overdue", policy.overdue);
  rule("failed", policy.failed);
  text << "# what the marketplace must do once\neffects = " << list(policy.failed.effects) << "\n";
  return text.str();
}

}  // namespace visavis::config
