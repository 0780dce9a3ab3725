#include "adapters/relay/ways.h"

#include <algorithm>

namespace visavis::relay {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A browser has a few interfaces, each with UDP and TCP.
constexpr std::size_t way_max = 8;
// A selected path with nothing heard for this long gives way to any nominated one.
constexpr auto path_silence = seconds(4);
// A browser sends its media on the path it chose. When media has moved, so do we.
constexpr auto media_moved = milliseconds(500);

}  // namespace

Ways::Ways() { ways_.reserve(way_max); }

Way* Ways::find(const Path& path) {
  if (selected_ && ways_[*selected_].path == path) return &ways_[*selected_];
  const auto found = std::ranges::find(ways_, path, &Way::path);
  return found == ways_.end() ? nullptr : &*found;
}

Ways::Bound Ways::bind(const Path& path, Monotonic now) {
  if (find(path) != nullptr) return {};
  Bound bound{true, std::nullopt};
  if (ways_.size() == way_max) {
    auto oldest = ways_.end();
    for (auto way = ways_.begin(); way != ways_.end(); ++way) {
      const bool in_use = selected_ && &*way == &ways_[*selected_];
      if (!in_use && (oldest == ways_.end() || way->heard < oldest->heard)) oldest = way;
    }
    bound.evicted = oldest->path;
    close(*bound.evicted, now);
  }
  ways_.push_back({path, 0, false, now, {}});
  return bound;
}

// Firefox nominates UDP and TCP alike, in any order: the last nomination must not win by being
// last, only by being at least as good, or because the path in use has gone silent.
void Ways::nominate(Way& way, Monotonic now) {
  way.nominated = true;
  if (!selected_ || !ways_[*selected_].nominated) return select(way);
  const Way& current = ways_[*selected_];
  if (&current == &way) return;
  if (way.priority >= current.priority || now - current.heard >= path_silence) select(way);
}

// A browser that moved to another interface may keep its old path alive for a while with checks;
// the path its media takes is the one it wants to be reached on.
void Ways::follow_media(Way& way, Monotonic now) {
  way.heard = way.media_heard = now;
  if (!selected_) return select(way);
  const Way& current = ways_[*selected_];
  if (&current != &way && now - current.media_heard >= media_moved) select(way);
}

void Ways::select(const Way& way) { selected_ = static_cast<std::size_t>(&way - ways_.data()); }

void Ways::select_best_left(Monotonic now) {
  selected_.reset();
  for (const Way& way : ways_) {
    if (!way.nominated || now - way.heard >= path_silence) continue;
    if (!selected_ || way.priority > ways_[*selected_].priority) select(way);
  }
}

bool Ways::holds(const Path& path, Monotonic now) const {
  const auto found = std::ranges::find(ways_, path, &Way::path);
  return found != ways_.end() && now - found->heard < path_silence;
}

void Ways::close(const Path& path, Monotonic now) {
  Way* way = find(path);
  if (way == nullptr) return;
  const auto index = static_cast<std::size_t>(way - ways_.data());
  const std::optional<std::size_t> before = selected_;
  ways_.erase(ways_.begin() + static_cast<std::ptrdiff_t>(index));
  if (before == index) {
    select_best_left(now);
  } else if (before && *before > index) {
    selected_ = *before - 1;
  }
}

std::vector<Path> Ways::paths() const {
  std::vector<Path> paths;
  for (const Way& way : ways_) paths.push_back(way.path);
  return paths;
}

}  // namespace visavis::relay
