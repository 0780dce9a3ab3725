#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/relay/path.h"
#include "base/time.h"

namespace visavis::relay {

/// One path on which a browser's checks were authenticated.
struct Way {
  Path path;
  std::uint32_t priority = 0;  ///< of the newest check (RFC 8445, 7.1.1)
  bool nominated = false;
  Monotonic heard{};
  Monotonic media_heard{};
};

/// The paths to one browser, and the one that is used.
class Ways {
 public:
  Ways();

  Way* find(const Path& path);
  /// The path is there from now on. One that was used least lately may have to go for it.
  struct Bound {
    bool added = false;
    std::optional<Path> evicted;
  };
  Bound bind(const Path& path, Monotonic now);
  void nominate(Way& way, Monotonic now);
  /// Media was heard on it.
  void follow_media(Way& way, Monotonic now);
  void select(const Way& way);
  void close(const Path& path, Monotonic now);

  /// Where media is sent to.
  const Path* selected() const { return selected_ ? &ways_[*selected_].path : nullptr; }
  /// Whether anything was heard on this path lately.
  bool holds(const Path& path, Monotonic now) const;
  std::vector<Path> paths() const;

 private:
  void select_best_left(Monotonic now);

  std::vector<Way> ways_;
  std::optional<std::size_t> selected_;
};

}  // namespace visavis::relay
