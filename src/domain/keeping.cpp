#include "domain/keeping.h"

namespace visavis {

Keeping keeping_of(const Verification& verification) {
  if (std::holds_alternative<InReview>(verification.status) || has_open_appeal(verification))
    return Keeping::needed;
  return std::holds_alternative<Verified>(verification.status) ? Keeping::verified : Keeping::other;
}

}  // namespace visavis
