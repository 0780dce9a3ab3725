#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ip_address.h"

namespace visavis::http {

/// The reverse proxies whose word counts on who their clients are.
class TrustedProxies {
 public:
  TrustedProxies() = default;
  /// IP addresses and CIDR prefixes ("10.0.0.0/8"). Throws std::runtime_error that names the one
  /// that is neither.
  explicit TrustedProxies(const std::vector<std::string>& list);

  bool contains(std::string_view address) const;
  /// Who asks through a trusted proxy: the rightmost hop of X-Forwarded-For that is not a trusted
  /// proxy itself. The hops left of it are the client's own words and not read. Nothing when there
  /// is no such hop, or when what should be one is not an address.
  std::optional<std::string> client_behind(std::string_view forwarded_for) const;

 private:
  std::vector<IpPrefix> prefixes_;
};

}  // namespace visavis::http
