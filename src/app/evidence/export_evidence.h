#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/evidence/export_archive.h"
#include "app/ports/entropy.h"
#include "app/ports/store_connection.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

// An export of what is kept of a verification, from asking to download: domain/evidence_export.h
// has the rules. All within a transaction of the caller's; they throw StoreFailure.

/// A second one of the same verification is refused while the first is waiting or approved. An act.
Result<EvidenceExport, Refusal> ask_export(StoreConnection& store, Entropy& entropy, Timestamp now,
                                           const Staff& who, VerificationId of, std::string why);

/// Approves it, and with that fixes what is in it, or declines it. An act.
Result<EvidenceExport, Refusal> answer_export(StoreConnection& store, const ChainKey& key,
                                              Timestamp now, const Staff& who, ExportId id,
                                              bool approved, std::string why);

/// What its asker is given: asked for anew for each part.
struct OpenedExport {
  EvidenceExport asked;
  ExportArchive archive;
};
Result<OpenedExport, Refusal> open_export(StoreConnection& store, const ChainKey& key,
                                          Timestamp now, const Staff& who, ExportId id);

enum class Given { whole, part };
/// That it is given. An act for each time that it is given whole; for parts one an hour.
void note_download(StoreConnection& store, Timestamp now, const EvidenceExport& asked, Given given);

/// What an export is about, for those who see it in a list.
struct ListedExport {
  ExportRecord record;
  AccountId account;
  std::string marketplace_name;
  bool can_be_given = false;  ///< it was approved, and its asker may download it now
};
struct ExportPage {
  std::vector<ListedExport> exports;  ///< newest first: all that are open, and some of the others
  std::map<StaffId, Staff> staff;     ///< who asked and who answered
};
/// For those who may export.
Result<ExportPage, Refusal> listed_exports(StoreConnection& store, const Staff& who, Timestamp now);

}  // namespace visavis::app
