#pragma once

#include <filesystem>
#include <string>

namespace visavis {

/// A secret that stands in a file of its own, as its first line. `setting` names the file. Throws
/// std::runtime_error where there is none, or nothing in it.
std::string first_line(const std::string& setting, const std::filesystem::path& file);

}  // namespace visavis
