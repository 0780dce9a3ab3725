#pragma once

#include <cstddef>

namespace visavis {

/// Lets this process have as many file descriptors as the system allows, of which every connection
/// takes one. Throws std::runtime_error, which says what to do, where these are fewer than
/// `needed`: out of descriptors, nobody could be told anything.
void take_descriptors(std::size_t needed);

}  // namespace visavis
