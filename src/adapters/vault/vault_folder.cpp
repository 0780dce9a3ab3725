#include "adapters/vault/vault_folder.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "adapters/vault/file.h"
#include "base/check.h"

namespace visavis::vault {
namespace {

namespace fs = std::filesystem;
using app::VaultFile;

constexpr std::string_view growing_ending = ".growing", part_ending = ".part";

/// True: there was none.
bool make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) return true;
  if (errno == EEXIST) return false;
  fail_on(folder);
}

std::string_view ending_of(VaultFile which) {
  switch (which) {
    case VaultFile::finished:
      return "";
    case VaultFile::growing:
      return growing_ending;
    case VaultFile::part:
      return part_ending;
    case VaultFile::moved:
    case VaultFile::foreign:
      break;
  }
  CHECK(false);
}

std::string shard_of(EvidenceId evidence) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto first = evidence.bytes().front();
  return {digits[first >> 4U], digits[first & 0xFU]};
}

Timestamp time_of(const struct stat& status) {
  return from_unix_ms(std::int64_t{status.st_mtim.tv_sec} * 1000 +
                      status.st_mtim.tv_nsec / 1'000'000);
}

/// Nothing: it is gone again.
std::optional<struct stat> status_of(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) return status;
  if (errno == ENOENT) return std::nullopt;
  fail_on(path);
}

/// A folder that is gone meanwhile has no files.
template <class Each>
void each_in(const fs::path& folder, Each each) {
  std::error_code error;
  fs::directory_iterator files{folder, error};
  for (; !error && files != fs::directory_iterator{}; files.increment(error)) each(files->path());
  if (!error || error == std::errc::no_such_file_or_directory) return;
  errno = error.value();
  fail_on(folder);
}

}  // namespace

std::string VaultFolder::name_of(EvidenceId evidence) {
  return shard_of(evidence) + '/' + evidence.text();
}

app::VaultEntry VaultFolder::named(const std::string& name) {
  app::VaultEntry entry{.name = name};
  const auto slash = name.find('/');
  if (slash == std::string::npos) return entry;
  const auto file = std::string_view{name}.substr(slash + 1);
  for (const auto which : {VaultFile::growing, VaultFile::part, VaultFile::finished}) {
    const auto ending = ending_of(which);
    if (!file.ends_with(ending)) continue;
    const auto id = EvidenceId::parse(file.substr(0, file.size() - ending.size()));
    if (!id || shard_of(*id) != std::string_view{name}.substr(0, slash)) continue;
    entry.file = which;
    entry.evidence = id;
    break;
  }
  return entry;
}

VaultFolder::VaultFolder(fs::path folder) : folder_(std::move(folder)) {
  if (!make_folder(folder_)) return;
  sync_folder(fs::absolute(folder_).parent_path());
}

fs::path VaultFolder::folder_of(EvidenceId evidence) const { return folder_ / shard_of(evidence); }

fs::path VaultFolder::path_of(EvidenceId evidence, VaultFile which) const {
  return folder_ / (name_of(evidence) + std::string{ending_of(which)});
}

void VaultFolder::make_room_for(EvidenceId evidence) const {
  // Also where it is there: another thread may have made it and not saved it yet.
  make_folder(folder_of(evidence));
  sync_folder(folder_);
}

void VaultFolder::list(const std::function<void(const app::VaultEntry&)>& each) const {
  const auto tell = [&](app::VaultEntry entry) {
    const auto status = status_of(folder_ / entry.name);
    if (!status) return;
    if (!S_ISREG(status->st_mode)) entry = {.name = entry.name};
    entry.bytes = static_cast<std::uint64_t>(status->st_size);
    entry.written = time_of(*status);
    each(entry);
  };
  each_in(folder_, [&](const fs::path& shard) {
    const auto status = status_of(shard);
    if (!status) return;
    const auto name = shard.filename().string();
    if (!S_ISDIR(status->st_mode)) return tell({.name = name});
    each_in(shard,
            [&](const fs::path& file) { tell(named(name + '/' + file.filename().string())); });
  });
}

bool VaultFolder::erase(EvidenceId evidence, VaultFile which) const {
  const auto path = path_of(evidence, which);
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return false;
    fail_on(path);
  }
  sync_folder(path.parent_path());
  return true;
}

}  // namespace visavis::vault
