#include "base/refusal.h"

#include <array>

#include "base/check.h"

namespace visavis {
namespace {

constexpr std::array catalogue{
#define VISAVIS_REFUSAL(code, status, retry, title) \
  RefusalEntry{Refusal::code, #code, status, RetryAdvice::retry, title},
#include "base/refusals.def"
#undef VISAVIS_REFUSAL
};

}  // namespace

const RefusalEntry& entry(Refusal refusal) {
  const auto index = static_cast<std::size_t>(refusal);
  CHECK(index < catalogue.size());
  return catalogue[index];
}

std::span<const RefusalEntry> all_refusals() { return catalogue; }

}  // namespace visavis
