#include "adapters/vault/file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace visavis::vault {

void fail_on(const std::filesystem::path& path) {
  const int error = errno;
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw app::VaultFailure(full ? app::VaultTrouble::full : app::VaultTrouble::failed,
                          path.string() + ": " + std::generic_category().message(error));
}

void fail_again(const std::filesystem::path& path) {
  throw app::VaultFailure(app::VaultTrouble::failed,
                          path.string() + ": writing it has failed before");
}

Result<File, app::VaultRefusal> File::create(const std::filesystem::path& path) {
  const int descriptor =
      ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor >= 0) return File{descriptor, path};
  if (errno == EEXIST) return refuse(app::VaultRefusal::exists);
  fail_on(path);
}

Result<File, app::VaultRefusal> File::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor >= 0) return File{descriptor, path};
  if (errno == ENOENT) return refuse(app::VaultRefusal::missing);
  fail_on(path);
}

File::File(int descriptor, std::filesystem::path path)
    : descriptor_(descriptor), path_(std::move(path)) {}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

void File::write(std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_on(path_);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::size_t File::read(std::uint64_t offset, std::span<std::uint8_t> to) const {
  std::size_t done = 0;
  while (done < to.size()) {
    const auto rest = to.subspan(done);
    const auto got =
        ::pread(descriptor_, rest.data(), rest.size(), static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_on(path_);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::uint64_t File::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail_on(path_);
  return static_cast<std::uint64_t>(status.st_size);
}

void File::sync() {
  if (::fdatasync(descriptor_) != 0) fail_on(path_);
}

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail_on(folder);
  const bool saved = ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!saved) fail_on(folder);
}

}  // namespace visavis::vault
