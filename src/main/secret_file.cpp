#include "main/secret_file.h"

#include <fstream>
#include <stdexcept>

namespace visavis {

std::string first_line(const std::string& setting, const std::filesystem::path& file) {
  std::ifstream in{file};
  std::string line;
  if (!std::getline(in, line))
    throw std::runtime_error(setting + ": " + file.string() + " cannot be read, or is empty");
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace visavis
