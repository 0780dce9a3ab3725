#include "adapters/vault/growing_writer.h"

#include <algorithm>
#include <utility>

#include "adapters/vault/growing_record.h"
#include "base/check.h"

namespace visavis::vault {

using app::VaultRefusal;

GrowingFileWriter::GrowingFileWriter(File file, const app::StreamHeader& header,
                                     const app::SecretKey& key, EvidenceId evidence,
                                     app::PieceNumbers numbers)
    : file_(std::move(file)), cipher_(key, header, evidence), numbers_(numbers) {
  record_.reserve(app::piece_bytes_max);
  file_.write(header.bytes());
  file_.sync();
  sync_folder(file_.path().parent_path());
}

Result<Done, VaultRefusal> GrowingFileWriter::append(std::span<const std::uint8_t> bytes) {
  refuse_after_failure();
  while (!bytes.empty()) {
    const auto now = bytes.first(std::min(bytes.size(), app::piece_bytes_max - record_.size()));
    record_.insert(record_.end(), now.begin(), now.end());
    bytes = bytes.subspan(now.size());
    if (record_.size() == app::piece_bytes_max)
      if (const auto written = write_record(app::Mark::more); !written) return written;
  }
  return Done{};
}

Result<Done, VaultRefusal> GrowingFileWriter::sync() {
  refuse_after_failure();
  if (!record_.empty())
    if (const auto written = write_record(app::Mark::more); !written) return written;
  save();
  return Done{};
}

Result<app::EvidenceContent, VaultRefusal> GrowingFileWriter::finish() {
  refuse_after_failure();
  if (const auto written = write_record(app::Mark::last); !written) return refuse(written.error());
  save();
  finished_ = true;
  return app::EvidenceContent{bytes_, hash_.finish()};
}

/// Part of a record may be in the file: whatever came behind it would be lost, and the same number
/// for other bytes would be a nonce used twice.
void GrowingFileWriter::refuse_after_failure() const {
  CHECK(!finished_);
  if (failed_) fail_again(file_.path());
}

Result<Done, VaultRefusal> GrowingFileWriter::write_record(app::Mark mark) {
  const auto number = numbers_.next();
  if (!number) return refuse(VaultRefusal::too_large);
  const RecordLength length{static_cast<std::uint32_t>(record_.size()), mark};
  sealed_.resize(sealed_length_bytes + record_.size() + app::seal_bytes);
  const std::span all{sealed_};
  cipher_.seal({*number, app::Mark::length}, length.encoded(), all.first(sealed_length_bytes));
  cipher_.seal({*number, mark}, record_, all.subspan(sealed_length_bytes));
  failed_ = true;
  file_.write(sealed_);
  failed_ = false;
  hash_.add(record_);
  bytes_ += record_.size();
  record_.clear();
  return Done{};
}

/// What the kernel could not write once it forgets: only the first error says so (fsync(2)).
void GrowingFileWriter::save() {
  failed_ = true;
  file_.sync();
  failed_ = false;
}

}  // namespace visavis::vault
