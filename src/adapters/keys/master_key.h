#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "app/messages/secret_key.h"
#include "base/time.h"

namespace visavis::keys {

/// A file that nobody but its owner may read or write.
struct KeyFile {
  std::filesystem::path path;
};
/// A variable of the environment.
struct KeyVariable {
  std::string name;
};
/// What a shell's command prints, for a key that a vault or a module of hardware keeps.
struct KeyCommand {
  std::string command;
  Duration patience = std::chrono::seconds{30};
};
using MasterKeySource = std::variant<KeyFile, KeyVariable, KeyCommand>;

/// The key cannot be had. Says why, and never what was read.
class MasterKeyFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws MasterKeyFailure.
app::MasterKey read_master_key(const MasterKeySource& source);

/// 64 hexadecimal digits, or 32 bytes in base64 (either alphabet, with or without its padding);
/// spaces around it are nothing. Nothing for any other text.
std::optional<app::SecretKey> read_key_text(std::string_view text);

}  // namespace visavis::keys
