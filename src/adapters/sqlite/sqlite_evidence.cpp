#include "adapters/sqlite/sqlite_evidence.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "app/records/row.h"
#include "base/check.h"
#include "base/described.h"

namespace visavis::sqlite {
namespace {

// What keeps a piece whatever its age.
#define VISAVIS_LEGAL_HOLD                                                           \
  "FROM legal_hold h WHERE h.marketplace = v.marketplace AND h.account = v.account " \
  "AND (h.verification IS NULL OR h.verification = e.verification)"

// What is kept and under no legal hold, the oldest first.
#define VISAVIS_ERASABLE(...)                                      \
  VISAVIS_EVIDENCE "WHERE e.state = 'kept' AND " __VA_ARGS__       \
                   " AND NOT EXISTS (SELECT 1 " VISAVIS_LEGAL_HOLD \
                   ") ORDER BY e.began, e.number LIMIT ?1"
// Two indexes, as documents have a time of their own: what is not over is not looked at.
#define VISAVIS_IS_DOCUMENT "e.still_of IN ('document_front', 'document_back')"
#define VISAVIS_BY_OUTCOME "CASE v.keeping WHEN 'verified' THEN ?2 WHEN 'other' THEN ?3 END"

#define VISAVIS_EVIDENCE                                                                         \
  "SELECT e.id, v.id, v.marketplace, v.account, e.call, e.side, e.began, e.wrapped_key, "        \
  "e.state, e.length, e.media_type, e.bytes, e.sha256, e.received_sha256, e.whole, e.still_of, " \
  "e.still, "                                                                                    \
  "(SELECT min(h.since) " VISAVIS_LEGAL_HOLD                                                     \
  ") FROM evidence e JOIN verification v ON v.number = e.verification "

template <class E>
E one_of(std::string_view text) {
  const auto found = named<E>(text);
  CHECK(found);  // The table's own constraint says so.
  return *found;
}

app::EvidenceRecord record(const Rows& rows) {
  auto account = AccountId::parse(rows.text(3));
  CHECK(account);
  app::EvidenceRecord found{EvidenceId{rows.bytes<16>(0)},
                            VerificationId{rows.bytes<16>(1)},
                            MarketplaceId{rows.bytes<16>(2)},
                            *std::move(account),
                            CallId{rows.bytes<16>(4)},
                            one_of<CallSide>(rows.text(5)),
                            rows.time(6),
                            std::string{rows.blob(7)},
                            one_of<EvidenceState>(rows.text(8))};
  if (!rows.is_null(9))
    found.file = RecordedFile{found.id,
                              found.side,
                              found.began,
                              Duration{rows.integer(9)},
                              std::string{rows.text(10)},
                              static_cast<std::uint64_t>(rows.integer(11)),
                              std::string{rows.text(12)},
                              std::string{rows.text(13)},
                              rows.integer(14) != 0};
  if (!rows.is_null(15)) found.still_of = one_of<StillOf>(rows.text(15));
  if (!rows.is_null(16)) found.still = app::decode_still(rows.text(16));
  if (!rows.is_null(17)) found.held = rows.time(17);
  return found;
}

template <class AnyId>
std::optional<IdBytes> bytes_of_id(const std::optional<AnyId>& id) {
  if (!id) return std::nullopt;
  return id->bytes();
}

std::span<const std::uint8_t> wrapped_bytes(const std::string& key) {
  return {reinterpret_cast<const std::uint8_t*>(key.data()), key.size()};
}

std::vector<app::EvidenceRecord> all(Rows rows) {
  std::vector<app::EvidenceRecord> found;
  while (rows.next()) found.push_back(record(rows));
  return found;
}

}  // namespace

SqliteEvidence::SqliteEvidence(Database& database)
    : add_(database.handle(),
           "INSERT INTO evidence (id, verification, call, side, began, wrapped_key, state, "
           "still_of, withdrawn) SELECT ?1, number, ?3, ?4, ?5, ?6, 'growing', ?7, EXISTS (SELECT "
           "1 FROM withdrawn_call WHERE call = ?3) FROM verification WHERE id "
           "= ?2"),
      get_(database.handle(), VISAVIS_EVIDENCE "WHERE e.id = ?1"),
      of_verification_(database.handle(),
                       VISAVIS_EVIDENCE "WHERE v.id = ?1 ORDER BY e.began, e.number"),
      listed_(database.handle(), VISAVIS_EVIDENCE
              "WHERE e.number > coalesce((SELECT number FROM evidence WHERE id = ?5), 0) "
              "AND (?1 IS NULL OR v.marketplace = ?1) AND (?2 IS NULL OR v.account = ?2) "
              "AND (?3 IS NULL OR v.id = ?3) AND (?4 IS NULL OR e.state = ?4) "
              "ORDER BY e.number LIMIT ?6"),
      growing_(database.handle(),
               VISAVIS_EVIDENCE "WHERE e.state = 'growing' ORDER BY e.began, e.number"),
      expired_(database.handle(),
               VISAVIS_ERASABLE(
                   "e.still_of IS NOT 'document_front' AND e.still_of IS NOT 'document_back' "
                   "AND e.began < max(?2, ?3) AND e.began < " VISAVIS_BY_OUTCOME)),
      expired_documents_(
          database.handle(),
          VISAVIS_ERASABLE(
              VISAVIS_IS_DOCUMENT
              " AND e.began < max(?2, ?3, ?4) AND e.began < max(?4, " VISAVIS_BY_OUTCOME ")")),
      withdrawn_(database.handle(), VISAVIS_ERASABLE("e.withdrawn = 1")),
      rewrap_(database.handle(), "UPDATE evidence SET wrapped_key = ?2 WHERE id = ?1") {}

void SqliteEvidence::add_evidence(const app::EvidenceRecord& growing) {
  add_.execute(growing.id.bytes(), growing.verification.bytes(), growing.call.bytes(),
               name(growing.side), growing.began, wrapped_bytes(growing.wrapped_key),
               growing.still_of ? std::optional{name(*growing.still_of)} : std::nullopt);
}

std::optional<app::EvidenceRecord> SqliteEvidence::evidence(EvidenceId id) {
  auto rows = get_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return record(rows);
}

std::vector<app::EvidenceRecord> SqliteEvidence::evidence_of(VerificationId verification) {
  return all(of_verification_.run(verification.bytes()));
}

std::vector<app::EvidenceRecord> SqliteEvidence::listed_evidence(
    const app::EvidenceFilter& filter) {
  std::optional<std::string_view> account, state;
  if (filter.account) account = filter.account->text();
  if (filter.state) state = name(*filter.state);
  return all(listed_.run(bytes_of_id(filter.marketplace), account, bytes_of_id(filter.verification),
                         state, bytes_of_id(filter.after), filter.limit));
}

std::vector<app::EvidenceRecord> SqliteEvidence::growing_evidence() { return all(growing_.run()); }

std::vector<app::EvidenceRecord> SqliteEvidence::expired_evidence(
    const app::EvidenceKeptSince& kept, std::size_t limit) {
  auto found = all(expired_.run(limit, kept.verified, kept.other));
  auto documents = all(expired_documents_.run(limit, kept.verified, kept.other, kept.documents));
  const auto before = [](const app::EvidenceRecord& one, const app::EvidenceRecord& other) {
    return one.began < other.began;
  };
  std::vector<app::EvidenceRecord> both;
  std::ranges::merge(std::move(found), std::move(documents), std::back_inserter(both), before);
  if (both.size() > limit)
    both.erase(both.begin() + static_cast<std::ptrdiff_t>(limit), both.end());
  return both;
}

std::vector<app::EvidenceRecord> SqliteEvidence::withdrawn_evidence(std::size_t limit) {
  return all(withdrawn_.run(limit));
}

void SqliteEvidence::rewrap_evidence(EvidenceId id, const std::string& wrapped_key) {
  rewrap_.execute(id.bytes(), wrapped_bytes(wrapped_key));
}

}  // namespace visavis::sqlite
