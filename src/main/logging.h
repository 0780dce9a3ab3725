#pragma once

#include <memory>
#include <spdlog/logger.h>
#include <string>

namespace visavis {

/// A logger to standard error. "json": one object a line, {"time","level","message"} or, for a
/// message that is a JSON object itself, {"time","level","event":{...}}; "text": for people.
std::shared_ptr<spdlog::logger> make_logger(const std::string& level, const std::string& format);

}  // namespace visavis
