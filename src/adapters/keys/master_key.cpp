#include "adapters/keys/master_key.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sodium.h>
#include <span>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "adapters/keys/command_output.h"
#include "adapters/keys/secret_text.h"
#include "base/ascii.h"

namespace visavis::keys {
namespace {

[[noreturn]] void fail_with(const std::string& what) {
  throw MasterKeyFailure("the master key cannot be had: " + what);
}

std::string error_words() { return std::generic_category().message(errno); }

app::MasterKey key_in(std::string_view text, const std::string& where) {
  auto key = read_key_text(text);
  if (!key)
    fail_with(where + " has neither 64 hexadecimal digits nor 32 bytes in base64, alone on a line");
  return app::MasterKey{*std::move(key)};
}

app::MasterKey read_from(const KeyFile& file) {
  const auto& name = file.path.string();
  const int descriptor = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail_with(name + ": " + error_words());
  const Descriptor owned{descriptor};
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail_with(name + ": " + error_words());
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    fail_with(name + " may be used by others than its owner: chmod 600 " + name);
  SecretText text;
  if (!text.read_all(descriptor)) fail_with(name + ": " + error_words());
  return key_in(text.view(), name);
}

app::MasterKey read_from(const KeyVariable& variable) {
  const char* const text = std::getenv(variable.name.c_str());
  if (text == nullptr) fail_with("there is no " + variable.name + " in the environment");
  return key_in(text, "the variable " + variable.name);
}

app::MasterKey read_from(const KeyCommand& command) {
  SecretText text;
  if (const auto trouble = run_command(command.command, command.patience, text))
    fail_with("its command " + *trouble);
  return key_in(text.view(), "what its command prints");
}

/// Exactly the key's bytes, and nothing behind them.
template <class Decode>
std::optional<app::SecretKey> decoded(std::string_view text, Decode decode) {
  bool whole = false;
  auto key = app::SecretKey::filled_by([&](auto bytes) {
    std::size_t size = 0;
    const char* end = nullptr;
    whole =
        decode(bytes, &size, &end) == 0 && size == bytes.size() && end == text.data() + text.size();
  });
  if (!whole) return std::nullopt;
  return key;
}

}  // namespace

std::optional<app::SecretKey> read_key_text(std::string_view text) {
  text = trimmed(text, spaces_of_people);
  if (text.size() == 2 * app::SecretKey::size)
    return decoded(text, [&](auto to, auto* size, auto* end) {
      return sodium_hex2bin(to.data(), to.size(), text.data(), text.size(), nullptr, size, end);
    });
  for (const int variant :
       {sodium_base64_VARIANT_ORIGINAL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING,
        sodium_base64_VARIANT_URLSAFE, sodium_base64_VARIANT_URLSAFE_NO_PADDING}) {
    auto key = decoded(text, [&](auto to, auto* size, auto* end) {
      return sodium_base642bin(to.data(), to.size(), text.data(), text.size(), nullptr, size, end,
                               variant);
    });
    if (key) return key;
  }
  return std::nullopt;
}

app::MasterKey read_master_key(const MasterKeySource& source) {
  return std::visit([](const auto& one) { return read_from(one); }, source);
}

}  // namespace visavis::keys
