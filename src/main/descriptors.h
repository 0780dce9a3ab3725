#pragma once

#include <cstddef>

namespace visavis {

/// Lets this process have so many file descriptors, of which every connection takes one. Throws
/// std::runtime_error, which says what to do, where the system allows fewer: out of descriptors,
/// nobody could be told anything.
void allow_descriptors(std::size_t needed);

}  // namespace visavis
