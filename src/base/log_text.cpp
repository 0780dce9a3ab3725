#include "base/log_text.h"

namespace visavis {

std::string log_text(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    if (c == '"' || c == '\\') safe.push_back('\\');
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    safe.push_back(control ? ' ' : c);
  }
  return safe;
}

}  // namespace visavis
