#include "app/access/short_codes.h"

#include <algorithm>
#include <sodium.h>

namespace visavis::app {

std::optional<std::string> ShortCodes::make(Entropy& entropy, const SecretHash& device,
                                            std::string url, Timestamp now, Timestamp expires) {
  forget_old(now);
  std::erase_if(known_, [&](const Known& one) { return one.device == device; });
  if (known_.size() >= codes_max) return std::nullopt;
  Code code = random_code(entropy);
  while (stands(code)) code = random_code(entropy);
  known_.push_back({code, device, std::move(url), expires});
  return std::string{code.begin(), code.end()};
}

ShortCodes::Typed ShortCodes::type(std::string_view typed, Timestamp now) {
  // A clock that went back closes nothing for longer than a mistake does.
  closed_until_ = std::min(closed_until_, now + mistakes.refill);
  if (now < closed_until_) return {std::nullopt, closed_until_ - now};
  forget_old(now);
  auto found = known_.end();
  // Each is looked at to its end, whatever was found before.
  for (auto one = known_.begin(); one != known_.end(); ++one)
    if (typed.size() == digits && sodium_memcmp(one->code.data(), typed.data(), digits) == 0)
      found = one;
  if (found == known_.end()) {
    const Duration wait = mistakes_.attempt(now);
    closed_until_ = now + wait;
    return {std::nullopt, wait};
  }
  Typed answer{std::move(found->url), {}};
  known_.erase(found);
  return answer;
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

void ShortCodes::forget_old(Timestamp now) {
  std::erase_if(known_, [&](const Known& one) { return one.expires <= now; });
}

}  // namespace visavis::app
