#include "adapters/sqlite/store_file.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

std::optional<struct stat> status_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

std::string error_text() { return std::generic_category().message(errno); }

/// One lock whatever the way to the store.
std::filesystem::path lock_path(const std::filesystem::path& store) {
  return real_path(store).string() + ".lock";
}

/// What tells a file from another that has got its number: numbers are given again.
struct Identity {
  std::uint64_t inode = 0;
  std::int64_t born_ns = 0;  ///< 0: the file system does not say
  friend bool operator==(const Identity&, const Identity&) = default;
};

Identity identity_of(const std::filesystem::path& path) {
  struct statx status {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &status) != 0) return {};
  const bool tells = (status.stx_mask & STATX_BTIME) != 0;
  return {status.stx_ino,
          tells ? status.stx_btime.tv_sec * 1'000'000'000 + status.stx_btime.tv_nsec : 0};
}

struct LockText {
  std::int64_t process = 0;
  Identity store;
};

std::optional<LockText> read_lock(const std::filesystem::path& store) {
  LockText text;
  std::ifstream file{lock_path(store)};
  if (!(file >> text.process >> text.store.inode >> text.store.born_ns)) return std::nullopt;
  return text;
}

}  // namespace

std::filesystem::path real_path(const std::filesystem::path& store) {
  return std::filesystem::weakly_canonical(store);
}

WatchedFile::WatchedFile(std::filesystem::path path) : path_(std::move(path)) {
  const auto status = status_of(path_);
  if (!status) throw app::StoreFailure(path_.string() + ": " + error_text());
  device_ = status->st_dev;
  inode_ = status->st_ino;
}

std::optional<std::string> WatchedFile::trouble() const {
  const auto status = status_of(path_);
  if (!status) return path_.string() + " is gone from under the service: " + error_text();
  if (status->st_dev != device_ || status->st_ino != inode_)
    return path_.string() + " is not the file that the service opened: another is in its place";
  return std::nullopt;
}

ServiceLock::ServiceLock(std::filesystem::path store) : store_(std::move(store)) {
  const auto path = lock_path(store_);
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0)
    throw app::StoreFailure("cannot open " + path.string() + ": " + error_text());
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(descriptor_);
  const auto holder = read_lock(store_);
  throw app::StoreFailure("another visavis serves " + store_.string() +
                          (holder ? " (process " + std::to_string(holder->process) + ")" : "") +
                          ": stop it first");
}

void ServiceLock::write_down() {
  const auto [inode, born_ns] = identity_of(store_);
  const auto text = std::to_string(::getpid()) + ' ' + std::to_string(inode) + ' ' +
                    std::to_string(born_ns) + '\n';
  if (::ftruncate(descriptor_, 0) != 0 ||
      ::pwrite(descriptor_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
    throw app::StoreFailure("cannot write " + lock_path(store_).string() + ": " + error_text());
}

ServiceLock::~ServiceLock() { ::close(descriptor_); }

void refuse_log_of_another(const std::filesystem::path& path) {
  const auto store = real_path(path);
  const std::filesystem::path log = store.string() + "-wal";
  const auto left = status_of(log);
  const auto lock = read_lock(store);
  const bool tells = lock && lock->store.inode != 0;  // 0: there was no store yet.
  if (!status_of(store) || !left || left->st_size == 0 || !tells ||
      lock->store == identity_of(store))
    return;
  throw app::StoreFailure(
      log.string() + " was written for another file than " + store.string() +
      ", which was replaced while a service ran. Move " + log.string() + " and " + store.string() +
      "-shm away to use the file as it is (docs/backup.md). If you have copied all of them here "
      "together, remove " +
      lock_path(store).string());
}

}  // namespace visavis::sqlite
