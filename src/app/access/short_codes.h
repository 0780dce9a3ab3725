#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/entropy.h"
#include "base/token_bucket.h"
#include "domain/link.h"

namespace visavis::app {

/// Six digits that stand for a hand-off's link, for who cannot scan its QR code: typed on the phone
/// they give the link, once, and end with it. In memory: a restart ends them, and the page makes
/// others in time. Not thread-safe.
///
/// A million codes can be guessed: so the mistakes of all clients together are counted, beside the
/// limit that a door has for an address. When there were too many, nobody's code is taken for some
/// minutes; the QR code and the link go on.
class ShortCodes {
 public:
  static constexpr std::size_t digits = 6;
  /// At most that many stand at a time: one guess in 5,000 would be right.
  static constexpr std::size_t codes_max = 200;
  static constexpr RateLimit mistakes{20, std::chrono::minutes{5}};

  explicit ShortCodes(Timestamp now) : mistakes_(mistakes, now) {}

  /// A code for the link that `device` made; the device's earlier one ends. Nothing while there are
  /// as many as may be.
  std::optional<std::string> make(Entropy& entropy, const SecretHash& device, std::string url,
                                  Timestamp now, Timestamp expires);

  struct Typed {
    std::optional<std::string> url;  ///< nothing: no such code
    Duration wait{};                 ///< nobody's code is taken before that
  };
  /// Takes the code out. How long that takes tells nothing about the codes there are.
  Typed type(std::string_view typed, Timestamp now);

 private:
  using Code = std::array<char, digits>;
  struct Known {
    Code code;
    SecretHash device;
    std::string url;
    Timestamp expires;
  };
  static Code random_code(Entropy& entropy);
  bool stands(const Code& code) const;
  void forget_old(Timestamp now);

  std::vector<Known> known_;
  TokenBucket<Timestamp> mistakes_;
  Timestamp closed_until_{};
};

}  // namespace visavis::app
