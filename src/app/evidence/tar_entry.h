#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace visavis::app {

inline constexpr std::uint64_t tar_block = 512;
/// What a size of eleven octal digits can say, and so how large a file in a tar is at most.
inline constexpr std::uint64_t tar_file_max = (std::uint64_t{1} << 33U) - 1;

/// A header of POSIX ustar for a regular file (mode 0600, nobody's). The name has at most 100
/// characters, the size is at most tar_file_max.
std::string tar_header(std::string_view name, std::uint64_t size, Timestamp at);
/// So many zeros follow a file's content.
std::uint64_t tar_padding(std::uint64_t size);

}  // namespace visavis::app
