#include "main/logging.h"

#include <cstdio>
#include <memory>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace visavis {
namespace {

/// The message as a JSON member: an object as it is, anything else as an escaped string.
class JsonMessage : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    const std::string_view text{message.payload.data(), message.payload.size()};
    if (text.starts_with('{')) {
      append(out, "\"event\":");
      append(out, text);
      return;
    }
    append(out, "\"message\":\"");
    for (const char c : text) escape(c, out);
    append(out, "\"");
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JsonMessage>();
  }

 private:
  static void append(spdlog::memory_buf_t& out, std::string_view text) {
    out.append(text.data(), text.data() + text.size());
  }
  static void escape(char c, spdlog::memory_buf_t& out) {
    if (c == '"' || c == '\\') {
      const char pair[] = {'\\', c};
      append(out, {pair, 2});
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      append(out, code);
    } else {
      append(out, {&c, 1});
    }
  }
};

}  // namespace

std::shared_ptr<spdlog::logger> make_logger(const std::string& level, const std::string& format) {
  auto logger = std::make_shared<spdlog::logger>("visavis",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::info);
  if (format == "json") {
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<JsonMessage>('*').set_pattern(
        R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%*})");
    logger->set_formatter(std::move(formatter));
  } else {
    logger->set_pattern("%H:%M:%S.%e %^%-7l%$ %v");
  }
  return logger;
}

}  // namespace visavis
