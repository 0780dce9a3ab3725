#include "adapters/vault/sealed_writer.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>
#include <utility>

#include "base/check.h"

namespace visavis::vault {

using app::VaultRefusal;

SealedWriter::SealedWriter(File part, std::filesystem::path name, const app::StreamHeader& header,
                           const app::SecretKey& key, EvidenceId evidence)
    : part_(std::move(part)), name_(std::move(name)), cipher_(key, header, evidence) {
  chunk_.reserve(app::piece_bytes_max);
  sealed_.reserve(app::piece_bytes_max + app::seal_bytes);
  part_.write(header.bytes());
}

SealedWriter::~SealedWriter() {
  if (!finished_) ::unlink(part_.path().c_str());
}

/// A full chunk waits until more comes: the last one has a mark of its own.
Result<Done, VaultRefusal> SealedWriter::append(std::span<const std::uint8_t> bytes) {
  refuse_after_failure();
  while (!bytes.empty()) {
    if (chunk_.size() == app::piece_bytes_max)
      if (const auto written = write_chunk(app::Mark::more); !written) return written;
    const auto now = bytes.first(std::min(bytes.size(), app::piece_bytes_max - chunk_.size()));
    chunk_.insert(chunk_.end(), now.begin(), now.end());
    bytes = bytes.subspan(now.size());
  }
  return Done{};
}

/// Part of a chunk may be in the file: what came behind it would not be a whole.
void SealedWriter::refuse_after_failure() const {
  CHECK(!finished_);
  if (failed_) fail_again(part_.path());
}

Result<Done, VaultRefusal> SealedWriter::write_chunk(app::Mark mark) {
  const auto number = numbers_.next();
  if (!number) return refuse(VaultRefusal::too_large);
  hash_.add(chunk_);
  bytes_ += chunk_.size();
  sealed_.resize(chunk_.size() + app::seal_bytes);
  cipher_.seal({*number, mark}, chunk_, sealed_);
  failed_ = true;
  part_.write(sealed_);
  failed_ = false;
  chunk_.clear();
  return Done{};
}

Result<app::EvidenceContent, VaultRefusal> SealedWriter::finish() {
  refuse_after_failure();
  if (const auto written = write_chunk(app::Mark::last); !written) return refuse(written.error());
  failed_ = true;
  part_.sync();
  name_it();
  failed_ = false;
  finished_ = true;
  return app::EvidenceContent{bytes_, hash_.finish()};
}

/// Nothing has the name: it was looked for while this part was there, and nobody else has it.
void SealedWriter::name_it() {
  if (::rename(part_.path().c_str(), name_.c_str()) != 0) fail_on(name_);
  try {
    sync_folder(name_.parent_path());
  } catch (const app::VaultFailure&) {
    ::unlink(name_.c_str());
    throw;
  }
}

}  // namespace visavis::vault
