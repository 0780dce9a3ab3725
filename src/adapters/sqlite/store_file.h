#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>

namespace visavis::sqlite {

/// Where the store lies, whatever leads to it: SQLite puts its log beside that.
std::filesystem::path real_path(const std::filesystem::path& store);

/// A file that was opened by its path. Others may move it away, or something else into its place,
/// and what is written then is found by nobody.
class WatchedFile {
 public:
  /// What stands there now is what was opened.
  explicit WatchedFile(std::filesystem::path path);
  /// What has become of it; nothing while it is what was opened.
  std::optional<std::string> trouble() const;

 private:
  std::filesystem::path path_;
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

/// Held by the one service of a store; commands do not ask for it. It says, in a file beside the
/// store, who holds it and which file the store is: a write-ahead log that was left by another file
/// is known by that.
class ServiceLock {
 public:
  /// Throws app::StoreFailure when another process holds it.
  explicit ServiceLock(std::filesystem::path store);
  ~ServiceLock();
  ServiceLock(const ServiceLock&) = delete;
  ServiceLock& operator=(const ServiceLock&) = delete;
  /// Once the store is there and opened.
  void write_down();

 private:
  const std::filesystem::path store_;
  int descriptor_ = -1;
};

/// Throws app::StoreFailure when beside the file lies a write-ahead log that another file left,
/// which was in its place while a service ran: SQLite would play it onto this one.
void refuse_log_of_another(const std::filesystem::path& store);

}  // namespace visavis::sqlite
