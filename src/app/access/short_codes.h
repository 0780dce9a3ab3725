#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/entropy.h"
#include "base/attempt_limiter.h"
#include "base/id.h"

namespace visavis::app {

/// Six digits that stand for a hand-off's link, for who cannot scan its QR code: typed on the phone
/// they give the link, once, and end with it. In memory: a restart ends them, and the page makes
/// others in time. Not thread-safe.
///
/// A million codes can be guessed, and a guess has no target: it is right if it is anybody's. So
/// there are few codes, for two minutes, and all mistakes are counted: of an address, of the
/// network around it, and of everybody together. Who types where the code was made (the phone in
/// the computer's Wi-Fi) does not wait for everybody: strangers cannot lock them out.
///
/// Everybody together make 780 mistakes in the first hour and 720 in each hour after it; with k
/// codes all the time, one of n guesses is right with 1 - (1 - k / 1,000,000)^n, in an hour:
///   k = 1: 0.07 %, 5: 0.36 %, 20: 1.4 %, 50 (as many as there can be): 3.5 %.
/// One address makes 60 an hour: with k = 5, 0.03 %; its network 120: 0.06 %. A right one moves a
/// verification to the guesser's device; the applicant's page says so, and takes it back.
///
/// It takes six networks to use up what everybody has, and sixty until a stranger's code is taken
/// in one of ten tries only. Because of other networks nobody waits
/// for more than five seconds at a time, but each try that has to wait is one of their own.
class ShortCodes {
 public:
  static constexpr std::size_t digits = 6;
  static constexpr std::size_t codes_max = 50;
  static constexpr RateLimit of_address{5, std::chrono::seconds{60}};
  static constexpr RateLimit of_network{20, std::chrono::seconds{30}};
  static constexpr RateLimit of_everybody{60, std::chrono::seconds{5}};

  explicit ShortCodes(Monotonic now) : everybody_(of_everybody, now) {}

  /// Where somebody is.
  struct Place {
    std::string address;  ///< or what one customer has of addresses
    std::string network;  ///< around it
  };

  /// A code for a link of `verification`, whose earlier one ends. Nothing while there are as many
  /// as may be.
  std::optional<std::string> make(Entropy& entropy, VerificationId verification, const Place& place,
                                  std::string url, Monotonic now, Duration lifetime);

  struct Typed {
    std::optional<std::string> url;  ///< nothing: no such code, or not now
    Duration wait{};                 ///< their codes are looked at after that
  };
  /// Takes the code out. How long that takes tells nothing about the codes there are.
  Typed type(std::string_view typed, const Place& place, Monotonic now);

 private:
  using Code = std::array<char, digits>;
  struct Known {
    Code code;
    VerificationId verification;
    std::string address;  ///< where it was made
    std::string url;
    Monotonic expires;
  };
  static constexpr std::size_t keys_max = 10'000;

  static Code random_code(Entropy& entropy);
  bool stands(const Code& code) const;
  std::vector<Known>::iterator find(std::string_view typed);
  void forget_old(Monotonic now);
  Duration wait(const Place& place, bool beside, Monotonic now) const;

  std::vector<Known> known_;
  AttemptLimiter addresses_{of_address, keys_max};
  AttemptLimiter networks_{of_network, keys_max};
  TokenBucket everybody_;
};

}  // namespace visavis::app
