// How SqliteVerifications saves a step: row, event, delivery, mail and what is to be fetched in one
// transaction.
#include "adapters/sqlite/sqlite_verifications.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"
#include "base/check.h"
#include "domain/keeping.h"

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
                    blocking(after), call(after), slot(after), appealed_since(after),
                    name(keeping_of(after)));
  }
  set_timers(number, step.timers);
  const auto position = append(step, number, encoded, previous, hash);
  tell(step, number, position);
  see_to_photo(step, number);
  see_to_meeting(step, number);
  see_to_evidence(step.event.body, number);
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
                  call(after), slot(after), appealed_since(after), name(keeping_of(after)));
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

/// Who wants one is in the table, and nobody else.
void SqliteVerifications::see_to_photo(const app::Step& step, std::int64_t number) {
  const auto& body = step.event.body;
  if (std::holds_alternative<VerificationRequired>(body) && wants_photo(step.after))
    want_photo_.execute(number, step.after.marketplace.bytes(), step.event.at);
  const bool came =
      std::holds_alternative<PhotoKept>(body) || std::holds_alternative<PhotoMissed>(body);
  if (came || !blocks_another(step.after)) unwant_photo_.execute(number);
}

/// A meeting is to be ended from the step on that ends its call, whichever that is.
void SqliteVerifications::see_to_meeting(const app::Step& step, std::int64_t number) {
  const auto* started = std::get_if<CallStarted>(&step.event.body);
  if (started != nullptr && started->meeting) {
    const auto& meeting = *started->meeting;
    meeting_begins_.execute(number, started->call.bytes(), meeting.space, meeting.organiser,
                            meeting.url, std::int64_t{meeting.records},
                            std::int64_t{meeting.transcribes});
  } else if (!running_call(step.after)) {
    meeting_over_.execute(number, step.event.at);
  }
}

/// What opens it goes with what is gone.
void SqliteVerifications::see_to_evidence(const EventBody& body, std::int64_t number) {
  if (const auto* kept = std::get_if<RecordingKept>(&body)) {
    keep_evidence(kept->file);
  } else if (const auto* still = std::get_if<StillKept>(&body)) {
    keep_evidence(file_of(still->still));
    describe_still_.execute(still->still.evidence.bytes(), app::encode_still(still->still));
  } else if (const auto* lost = std::get_if<RecordingLost>(&body)) {
    lose_evidence_.execute(lost->evidence.bytes());
  } else if (const auto* missed = std::get_if<StillMissed>(&body)) {
    lose_evidence_.execute(missed->evidence.bytes());
  } else if (const auto* erased = std::get_if<EvidenceErased>(&body)) {
    erase_evidence_.execute(erased->evidence.bytes());
  } else if (const auto* left = std::get_if<CallLeft>(&body); left != nullptr && left->withdrawn) {
    withdraw_call_.execute(left->call.bytes());
    withdraw_evidence_.execute(number, left->call.bytes());
  }
}

void SqliteVerifications::keep_evidence(const RecordedFile& one) {
  keep_evidence_.execute(one.evidence.bytes(), one.began, one.length.count(), one.media_type,
                         static_cast<std::int64_t>(one.bytes), one.sha256, one.received_sha256,
                         std::int64_t{one.whole});
}

}  // namespace visavis::sqlite
