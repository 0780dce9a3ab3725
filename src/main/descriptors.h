#pragma once

#include <cstddef>

namespace visavis {

/// Lets this process have as many file descriptors as the system allows, of which every connection
/// takes one. Returns how many.
std::size_t take_descriptors();

}  // namespace visavis
