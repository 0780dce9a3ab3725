#pragma once

#include <string>
#include <vector>

#include "app/messages/stored.h"

namespace visavis::app {

/// A member of staff as an export names them: by then they may have another name.
struct ExportedBy {
  StaffId id;
  std::string name;
};

/// What an export says of itself.
struct ExportFacts {
  VerificationId verification;
  MarketplaceId marketplace;
  AccountId account;
  ExportedBy asked, approved;
  std::string why;
  Timestamp asked_at, approved_at;
  std::string head;  ///< of the store-wide chain, as head_text() says it
};

/// A file of an export.
struct ExportFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< in lowercase hexadecimal
};

/// JSON with a line for each member and each file, so that a shell reads it.
std::string export_manifest(const ExportFacts& facts, const std::vector<ExportFile>& files);

/// A history as JSON lines: `hashed` is what each hash is over behind the hash before, in base64.
/// Nothing where a hash is not that of its event.
std::optional<std::string> exported_events(const std::vector<StoredEvent>& history);

}  // namespace visavis::app
