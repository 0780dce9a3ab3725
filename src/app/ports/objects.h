#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/time.h"

namespace visavis::app {

/// An object as a store of objects lists it.
struct StoredObject {
  std::string name;
  std::uint64_t bytes = 0;
  Timestamp written{};  ///< by the store's clock; the epoch where it says none
  friend bool operator==(const StoredObject&, const StoredObject&) = default;
};

/// What becomes an object. It must not change while it is sent.
struct ObjectSource {
  std::uint64_t bytes = 0;
  /// Fills `to`, all of which there is.
  std::function<void(std::uint64_t offset, std::span<std::uint8_t> to)> read;
};

/// Where sealed files lie that are not on this machine: a bucket of objects with names of
/// [A-Za-z0-9/._-]. An object is whole, or not there. Waits for the network. Throws VaultFailure
/// where nothing answers, or a refusal, and once stop() was called. Any thread.
class Objects {
 public:
  virtual ~Objects() = default;
  /// It is there under its name, whole, when this returned; one that was there is replaced. What an
  /// earlier call has sent of it is not sent again.
  virtual void put(const std::string& name, const ObjectSource& from) = 0;
  /// Nothing: there is none.
  virtual std::optional<std::uint64_t> size(const std::string& name) = 0;
  /// `bytes` of it, which are there, from `offset` on. Nothing: there is none.
  virtual std::optional<std::vector<std::uint8_t>> read(const std::string& name,
                                                        std::uint64_t offset,
                                                        std::size_t bytes) = 0;
  /// What was sent of it, too. One that is not there is no fault.
  virtual void erase(const std::string& name) = 0;
  /// All of them, by name.
  virtual void list(const std::function<void(const StoredObject&)>& each) = 0;
  /// Ends what is under way, and all that is asked from now on.
  virtual void stop() = 0;
};

}  // namespace visavis::app
