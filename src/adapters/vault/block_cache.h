#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ports/objects.h"

namespace visavis::vault {

/// What was read last of a bucket, in blocks, sealed as it lies there: whoever looks at a recording
/// asks for many small pieces of it. Any thread; two that want the same block at once both fetch
/// it.
class BlockCache {
 public:
  static constexpr std::size_t block_bytes = std::size_t{1} * 1024 * 1024;
  using Block = std::shared_ptr<const std::vector<std::uint8_t>>;

  /// Keeps at most so many blocks.
  BlockCache(app::Objects& objects, std::size_t blocks_max)
      : objects_(objects), blocks_max_(blocks_max) {}

  /// Nothing: there is no such object.
  std::optional<std::uint64_t> size(const std::string& name);
  /// One of an object of this size, the last one shorter. Nothing: the object is gone.
  Block block(const std::string& name, std::uint64_t size, std::uint64_t number);
  void forget(const std::string& name);

 private:
  using Place = std::pair<std::string, std::uint64_t>;
  Block found(const Place& place);
  void keep(const Place& place, Block block);

  app::Objects& objects_;
  const std::size_t blocks_max_;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> sizes_;
  std::list<std::pair<Place, Block>> used_;  ///< last used first
  std::map<Place, std::list<std::pair<Place, Block>>::iterator> blocks_;
};

}  // namespace visavis::vault
