#include "app/call/decide_call.h"

namespace visavis::app {

Result<Verification, Refusal> decide_call(VerificationStore& verifications, Steps& steps,
                                          const Staff& author, CallId call,
                                          const Decision& decision) {
  const auto id = verifications.verification_of_call(call);
  if (!id) return refuse(Refusal::call_over);
  return steps.change(*id, Decide{call, author.id, decision});
}

}  // namespace visavis::app
