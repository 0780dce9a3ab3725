#include "adapters/vault/block_cache.h"

#include <algorithm>

namespace visavis::vault {
namespace {

/// A number with a name: a few bytes each.
constexpr std::size_t sizes_max = 10'000;

}  // namespace

std::optional<std::uint64_t> BlockCache::size(const std::string& name) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = sizes_.find(name); known != sizes_.end()) return known->second;
  }
  const auto size = objects_.size(name);
  if (!size) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  if (sizes_.size() >= sizes_max) sizes_.clear();
  sizes_[name] = *size;
  return size;
}

BlockCache::Block BlockCache::block(const std::string& name, std::uint64_t size,
                                    std::uint64_t number) {
  const Place place{name, number};
  if (auto block = found(place)) return block;
  const auto offset = number * block_bytes;
  auto bytes = objects_.read(
      name, offset, static_cast<std::size_t>(std::min<std::uint64_t>(block_bytes, size - offset)));
  if (!bytes) return nullptr;
  auto block = std::make_shared<const std::vector<std::uint8_t>>(std::move(*bytes));
  keep(place, block);
  return block;
}

BlockCache::Block BlockCache::found(const Place& place) {
  const std::scoped_lock lock(mutex_);
  const auto block = blocks_.find(place);
  if (block == blocks_.end()) return nullptr;
  used_.splice(used_.begin(), used_, block->second);
  return block->second->second;
}

void BlockCache::keep(const Place& place, Block block) {
  const std::scoped_lock lock(mutex_);
  if (blocks_.contains(place)) return;
  used_.emplace_front(place, std::move(block));
  blocks_[place] = used_.begin();
  if (used_.size() <= blocks_max_) return;
  blocks_.erase(used_.back().first);
  used_.pop_back();
}

void BlockCache::forget(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  sizes_.erase(name);
  for (auto block = blocks_.lower_bound({name, 0});
       block != blocks_.end() && block->first.first == name; block = blocks_.erase(block))
    used_.erase(block->second);
}

}  // namespace visavis::vault
