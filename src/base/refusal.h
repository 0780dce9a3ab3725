#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace visavis {

/// Every named refusal: what the domain, the use cases and the doors say "no" with.
enum class Refusal {
#define VISAVIS_REFUSAL(code, status, retry, title) code,
#include "base/refusals.def"
#undef VISAVIS_REFUSAL
};

enum class RetryAdvice { never, later, changed };

struct RefusalEntry {
  Refusal refusal;
  std::string_view code;  ///< as in the API and the docs
  int http_status;
  RetryAdvice retry;
  std::string_view title;  ///< for people, without details of the case
};

const RefusalEntry& entry(Refusal refusal);
/// The whole catalogue, in its order.
std::span<const RefusalEntry> all_refusals();

}  // namespace visavis
