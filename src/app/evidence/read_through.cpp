#include "app/evidence/read_through.h"

#include <vector>

#include "app/sealing/content_hash.h"

namespace visavis::app {

Result<EvidenceContent, VaultRefusal> read_through(EvidenceReader& reader) {
  std::vector<std::uint8_t> piece(64 * 1024);
  EvidenceContent content;
  ContentHash hash;
  while (content.bytes < reader.bytes()) {
    const auto count = reader.read(content.bytes, piece);
    if (!count) return refuse(count.error());
    hash.add(std::span(piece).first(*count));
    content.bytes += *count;
  }
  content.sha256 = hash.finish();
  return content;
}

}  // namespace visavis::app
