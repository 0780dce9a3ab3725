#include "adapters/vault/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "adapters/vault/file.h"
#include "app/ports/vault.h"

namespace visavis::vault {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  descriptor_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) fail_on(folder);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(descriptor_);
  throw app::VaultFailure(
      app::VaultTrouble::failed,
      folder.string() +
          ": another visavis keeps evidence here: stop it first, or give this one a folder of "
          "its own (evidence.path)");
}

FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace visavis::vault
