#include "app/evidence/export_archive.h"

#include <algorithm>
#include <utility>

#include "app/evidence/tar_entry.h"
#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

constexpr const char* events_name = "events.jsonl";

std::string ending_of(const RecordedFile& file) {
  if (file.media_type == "image/jpeg") return ".jpg";
  return file.media_type == "video/mp4" ? ".mp4" : ".webm";
}

std::string name_of(const EvidenceRecord& kept) {
  return (kept.still_of ? "stills/" : "recordings/") + kept.id.text() + ending_of(*kept.file);
}

Result<std::string, UnreadEvidence> part_of(EvidenceFiles& files, const EvidenceRecord& piece,
                                            std::uint64_t offset, std::uint64_t size) {
  auto bytes = files.read(piece, offset, static_cast<std::size_t>(size));
  if (bytes && bytes->size() != size) return refuse(UnreadEvidence::damaged);
  return bytes;
}

}  // namespace

Result<ExportArchive, ExportFault> ExportArchive::make(const ExportFacts& facts,
                                                       const std::vector<StoredEvent>& history,
                                                       const std::vector<EvidenceRecord>& evidence,
                                                       const ChainKey& key) {
  auto events = exported_events(history);
  if (!events) return refuse(ExportFault::history_differs);
  std::vector<ExportFile> files{{events_name, events->size(), sha256_text(*events)}};
  std::vector<const EvidenceRecord*> kept;
  for (const auto& one : evidence)
    if (one.state == EvidenceState::kept && one.file) kept.push_back(&one);
  for (const auto* one : kept) {
    if (one->file->bytes > tar_file_max) return refuse(ExportFault::too_large);
    files.push_back({name_of(*one), one->file->bytes, one->file->sha256});
  }
  ExportArchive archive;
  auto manifest = export_manifest(facts, files);
  const auto signature = key.sign_manifest(manifest);
  const auto at = facts.approved_at;
  archive.add_file("manifest.json", std::move(manifest), at);
  archive.add_file("manifest.sig", std::string{signature.begin(), signature.end()}, at);
  archive.add_file("public_key.pem", pem_text(key.public_key()), at);
  archive.add_file(events_name, *std::move(events), at);
  for (const auto* one : kept) archive.add_piece(name_of(*one), *one, at);
  archive.add(std::string(2 * tar_block, '\0'));
  return archive;
}

void ExportArchive::add(std::string text) {
  const auto size = text.size();
  if (size == 0) return;
  parts_.push_back({bytes_, size, std::move(text)});
  bytes_ += size;
}

void ExportArchive::add_file(const std::string& name, std::string content, Timestamp at) {
  const auto size = content.size();
  add(tar_header(name, size, at) + std::move(content) + std::string(tar_padding(size), '\0'));
}

void ExportArchive::add_piece(const std::string& name, const EvidenceRecord& piece, Timestamp at) {
  const auto size = piece.file->bytes;
  add(tar_header(name, size, at));
  if (size > 0) parts_.push_back({bytes_, size, piece});
  bytes_ += size;
  add(std::string(tar_padding(size), '\0'));
}

Result<std::string, UnreadEvidence> ExportArchive::read(EvidenceFiles& files, std::uint64_t offset,
                                                        std::uint64_t size_max) const {
  std::string read;
  // The first part that ends behind the offset.
  auto part = std::ranges::partition_point(
      parts_, [&](const Part& one) { return one.begin + one.size <= offset; });
  for (; part != parts_.end() && read.size() < size_max; ++part) {
    const auto from = offset + read.size() - part->begin;
    const auto size = std::min(part->size - from, size_max - read.size());
    if (const auto* text = std::get_if<std::string>(&part->content)) {
      read.append(*text, static_cast<std::size_t>(from), static_cast<std::size_t>(size));
      continue;
    }
    const auto bytes = part_of(files, std::get<EvidenceRecord>(part->content), from, size);
    if (!bytes) return refuse(bytes.error());
    read += *bytes;
  }
  return read;
}

}  // namespace visavis::app
