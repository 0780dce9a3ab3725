#pragma once

#include <cstdint>
#include <string_view>

#include "app/messages/stored.h"
#include "domain/link.h"
#include "domain/marketplace.h"
#include "domain/policy.h"
#include "domain/verification.h"

namespace visavis::contracts {

/// Ids by number, so that a test can name them.
template <class IdType>
IdType numbered(std::uint32_t number) {
  IdBytes bytes{};
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return IdType{bytes};
}
SecretHash secret(std::uint32_t number);
AccountId account(std::string_view text);

inline constexpr Timestamp start_of_story{std::chrono::milliseconds{1'795'000'000'123}};

/// With webhooks; `webhook_url` may be cleared.
Marketplace a_marketplace(std::uint32_t number);

/// A verification's life as the use cases make it: commands go through the domain, and each becomes
/// the step to commit. A minute passes with each.
class Story {
 public:
  Story(std::uint32_t verification, std::string_view account, std::uint32_t marketplace = 1);
  /// Goes on with a verification that is stored.
  Story(Verification verification, Timestamp now);

  app::Step begin();
  /// CHECKs that the domain does not refuse.
  app::Step step(const Command& command);
  void wait(Duration time) { now_ += time; }

  const Verification& verification() const { return verification_; }
  CallId call() const;
  Timestamp now() const { return now_; }

 private:
  Verification verification_;
  Timestamp now_ = start_of_story;
};

// Commands with all their fields filled.
Command start_call(std::uint32_t call);
Command decide_as(const Story& story, Outcome outcome);
Command review_as(Verdict verdict);

}  // namespace visavis::contracts
