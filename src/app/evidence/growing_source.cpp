#include "app/evidence/growing_source.h"

#include <algorithm>

namespace visavis::app {

std::size_t GrowingSource::read(std::uint64_t offset, MutableBytes into) {
  if ((!reader_ || offset < at_) && !begin()) return 0;
  std::size_t read = 0;
  while (read < into.size()) {
    const auto place = offset + read;
    if (place >= at_ + record_.size()) {
      if (!next()) break;
      continue;
    }
    const auto here = std::span(record_).subspan(static_cast<std::size_t>(place - at_));
    const auto count = std::min(here.size(), into.size() - read);
    std::ranges::copy(here.first(count), into.subspan(read).begin());
    read += count;
  }
  return read;
}

GrowingSource::Content GrowingSource::content() {
  Content content;
  ContentHash hash;
  if (begin()) {
    while (next()) {
      hash.add(record_);
      content.bytes += record_.size();
    }
    content.whole = reader_ && reader_->end() == GrowingEnd::complete;
  }
  content.damaged = damaged_;
  content.sha256 = hash.finish();
  return content;
}

bool GrowingSource::begin() {
  at_ = 0;
  record_.clear();
  auto reader = vault_.open_growing(evidence_, key_);
  if (!reader && reader.error() == VaultRefusal::newer_version)
    throw VaultFailure(VaultTrouble::failed,
                       evidence_.text() + " was written by a newer Visavis, which can read it");
  damaged_ = !reader && reader.error() == VaultRefusal::damaged;
  reader_ = reader ? std::move(reader).value() : nullptr;
  return reader_ != nullptr;
}

/// What is behind a record that was changed is not there.
bool GrowingSource::next() {
  auto record = reader_->next();
  if (!record || !*record) {
    if (!record) {
      damaged_ = true;
      reader_ = nullptr;
    }
    return false;
  }
  at_ += record_.size();
  record_.assign((**record).begin(), (**record).end());
  return true;
}

}  // namespace visavis::app
