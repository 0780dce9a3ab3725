#include "main/stores.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace visavis {
namespace {

/// Longer than any head; a file's first sector.
constexpr std::size_t head_bytes = 512;

[[noreturn]] void fail_on(const std::filesystem::path& path) {
  throw std::runtime_error(path.string() + ": " + std::generic_category().message(errno));
}

std::string content_of(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream{path}.rdbuf();
  return text.str();
}

/// Writes all of it at the beginning and lets go of the file.
void write_and_close(int descriptor, const std::string& text, bool sync,
                     const std::filesystem::path& path) {
  const bool written =
      ::pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
      (!sync || ::fsync(descriptor) == 0);
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!written) fail_on(path);
}

std::optional<app::ChainKey::Seed> stored_seed(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  const auto seed = app::read_seed(content_of(path));
  if (!seed)
    throw std::runtime_error(path.string() + ": no key of 64 hexadecimal digits can be read");
  return seed;
}

}  // namespace

sqlite::SqliteConfig store_of(const config::Config& config, Missing missing) {
  if (missing == Missing::refused && !std::filesystem::exists(config.store_path))
    throw std::runtime_error(config.store_path +
                             ": there is no store here. visavis marketplace add begins one, and so "
                             "does visavis serve --create; visavis restore brings a backup");
  sqlite::SqliteConfig sqlite;
  sqlite.file = config.store_path;
  return sqlite;
}

std::filesystem::path chain_key_path(const config::Config& config) {
  if (!config.store_chain_key_file.empty()) return config.store_chain_key_file;
  return config.store_path + ".key";
}

app::ChainKey chain_key(const config::Config& config, app::Entropy& entropy) {
  const auto path = chain_key_path(config);
  if (const auto seed = stored_seed(path)) return app::ChainKey{*seed};
  app::ChainKey::Seed seed;
  entropy.fill(seed);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) fail_on(path);
  write_and_close(descriptor, app::seed_text(seed) + '\n', true, path);
  return app::ChainKey{seed};
}

std::optional<app::PublicKey> known_chain_key(const config::Config& config) {
  const auto seed = stored_seed(chain_key_path(config));
  if (!seed) return std::nullopt;
  return app::ChainKey{*seed}.public_key();
}

std::filesystem::path head_path(const config::Config& config) {
  return config.store_path + ".head";
}

void write_head(const std::filesystem::path& path, const app::Seal& head) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) fail_on(path);
  auto text = app::head_text(head);
  text.resize(head_bytes - 1, ' ');
  write_and_close(descriptor, text + '\n', false, path);
}

std::optional<app::Seal> stored_head(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return std::nullopt;
  const auto text = content_of(path);
  if (text.empty()) return std::nullopt;
  const auto head = app::read_head(text);
  if (!head) throw std::runtime_error(path.string() + ": no head can be read");
  return head;
}

}  // namespace visavis
