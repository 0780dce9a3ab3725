#include "adapters/relay/ways.h"

#include <algorithm>

#include "base/check.h"

namespace visavis::relay {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A laptop has a dozen interfaces with its bridges, each with UDP and TCP to each of our addresses.
constexpr std::size_t way_max = 32;
// A selected path with nothing heard for this long gives way to any nominated one.
constexpr auto path_silence = seconds(4);
// A browser sends its media on the path it chose. When media has moved, so do we.
constexpr auto media_moved = milliseconds(500);
// RFC 9000, 8.1: what an address that has not answered may be sent for each byte that came from it.
constexpr std::uint64_t amplification_max = 3;

bool silent(const Way& way, Monotonic now) { return now - way.heard >= path_silence; }

// A consent check has another priority than the check that nominates, so only the latter counts;
// and what a restart nominates is not compared with what it replaces.
bool outranks(const Nominating& one, const Nominating& other) {
  if (one.generation != other.generation) return one.generation > other.generation;
  return one.priority >= other.priority;
}

}  // namespace

Way* Ways::find(const Path& path) {
  if (selected_ && ways_[*selected_].path == path) return &ways_[*selected_];
  const auto found = std::ranges::find(ways_, path, &Way::path);
  return found == ways_.end() ? nullptr : &*found;
}

Ways::Bound Ways::bind(const Path& path, const std::optional<Path>& kept, Monotonic now) {
  if (find(path) != nullptr) return {};
  Bound bound;
  if (ways_.size() == way_max) {
    const Way* oldest = nullptr;
    for (const Way& way : ways_) {
      const bool in_use = (selected_ && &way == &ways_[*selected_]) || way.path == kept;
      if (!in_use && silent(way, now) && (oldest == nullptr || way.heard < oldest->heard))
        oldest = &way;
    }
    if (oldest == nullptr) return {};
    bound.evicted = oldest->path;
    close(*bound.evicted, now);
  }
  bound.added = true;
  ways_.push_back({.path = path, .heard = now});
  // Nobody opens a TCP connection from an address that is not theirs.
  ways_.back().answered = is_tcp(path.link);
  return bound;
}

// Firefox nominates UDP and TCP alike, in any order: the last nomination must not win by being
// last, only by being at least as good, or because the path in use has gone silent.
void Ways::consider(const Way& way, Monotonic now) {
  if (!way.nominated || !way.answered) return;
  if (!selected_ || !ways_[*selected_].nominated) return select(way);
  const Way& current = ways_[*selected_];
  if (outranks(*way.nominated, *current.nominated) || silent(current, now)) select(way);
}

void Ways::nominate(Way& way, const Nominating& nominating, Monotonic now) {
  way.nominated = nominating;
  consider(way, now);
}

void Ways::answered(Way& way, Monotonic now) {
  way.answered = true;
  consider(way, now);
}

// A browser that moved to another interface may keep its old path alive for a while with checks;
// the path its media takes is the one it wants to be reached on.
void Ways::follow_media(Way& way, Monotonic now) {
  way.heard = way.media_heard = now;
  if (!way.answered) return;
  if (!selected_) return select(way);
  const Way& current = ways_[*selected_];
  if (&current != &way && now - current.media_heard >= media_moved) select(way);
}

void Ways::select(const Way& way) {
  CHECK(way.answered);
  selected_ = static_cast<std::size_t>(&way - ways_.data());
}

void Ways::select_best_left(Monotonic now) {
  selected_.reset();
  const Way* best = nullptr;
  for (const Way& way : ways_) {
    if (!way.nominated || !way.answered || silent(way, now)) continue;
    if (best == nullptr || outranks(*way.nominated, *best->nominated)) best = &way;
  }
  if (best != nullptr) select(*best);
}

bool Ways::may_send(Way& way, std::size_t size) {
  if (way.answered) return true;
  if (way.sent + size > amplification_max * way.received) return false;
  way.sent += size;
  return true;
}

bool Ways::holds(const Path& path, Monotonic now) const {
  const auto found = std::ranges::find(ways_, path, &Way::path);
  return found != ways_.end() && !silent(*found, now);
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

}  // namespace visavis::relay
