#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "domain/meeting.h"

namespace visavis {

/// A webhook secret that was replaced: webhooks are signed with it, too, until then.
struct RetiringSecret {
  std::string secret;
  Timestamp until;
  friend bool operator==(const RetiringSecret&, const RetiringSecret&) = default;
};

struct Marketplace {
  MarketplaceId id;
  std::string name;
  std::string webhook_url;       ///< empty: no webhooks
  std::string webhook_secret;    ///< "whsec_..."
  std::string support_url = {};  ///< https or mailto, where people find help; empty: none is told
  std::optional<RetiringSecret> retiring = {};
  std::optional<CallMedium> medium = {};  ///< of its calls; nothing: as the service has it
};

/// Whom a support_url writes to: what stands after "mailto:". Nothing when it is a page, or none.
inline std::optional<std::string_view> written_to(std::string_view support_url) {
  constexpr std::string_view mailto = "mailto:";
  if (!support_url.starts_with(mailto)) return std::nullopt;
  return support_url.substr(mailto.size());
}

}  // namespace visavis
