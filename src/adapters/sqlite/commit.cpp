// How SqliteVerifications saves a step: row, event, delivery and mail in one transaction.
#include "adapters/sqlite/sqlite_verifications.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"
#include "base/check.h"

namespace visavis::sqlite {
namespace {

/// ",required,reminder,": each with a comma on both sides.
std::string comma_separated(const std::vector<std::string>& words) {
  std::string text{","};
  for (const auto& word : words) text += word + ',';
  return text;
}

std::optional<Timestamp> slot(const Verification& verification) {
  if (!verification.slot) return std::nullopt;
  return verification.slot->at;
}

std::optional<IdBytes> call(const Verification& verification) {
  const auto running = running_call(verification);
  if (!running) return std::nullopt;
  return running->bytes();
}

std::int64_t blocking(const Verification& verification) { return blocks_another(verification); }

}  // namespace

Result<std::int64_t, app::CommitRefusal> SqliteVerifications::commit(const app::Step& step) {
  const auto& after = step.after;
  CHECK(step.event.sequence >= 1 && step.event.sequence == after.version);
  const bool first = step.event.sequence == 1;
  const auto encoded = app::encode_event(step.event);

  Transaction transaction{transactions_};
  const auto before = find(after.id);
  if (before.has_value() == first) return refuse(app::CommitRefusal::version_conflict);
  if (!first && before->version != step.event.sequence - 1)
    return refuse(app::CommitRefusal::version_conflict);
  if (first && blocking_.run(after.marketplace.bytes(), after.account.text()).next())
    return refuse(app::CommitRefusal::verification_exists);

  const auto previous = first ? app::Hash{} : before->last_hash;
  const auto hash =
      app::chain_hash(previous, {after.id, step.event.sequence, step.event.at, encoded, step.body,
                                 step.type, step.previous_status});
  std::int64_t number = 0;
  if (first) {
    number = insert(step, hash);
  } else {
    number = before->number;
    update_.execute(number, name(after.status), after.version, hash, app::encode_row(after),
                    blocking(after), call(after), slot(after), appealed_since(after));
  }
  set_timers(number, step.timers);
  const auto position = append(step, number, encoded, previous, hash);
  tell(step, number, position);
  transaction.commit();
  return position;
}

std::optional<SqliteVerifications::Row> SqliteVerifications::find(VerificationId id) {
  auto rows = find_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return Row{rows.integer(0), static_cast<std::uint64_t>(rows.integer(1)), rows.bytes<32>(2)};
}

std::int64_t SqliteVerifications::insert(const app::Step& step, const app::Hash& hash) {
  const auto& after = step.after;
  insert_.execute(after.id.bytes(), after.marketplace.bytes(), after.account.text(),
                  name(after.status), after.version, hash, app::encode_row(after), blocking(after),
                  call(after), slot(after), appealed_since(after));
  return sqlite3_last_insert_rowid(transactions_.connection);
}

std::int64_t SqliteVerifications::append(const app::Step& step, std::int64_t number,
                                         const std::string& encoded, const app::Hash& previous,
                                         const app::Hash& hash) {
  append_.execute(number, step.after.marketplace.bytes(), step.event.sequence, step.type,
                  step.previous_status, encoded, step.body, previous, hash,
                  name(audience(step.event.body)));
  return sqlite3_last_insert_rowid(transactions_.connection);
}

/// What of the step is to be told: by webhook and by mail, once this transaction is saved.
void SqliteVerifications::tell(const app::Step& step, std::int64_t number, std::int64_t position) {
  if (audience(step.event.body) == Audience::marketplace)
    deliver_.execute(number, step.after.marketplace.bytes(), step.event.at, position);
  take_back_.execute(number, comma_separated(step.mails_outdated), step.event.at);
  if (!step.mail) return;
  const auto& mail = *step.mail;
  mail_.execute(number, step.event.sequence, mail.kind, mail.language, mail.text_version,
                step.event.at, mail.useless_from, mail.to.reveal(), mail.sender_name,
                mail.subject.reveal(), mail.text.reveal(), mail.html.reveal(),
                std::int64_t{mail.carries_link}, mail.reply_to);
}

}  // namespace visavis::sqlite
