#pragma once

#include <optional>
#include <string>

#include "adapters/keys/secret_text.h"
#include "base/time.h"

namespace visavis::keys {

/// Runs a shell's command and takes what it prints, up to what the text holds; what it says of
/// trouble goes to our standard error. Kills it, with what it began, after the patience. Gives back
/// what went wrong, to be read after "the command ".
std::optional<std::string> run_command(const std::string& command, Duration patience,
                                       SecretText& output);

}  // namespace visavis::keys
