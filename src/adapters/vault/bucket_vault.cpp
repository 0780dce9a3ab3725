#include "adapters/vault/bucket_vault.h"

#include <algorithm>
#include <utility>

#include "adapters/vault/sealed_reader.h"
#include "base/check.h"

namespace visavis::vault {

using app::VaultFile;
using app::VaultRefusal;

namespace {

/// 64 MiB: a few who look at recordings at once, each at two sides.
constexpr std::size_t blocks_max = 64;

[[noreturn]] void fail(const std::string& name, const std::string& why) {
  throw app::VaultFailure(app::VaultTrouble::failed, name + ": " + why);
}

/// An object's bytes.
class ObjectBytes : public SealedBytes {
 public:
  ObjectBytes(BlockCache& blocks, std::string name, std::uint64_t size)
      : blocks_(blocks), name_(std::move(name)), size_(size) {}

  std::uint64_t size() override { return size_; }
  std::size_t read(std::uint64_t offset, std::span<std::uint8_t> to) override {
    std::size_t done = 0;
    while (done < to.size() && offset + done < size_) {
      const auto at = offset + done;
      const auto block = blocks_.block(name_, size_, at / BlockCache::block_bytes);
      if (!block) fail(name_, "it is gone from the bucket");
      const auto from = std::span{*block}.subspan(at % BlockCache::block_bytes);
      const auto now = std::min(from.size(), to.size() - done);
      std::copy_n(from.begin(), now, to.subspan(done).begin());
      done += now;
    }
    return done;
  }

 private:
  BlockCache& blocks_;
  const std::string name_;
  const std::uint64_t size_;
};

}  // namespace

BucketVault::BucketVault(std::filesystem::path folder, app::Entropy& entropy, app::Objects& bucket)
    : folder_(folder),
      disk_(std::move(folder), entropy),
      bucket_(bucket),
      blocks_(bucket, blocks_max) {}

Result<std::unique_ptr<app::EvidenceReader>, VaultRefusal> BucketVault::open(
    EvidenceId evidence, const app::SecretKey& key) {
  auto here = disk_.open(evidence, key);
  if (here || here.error() != VaultRefusal::missing) return here;
  const auto name = VaultFolder::name_of(evidence);
  const auto size = blocks_.size(name);
  if (!size) return refuse(VaultRefusal::missing);
  auto reader =
      SealedReader::open(std::make_unique<ObjectBytes>(blocks_, name, *size), key, evidence);
  if (!reader) return refuse(reader.error());
  return std::unique_ptr<app::EvidenceReader>{std::move(reader).value()};
}

void BucketVault::list(const std::function<void(const app::VaultEntry&)>& each) {
  disk_.list(each);
  bucket_.list([&](const app::StoredObject& object) {
    auto entry = VaultFolder::named(object.name);
    entry.file = entry.file == VaultFile::finished ? VaultFile::moved : VaultFile::foreign;
    if (entry.file == VaultFile::foreign) entry.evidence.reset();
    entry.bytes = object.bytes;
    entry.written = object.written;
    each(entry);
  });
}

void BucketVault::erase_moved(EvidenceId evidence) {
  const auto name = VaultFolder::name_of(evidence);
  bucket_.erase(name);
  blocks_.forget(name);
}

bool BucketVault::erase(EvidenceId evidence, VaultFile which) {
  if (which != VaultFile::moved) return disk_.erase(evidence, which);
  erase_moved(evidence);
  return true;
}

/// First on the disk: what is being moved sees that, and does not leave it in the bucket.
bool BucketVault::erase(EvidenceId evidence) {
  disk_.erase(evidence);
  erase_moved(evidence);
  return true;
}

std::vector<EvidenceId> BucketVault::waiting() {
  std::vector<std::pair<Timestamp, EvidenceId>> found;
  disk_.list([&](const app::VaultEntry& entry) {
    if (entry.file == VaultFile::finished) found.emplace_back(entry.written, *entry.evidence);
  });
  std::ranges::sort(found);
  std::vector<EvidenceId> ids;
  for (const auto& [written, id] : found) ids.push_back(id);
  return ids;
}

bool BucketVault::move(EvidenceId evidence) {
  const auto file = File::open(folder_.path_of(evidence, VaultFile::finished));
  if (!file) return false;
  const auto name = VaultFolder::name_of(evidence);
  bucket_.put(name, {file->size(), [&](std::uint64_t offset, std::span<std::uint8_t> to) {
                       if (file->read(offset, to) < to.size()) fail(name, "it became shorter");
                     }});
  blocks_.forget(name);
  if (disk_.erase(evidence, VaultFile::finished)) return true;
  erase_moved(evidence);
  return false;
}

}  // namespace visavis::vault
