#include "adapters/vault/disk_vault.h"

#include <unistd.h>
#include <utility>

#include "adapters/vault/growing_reader.h"
#include "adapters/vault/growing_writer.h"
#include "adapters/vault/sealed_reader.h"
#include "adapters/vault/sealed_writer.h"

namespace visavis::vault {

using app::StreamHeader;
using app::StreamKind;
using app::VaultFile;
using app::VaultRefusal;

namespace {

/// What cannot be begun leaves no file.
template <class Writer, class... Rest>
std::unique_ptr<Writer> begun(File file, const Rest&... rest) {
  const auto path = file.path();
  try {
    return std::make_unique<Writer>(std::move(file), rest...);
  } catch (const app::VaultFailure&) {
    ::unlink(path.c_str());
    throw;
  }
}

}  // namespace

DiskVault::DiskVault(std::filesystem::path folder, app::Entropy& entropy)
    : folder_(std::move(folder)), entropy_(entropy) {}

Result<File, VaultRefusal> DiskVault::new_file(EvidenceId evidence, VaultFile which) const {
  folder_.make_room_for(evidence);
  return File::create(folder_.path_of(evidence, which));
}

Result<std::unique_ptr<app::EvidenceWriter>, VaultRefusal> DiskVault::create(
    EvidenceId evidence, const app::SecretKey& key) {
  auto part = new_file(evidence, VaultFile::part);
  if (!part) return refuse(part.error());
  // Now that nobody else can finish one of this id.
  const auto name = folder_.path_of(evidence, VaultFile::finished);
  if (::access(name.c_str(), F_OK) == 0) {
    ::unlink(part->path().c_str());
    return refuse(VaultRefusal::exists);
  }
  const auto header = StreamHeader::made(StreamKind::sealed, entropy_);
  return std::unique_ptr<app::EvidenceWriter>{
      begun<SealedWriter>(std::move(part).value(), name, header, key, evidence)};
}

Result<std::unique_ptr<app::GrowingWriter>, VaultRefusal> DiskVault::grow(
    EvidenceId evidence, const app::SecretKey& key) {
  auto file = new_file(evidence, VaultFile::growing);
  if (!file) return refuse(file.error());
  const auto header = StreamHeader::made(StreamKind::growing, entropy_);
  return std::unique_ptr<app::GrowingWriter>{
      begun<GrowingFileWriter>(std::move(file).value(), header, key, evidence)};
}

Result<std::unique_ptr<app::EvidenceReader>, VaultRefusal> DiskVault::open(
    EvidenceId evidence, const app::SecretKey& key) {
  auto file = File::open(folder_.path_of(evidence, VaultFile::finished));
  if (!file) return refuse(file.error());
  auto reader =
      SealedReader::open(std::make_unique<FileBytes>(std::move(file).value()), key, evidence);
  if (!reader) return refuse(reader.error());
  return std::unique_ptr<app::EvidenceReader>{std::move(reader).value()};
}

Result<std::unique_ptr<app::GrowingReader>, VaultRefusal> DiskVault::open_growing(
    EvidenceId evidence, const app::SecretKey& key) {
  auto file = File::open(folder_.path_of(evidence, VaultFile::growing));
  if (!file) return refuse(file.error());
  auto reader = GrowingFileReader::open(std::move(file).value(), key, evidence);
  if (!reader) return refuse(reader.error());
  return std::unique_ptr<app::GrowingReader>{std::move(reader).value()};
}

void DiskVault::list(const std::function<void(const app::VaultEntry&)>& each) {
  folder_.list(each);
}

bool DiskVault::erase(EvidenceId evidence, VaultFile which) {
  return which != VaultFile::moved && folder_.erase(evidence, which);
}

bool DiskVault::erase(EvidenceId evidence) {
  bool any = false;
  for (const auto which : {VaultFile::finished, VaultFile::growing, VaultFile::part})
    any = folder_.erase(evidence, which) || any;
  return any;
}

}  // namespace visavis::vault
