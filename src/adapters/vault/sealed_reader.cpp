#include "adapters/vault/sealed_reader.h"

#include <algorithm>
#include <utility>

#include "adapters/vault/refusals.h"

namespace visavis::vault {

using app::VaultRefusal;

SealedReader::SealedReader(std::unique_ptr<SealedBytes> from, app::StreamCipher cipher,
                           const app::SealedLayout& layout)
    : from_(std::move(from)), cipher_(std::move(cipher)), layout_(layout) {}

Result<std::unique_ptr<SealedReader>, VaultRefusal> SealedReader::open(
    std::unique_ptr<SealedBytes> from, const app::SecretKey& key, EvidenceId evidence) {
  app::StreamHeader::Bytes begin{};
  if (from->read(0, begin) < begin.size()) return refuse(VaultRefusal::damaged);
  const auto header = app::StreamHeader::read(begin, app::StreamKind::sealed);
  if (!header) return refuse(refusal_of(header.error()));
  const auto layout = app::SealedLayout::of_file(from->size());
  if (!layout) return refuse(VaultRefusal::damaged);
  std::unique_ptr<SealedReader> reader{
      new SealedReader{std::move(from), app::StreamCipher{key, *header, evidence}, *layout}};
  if (!reader->open_chunk(layout->chunks() - 1)) return refuse(VaultRefusal::damaged);
  return reader;
}

bool SealedReader::open_chunk(std::uint64_t chunk) {
  if (opened_ == chunk) return true;
  opened_.reset();
  chunk_.resize(layout_.bytes_of(chunk));
  sealed_.resize(chunk_.size() + app::seal_bytes);
  if (from_->read(layout_.place_of(chunk), sealed_) < sealed_.size() ||
      !cipher_.open(layout_.piece(chunk), sealed_, chunk_))
    return false;
  opened_ = chunk;
  return true;
}

Result<std::size_t, VaultRefusal> SealedReader::read(std::uint64_t offset,
                                                     std::span<std::uint8_t> to) {
  if (offset >= bytes()) return std::size_t{0};
  to = to.first(static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), bytes() - offset)));
  std::size_t done = 0;
  while (done < to.size()) {
    const auto chunk = layout_.chunk_at(offset + done);
    if (!open_chunk(chunk)) return refuse(VaultRefusal::damaged);
    const auto from =
        std::span{chunk_}.subspan(static_cast<std::size_t>((offset + done) % app::piece_bytes_max));
    const auto now = std::min(from.size(), to.size() - done);
    std::copy_n(from.begin(), now, to.subspan(done).begin());
    done += now;
  }
  return done;
}

}  // namespace visavis::vault
