#include "app/access/request_link.h"

namespace visavis::app {

void request_link(Steps& steps, VerificationId verification) {
  if (!steps.mails()) return;
  (void)steps.change(verification, RequestLink{});
}

}  // namespace visavis::app
