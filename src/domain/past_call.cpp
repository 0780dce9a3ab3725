#include "domain/past_call.h"

#include <utility>

#include "base/check.h"

namespace visavis {

std::vector<PastCall> past_calls(VerificationId id, const std::vector<Event>& history) {
  CHECK(!history.empty());
  std::vector<PastCall> calls;
  Verification v = begin(id, history.front());
  for (std::size_t i = 1; i < history.size(); ++i) {
    const Event& event = history[i];
    const bool was_in_call = std::holds_alternative<InCall>(v.status);
    const auto result_before = v.last_result;
    v = apply(std::move(v), event);
    if (const auto* in_call = std::get_if<InCall>(&v.status); in_call != nullptr && !was_in_call)
      calls.push_back({in_call->call, in_call->representative, event.at, {}, {}});
    if (calls.empty()) continue;
    if (was_in_call && !std::holds_alternative<InCall>(v.status)) calls.back().ended = event.at;
    if (v.last_result != result_before) calls.back().result = v.last_result;
  }
  return calls;
}

}  // namespace visavis
