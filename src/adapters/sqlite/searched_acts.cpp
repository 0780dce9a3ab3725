#include "adapters/sqlite/searched_acts.h"

#include <exception>
#include <utility>
#include <vector>

#include "adapters/sql/statement.h"
#include "app/ports/store_failure.h"
#include "app/records/row.h"
#include "base/cases.h"

namespace visavis::sqlite {

ActKeys keys_of(const Act& act) {
  ActKeys keys{act.at, std::nullopt, std::nullopt};
  if (act.by) keys.by = act.by->text();
  if (const auto subject = about(act.body)) keys.about = key_of(*subject);
  return keys;
}

std::string key_of(const ActSubject& subject) {
  return std::visit(Cases{[](const VerificationId& id) { return id.text(); },
                          [](const AccountId& id) { return "account/" + id.text(); }},
                    subject);
}

Act read_act(std::string_view json, std::int64_t position) {
  try {
    return app::decode_act(json);
  } catch (const std::exception&) {
    throw app::StoreFailure("SQLite: act " + std::to_string(position) + " cannot be read");
  }
}

const char* const searched_acts = R"sql(
ALTER TABLE event ADD COLUMN act_at INTEGER;
ALTER TABLE event ADD COLUMN act_by TEXT;     -- the id of a member of staff; nothing: an operator
ALTER TABLE event ADD COLUMN act_about TEXT;  -- the id of a verification, or "account/" and an account's
CREATE INDEX event_act_at ON event (act_at) WHERE verification IS NULL;
CREATE INDEX event_act_by ON event (act_by, act_at) WHERE verification IS NULL;
CREATE INDEX event_act_type ON event (type, act_at) WHERE verification IS NULL;
CREATE INDEX event_act_by_type ON event (act_by, type, act_at) WHERE verification IS NULL;
CREATE INDEX event_act_about ON event (act_about, act_at)
  WHERE verification IS NULL AND act_about IS NOT NULL;
)sql";

void fill_searched_acts(sqlite3* connection) {
  Statement acts{connection,
                 "SELECT position, content FROM event INDEXED BY event_act "
                 "WHERE verification IS NULL AND position > ?1 ORDER BY position LIMIT 1000"};
  Statement fill{connection,
                 "UPDATE event SET act_at = ?2, act_by = ?3, act_about = ?4 WHERE position = ?1"};
  std::vector<std::pair<std::int64_t, ActKeys>> some;
  std::int64_t last = 0;
  do {
    some.clear();
    for (auto rows = acts.run(last); rows.next();) {
      last = rows.integer(0);
      some.emplace_back(last, keys_of(read_act(rows.text(1), last)));
    }
    for (const auto& [position, keys] : some) fill.execute(position, keys.at, keys.by, keys.about);
  } while (!some.empty());
}

}  // namespace visavis::sqlite
