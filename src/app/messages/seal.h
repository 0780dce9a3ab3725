#pragma once

#include <array>
#include <cstdint>

#include "app/messages/stored.h"

namespace visavis::app {

/// An entry of the log, event or act, as the store-wide chain sees it.
struct LogEntry {
  std::int64_t position = 0;
  Hash hash{};
  friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

using PublicKey = std::array<std::uint8_t, 32>;  ///< Ed25519
using Signature = std::array<std::uint8_t, 64>;  ///< Ed25519

/// The store-wide chain as it stood after so many entries of the log: nothing up to `position` can
/// be changed, left out or put in without another hash.
struct Seal {
  std::int64_t entries = 0;
  std::int64_t position = 0;  ///< of the last of them
  Hash hash{};
  Signature signature{};
  PublicKey key{};  ///< whose signature it is
  friend bool operator==(const Seal&, const Seal&) = default;
};

}  // namespace visavis::app
