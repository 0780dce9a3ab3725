#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "main/config/config.h"

namespace visavis::config {

using Member = std::variant<std::string Config::*, std::int64_t Config::*, bool Config::*,
                            std::vector<std::string> Config::*>;

struct Setting {
  std::string key;
  Member member;
  std::string help;
  /// Throws std::runtime_error with the reason when the value in the configuration is not allowed.
  void (*check)(const Config&) = nullptr;
};

/// What no value shows alone. Throws std::runtime_error with the reason.
void check_together(const Config& config);

/// All values, in the order of the help. The one place where a value is named.
const std::vector<Setting>& settings();

}  // namespace visavis::config
