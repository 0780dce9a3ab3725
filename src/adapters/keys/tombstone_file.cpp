#include "adapters/keys/tombstone_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unistd.h>

#include "adapters/keys/secret_text.h"

namespace visavis::keys {
namespace {

constexpr std::string_view tombstone_mark = "visavis-tombstone-1";

[[noreturn]] void fail_on_list(const std::filesystem::path& path) {
  throw app::StoreFailure(path.string() + ": " + std::generic_category().message(errno));
}

std::string content_of_list(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file && std::filesystem::exists(path)) fail_on_list(path);
  std::stringstream text;
  if (file) text << file.rdbuf();
  return text.str();
}

/// What stands before the next blank, which goes, too.
std::string_view word(std::string_view& text) {
  const auto found = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(text.size(), found.size() + 1));
  return found;
}

void save_folder_of(const std::filesystem::path& path) {
  const auto folder = std::filesystem::absolute(path).parent_path();
  const Descriptor owned{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (owned.number() < 0 || ::fsync(owned.number()) != 0) fail_on_list(folder);
}

}  // namespace

std::string tombstone_text(const app::Tombstone& tombstone) {
  return std::string{tombstone_mark} + ' ' + tombstone.marketplace.text() + ' ' +
         tombstone.account.text() + ' ' + std::to_string(to_unix_ms(tombstone.erased));
}

std::optional<app::Tombstone> read_tombstone(std::string_view line) {
  if (word(line) != tombstone_mark) return std::nullopt;
  const auto marketplace = MarketplaceId::parse(word(line));
  const auto account = AccountId::parse(word(line));
  std::int64_t ms = 0;
  const auto read = std::from_chars(line.data(), line.data() + line.size(), ms);
  if (!marketplace || !account || read.ec != std::errc{} || read.ptr != line.data() + line.size())
    return std::nullopt;
  return app::Tombstone{*marketplace, *account, from_unix_ms(ms)};
}

std::vector<app::Tombstone> TombstoneFile::all() {
  const auto content = content_of_list(path_);
  std::string_view left = content;
  std::vector<app::Tombstone> found;
  for (auto end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
    const auto tombstone = read_tombstone(left.substr(0, end));
    if (!tombstone)
      throw app::StoreFailure(path_.string() + ": line " + std::to_string(found.size() + 1) +
                              " is no tombstone");
    found.push_back(*tombstone);
    left.remove_prefix(end + 1);
  }
  if (const auto last = read_tombstone(left)) found.push_back(*last);
  return found;
}

void TombstoneFile::add(const app::Tombstone& tombstone) {
  const auto content = content_of_list(path_);
  auto whole = content.rfind('\n') + 1;  // 0 where there is none
  const Descriptor file{::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
  auto line = tombstone_text(tombstone) + '\n';
  // Somebody's editor may have left out the end of the last line.
  if (read_tombstone(std::string_view{content}.substr(whole))) {
    whole = content.size();
    line.insert(0, "\n");
  }
  const auto at = static_cast<off_t>(whole);
  if (file.number() < 0 || ::ftruncate(file.number(), at) != 0 ||
      ::pwrite(file.number(), line.data(), line.size(), at) != static_cast<ssize_t>(line.size()) ||
      ::fsync(file.number()) != 0)
    fail_on_list(path_);
  save_folder_of(path_);
}

}  // namespace visavis::keys
