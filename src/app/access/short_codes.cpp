#include "app/access/short_codes.h"

#include <algorithm>
#include <sodium.h>

namespace visavis::app {

std::optional<std::string> ShortCodes::make(Entropy& entropy, VerificationId verification,
                                            const Place& place, std::string url, Monotonic now,
                                            Duration lifetime) {
  forget_old(now);
  std::erase_if(known_, [&](const Known& one) { return one.verification == verification; });
  if (known_.size() >= codes_max) return std::nullopt;
  Code code = random_code(entropy);
  while (stands(code)) code = random_code(entropy);
  known_.push_back({code, verification, place.address, std::move(url), now + lifetime});
  return std::string{code.begin(), code.end()};
}

ShortCodes::Typed ShortCodes::type(std::string_view typed, const Place& place, Monotonic now) {
  forget_old(now);
  const auto found = find(typed);
  const bool right = found != known_.end();
  const Duration waiting = wait(place, right && found->address == place.address, now);
  if (right && waiting == Duration::zero()) {
    Typed answer{std::move(found->url), {}};
    known_.erase(found);
    return answer;
  }
  // A refusal counts like a mistake, whatever was typed: so it tells nothing, and who asks again
  // and again comes no sooner. What is refused to one address uses up nothing of its neighbours'.
  if (addresses_.attempt(place.address, now) == Duration::zero() &&
      networks_.attempt(place.network, now) == Duration::zero() && waiting == Duration::zero())
    (void)everybody_.attempt(now);
  return {std::nullopt, waiting};
}

/// `beside`: who types is where the code was made.
Duration ShortCodes::wait(const Place& place, bool beside, Monotonic now) const {
  const Duration own =
      std::max(addresses_.wait(place.address, now), networks_.wait(place.network, now));
  if (own > Duration::zero() || beside) return own;
  return everybody_.wait(now);
}

ShortCodes::Code ShortCodes::random_code(Entropy& entropy) {
  constexpr std::uint64_t codes = 1'000'000;
  // Numbers past the last whole million would make some codes likelier than others.
  constexpr std::uint64_t fair = UINT64_MAX - UINT64_MAX % codes;
  std::uint64_t number = entropy.number();
  while (number >= fair) number = entropy.number();
  number %= codes;
  Code code{};
  for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
    *digit = static_cast<char>('0' + number % 10);
  return code;
}

bool ShortCodes::stands(const Code& code) const {
  return std::ranges::any_of(known_, [&](const Known& one) { return one.code == code; });
}

/// Each is looked at to its end, whatever was found before.
std::vector<ShortCodes::Known>::iterator ShortCodes::find(std::string_view typed) {
  auto found = known_.end();
  for (auto one = known_.begin(); one != known_.end(); ++one)
    if (typed.size() == digits && sodium_memcmp(one->code.data(), typed.data(), digits) == 0)
      found = one;
  return found;
}

void ShortCodes::forget_old(Monotonic now) {
  std::erase_if(known_, [&](const Known& one) { return one.expires <= now; });
}

}  // namespace visavis::app
