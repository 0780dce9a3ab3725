#pragma once

#include <cstddef>

namespace visavis::pictures {

struct Confinement {
  int descriptor = -1;                              ///< the one that may be read and written
  std::size_t memory_bytes = std::size_t{1} << 30;  ///< of address space, what is loaded included
  unsigned cpu_seconds = 15;
};

/// From now on this process computes, takes and gives back memory, reads and writes the one
/// descriptor, and ends; whatever else it asks the kernel for kills it. There is no way back.
/// False: it could not be confined, and must not read what strangers made.
bool confine(const Confinement& to);

}  // namespace visavis::pictures
