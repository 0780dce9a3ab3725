#pragma once

#include <string>
#include <string_view>

#include "domain/act.h"

namespace visavis::app {

/// An act as it is stored: JSON, exact. The reader throws std::runtime_error for what the writer
/// did not write.
std::string encode_act(const Act& act);
Act decode_act(std::string_view json);

}  // namespace visavis::app
