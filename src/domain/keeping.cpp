#include "domain/keeping.h"

#include <algorithm>

namespace visavis {

Keeping keeping_of(const Verification& verification) {
  if (std::holds_alternative<InReview>(verification.status) || has_open_appeal(verification))
    return Keeping::needed;
  return std::holds_alternative<Verified>(verification.status) ? Keeping::verified : Keeping::other;
}

bool shows_document(const std::optional<StillOf>& still_of) {
  return still_of == StillOf::document_front || still_of == StillOf::document_back;
}

KeptKind kept_kind(const std::optional<StillOf>& still_of) {
  if (!still_of) return KeptKind::recording;
  return shows_document(still_of) ? KeptKind::document_picture : KeptKind::picture;
}

std::optional<Timestamp> kept_until(Keeping keeping, const std::optional<StillOf>& still_of,
                                    Timestamp began, const KeptFor& kept) {
  if (keeping == Keeping::needed) return std::nullopt;
  const Duration by_outcome = keeping == Keeping::verified ? kept.verified : kept.other;
  return began + (shows_document(still_of) ? std::min(by_outcome, kept.documents) : by_outcome);
}

KeptAtMost kept_at_most(const KeptFor& kept) {
  const auto days = [](Duration time) {
    return std::int64_t{std::chrono::ceil<std::chrono::days>(time).count()};
  };
  const Duration longest = std::max(kept.verified, kept.other);
  return {days(longest), days(std::min(longest, kept.documents))};
}

}  // namespace visavis
