#include "app/call/decide_call.h"

#include "app/verification/change.h"

namespace visavis::app {

Result<Verification, Refusal> decide_call(Context& context, const Staff& author, CallId call,
                                          const Decision& decision) {
  for (const auto& verification : context.verifications.with_status("in_call")) {
    if (std::get<InCall>(verification.status).call == call) {
      return change(context, verification.id, Decide{call, author.id, decision});
    }
  }
  return refuse(Refusal::call_over);
}

}  // namespace visavis::app
