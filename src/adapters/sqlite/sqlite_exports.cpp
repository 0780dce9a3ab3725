#include "adapters/sqlite/sqlite_exports.h"

#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

#define VISAVIS_EXPORT                                                                     \
  "SELECT x.id, v.id, x.asked_by, x.asked, x.why, x.answered_by, x.answered, x.approved, " \
  "x.answer_why, x.content FROM export x JOIN verification v ON v.number = x.verification "

app::ExportRecord export_record(const Rows& rows) {
  app::ExportRecord found{{ExportId{rows.bytes<16>(0)}, VerificationId{rows.bytes<16>(1)},
                           StaffId{rows.bytes<16>(2)}, rows.time(3), std::string{rows.text(4)}}};
  if (!rows.is_null(5))
    found.asked.answer = ExportAnswer{StaffId{rows.bytes<16>(5)}, rows.time(6),
                                      rows.integer(7) != 0, std::string{rows.text(8)}};
  if (!rows.is_null(9)) found.content = app::decode_export(rows.text(9));
  return found;
}

}  // namespace

SqliteExports::SqliteExports(Database& database)
    : connection_(database.handle()),
      add_(connection_,
           "INSERT INTO export (id, verification, asked_by, asked, why) "
           "SELECT ?1, number, ?3, ?4, ?5 FROM verification WHERE id = ?2"),
      answer_(connection_,
              "UPDATE export SET answered_by = ?2, answered = ?3, approved = ?4, answer_why = ?5, "
              "content = ?6 WHERE id = ?1 AND answered_by IS NULL"),
      get_(connection_, VISAVIS_EXPORT "WHERE x.id = ?1"),
      newest_(connection_, VISAVIS_EXPORT "ORDER BY x.asked DESC, x.number DESC LIMIT ?1"),
      newest_of_(connection_, VISAVIS_EXPORT
                 "WHERE x.verification = (SELECT number FROM verification WHERE id = ?2) "
                 "ORDER BY x.asked DESC, x.number DESC LIMIT ?1") {}

void SqliteExports::add_export(const EvidenceExport& asked) {
  add_.execute(asked.id.bytes(), asked.verification.bytes(), asked.asked_by.bytes(), asked.asked,
               asked.why);
}

bool SqliteExports::answer_export(ExportId id, const ExportAnswer& answer,
                                  const std::optional<app::ExportContent>& content) {
  const auto text = content ? std::optional{app::encode_export(*content)} : std::nullopt;
  answer_.execute(id.bytes(), answer.by.bytes(), answer.at, std::int64_t{answer.approved},
                  answer.why, text);
  return sqlite3_changes64(connection_) > 0;
}

std::optional<app::ExportRecord> SqliteExports::asked_export(ExportId id) {
  auto rows = get_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return export_record(rows);
}

std::vector<app::ExportRecord> SqliteExports::newest_exports(std::optional<VerificationId> of,
                                                             std::size_t limit) {
  std::vector<app::ExportRecord> found;
  auto rows = of ? newest_of_.run(limit, of->bytes()) : newest_.run(limit);
  while (rows.next()) found.push_back(export_record(rows));
  return found;
}

}  // namespace visavis::sqlite
