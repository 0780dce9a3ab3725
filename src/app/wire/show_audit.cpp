#include "app/wire/shown.h"

// The log of acts, for those who look after it.
namespace visavis::app::shape {
namespace {

using Known = std::map<StaffId, visavis::Staff>;

std::optional<std::string> called(const std::string& key) { return key; }
std::optional<std::string> called(const std::optional<ApiKeyId>& key) {
  if (!key) return std::nullopt;
  return key->text();
}

/// What the act itself says of whom or what it was done to.
void add_told(const ActBody& told, const Known& known, AuditedAct& act) {
  std::visit(
      [&](const auto& body) {
        if constexpr (requires { body.staff; }) act.staff = person(known, body.staff);
        if constexpr (requires { body.verification; }) act.verification = body.verification;
        if constexpr (requires { body.evidence; }) act.evidence = body.evidence;
        if constexpr (requires { body.account; }) act.account = body.account;
        if constexpr (requires { body.who; }) act.who = body.who;
        if constexpr (requires { body.why; }) act.why = body.why;
        if constexpr (requires { body.role; }) act.role = body.role;
        if constexpr (requires { body.factor; }) act.factor = body.factor;
        if constexpr (requires { body.key; }) act.key = called(body.key);
      },
      told);
}

AuditedAct shown(const app::AuditedAct& one, const Known& known) {
  const Act& done = one.stored.act;
  AuditedAct act{.position = one.stored.position,
                 .at = done.at,
                 .name = std::string{name(done.body)},
                 .by = {},
                 .staff = {},
                 .marketplace = {},
                 .verification = {},
                 .account = {},
                 .evidence = {},
                 .call = {},
                 .side = {},
                 .still = {},
                 .who = {},
                 .why = {},
                 .role = {},
                 .factor = {},
                 .key = {}};
  if (done.by) act.by = person(known, *done.by);
  add_told(done.body, known, act);
  if (!one.marketplace_name.empty()) act.marketplace = {one.marketplace_name};
  if (one.about) act.account = one.about->account;
  if (one.evidence) {
    act.call = one.evidence->call;
    act.side = one.evidence->side;
    act.still = one.evidence->still_of;
  }
  return act;
}

}  // namespace

Staff person(const Known& known, StaffId id) {
  const auto found = known.find(id);
  return found == known.end() ? Staff{id, "", Role::representative} : shape::shown(found->second);
}

ActList shown(const AuditPage& page) {
  ActList list;
  for (const auto& one : page.acts) list.acts.push_back(shown(one, page.staff));
  list.more = page.more;
  return list;
}

StaffList shown(const std::vector<visavis::Staff>& staff) {
  StaffList list;
  for (const auto& one : staff) list.staff.push_back(shown(one));
  return list;
}

}  // namespace visavis::app::shape
