#include "adapters/vault/growing_reader.h"

#include <algorithm>
#include <utility>

#include "adapters/vault/refusals.h"
#include "base/check.h"

namespace visavis::vault {

using app::GrowingEnd;
using app::VaultRefusal;

GrowingFileReader::GrowingFileReader(File file, std::optional<app::StreamCipher> cipher,
                                     std::uint64_t size)
    : file_(std::move(file)), cipher_(std::move(cipher)), size_(size) {}

Result<std::unique_ptr<GrowingFileReader>, VaultRefusal> GrowingFileReader::open(
    File file, const app::SecretKey& key, EvidenceId evidence) {
  constexpr auto kind = app::StreamKind::growing;
  const auto size = file.size();
  app::StreamHeader::Bytes begin{};
  const auto got = file.read(0, begin);
  std::optional<app::StreamCipher> cipher;
  if (got < begin.size()) {
    if (!app::StreamHeader::begins(std::span{begin}.first(got), kind))
      return refuse(VaultRefusal::damaged);
  } else {
    const auto header = app::StreamHeader::read(begin, kind);
    if (!header) return refuse(refusal_of(header.error()));
    cipher.emplace(key, *header, evidence);
  }
  return std::unique_ptr<GrowingFileReader>{
      new GrowingFileReader{std::move(file), std::move(cipher), size}};
}

GrowingEnd GrowingFileReader::end() const {
  CHECK(end_);
  return *end_;
}

GrowingFileReader::Records GrowingFileReader::ended(GrowingEnd how) {
  end_ = how;
  return std::optional<std::span<const std::uint8_t>>{};
}

GrowingFileReader::Records GrowingFileReader::damaged() {
  damaged_ = true;
  return refuse(VaultRefusal::damaged);
}

GrowingFileReader::Records GrowingFileReader::next() {
  if (damaged_) return damaged();
  if (end_) return ended(*end_);
  if (!cipher_) return ended(GrowingEnd::cut);
  if (had_last_) return left() == 0 ? ended(GrowingEnd::complete) : damaged();
  if (left() < sealed_length_bytes) return ended(GrowingEnd::cut);
  const auto number = numbers_.next();
  if (!number) return damaged();
  const auto length = read_length(*number);
  if (!length) return damaged();
  const auto whole = sealed_length_bytes + length->bytes + app::seal_bytes;
  if (left() < whole) return ended(GrowingEnd::cut);
  if (!read_record(*number, *length)) return damaged();
  place_ += whole;
  had_last_ = length->mark == app::Mark::last;
  // The last one may be empty.
  if (record_.empty()) return next();
  return std::optional{std::span<const std::uint8_t>{record_}};
}

std::optional<RecordLength> GrowingFileReader::read_length(std::uint32_t number) {
  std::array<std::uint8_t, sealed_length_bytes> sealed{};
  RecordLength::Bytes plain{};
  if (file_.read(place_, sealed) < sealed.size() ||
      !cipher_->open({number, app::Mark::length}, sealed, plain))
    return std::nullopt;
  return RecordLength::decoded(plain);
}

bool GrowingFileReader::read_record(std::uint32_t number, const RecordLength& length) {
  record_.resize(length.bytes);
  sealed_.resize(record_.size() + app::seal_bytes);
  return file_.read(place_ + sealed_length_bytes, sealed_) == sealed_.size() &&
         cipher_->open({number, length.mark}, sealed_, record_);
}

}  // namespace visavis::vault
