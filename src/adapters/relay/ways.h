#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/relay/path.h"
#include "adapters/relay/stun.h"
#include "base/time.h"

namespace visavis::relay {

/// A check that nominates its path.
struct Nominating {
  std::uint32_t generation = 0;  ///< of the credentials it used: each ICE restart is one more
  std::uint32_t priority = 0;    ///< RFC 8445, 7.1.1
};

/// One path on which a browser's checks were authenticated. Only what has answered may be sent more
/// than a little: an address can be forged.
struct Way {
  Path path;
  Monotonic heard{};
  Monotonic media_heard{};
  std::optional<Nominating> nominated = std::nullopt;
  /// Somebody there received what was sent there.
  bool answered = false;
  StunTransaction question{};                     ///< the transaction of our own check
  std::optional<Monotonic> asked = std::nullopt;  ///< last; nothing when no more may be sent
  std::uint64_t received = 0;                     ///< bytes, until it has answered
  std::uint64_t sent = 0;                         ///< bytes, until it has answered
};

/// The paths to one browser, and the one that is used.
class Ways {
 public:
  Way* find(const Path& path);
  struct Bound {
    bool added = false;
    std::optional<Path> evicted;
  };
  /// The path is there from now on, if there is room: for it goes one that has been silent, but
  /// never the one in use, nor `kept`.
  Bound bind(const Path& path, const std::optional<Path>& kept, Monotonic now);
  void nominate(Way& way, const Nominating& nominating, Monotonic now);
  void answered(Way& way, Monotonic now);
  /// Media was heard on it.
  void follow_media(Way& way, Monotonic now);
  void select(const Way& way);
  void close(const Path& path, Monotonic now);

  /// Whether so many bytes may be sent there; they are then counted as sent.
  static bool may_send(Way& way, std::size_t size);

  /// Where media is sent to: it has answered.
  const Path* selected() const { return selected_ ? &ways_[*selected_].path : nullptr; }
  /// Whether anything was heard on this path lately.
  bool holds(const Path& path, Monotonic now) const;
  std::vector<Way>& all() { return ways_; }
  const std::vector<Way>& all() const { return ways_; }

 private:
  void consider(const Way& way, Monotonic now);
  void select_best_left(Monotonic now);

  std::vector<Way> ways_;
  std::optional<std::size_t> selected_;
};

}  // namespace visavis::relay
