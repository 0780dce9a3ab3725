#pragma once

#include <deque>
#include <map>

#include "app/access/open_link.h"
#include "app/verification/view_verification.h"

namespace visavis::app {

/// The links in what marketplaces are shown, whatever the state: reasons, appeal and kept data are
/// on its page too. A link is given once more within its first minute, while nobody has opened it:
/// who only reads, again and again, makes nothing be written. For the store's thread.
class RecentLinks {
 public:
  void add_link(VerificationDetail& detail, Links& links, Entropy& entropy,
                const std::string& public_url, Timestamp now);

  static constexpr Duration reuse = std::chrono::minutes{1};
  static constexpr std::size_t links_max = 10000;

 private:
  struct Recent {
    std::string url;
    SecretHash token{};
    Timestamp minted;
  };
  const Recent* usable(Links& links, VerificationId verification, Timestamp now) const;
  void remember(VerificationId verification, Recent recent);

  std::map<VerificationId, Recent> recent_;
  std::deque<std::pair<VerificationId, Timestamp>> order_;  ///< as they were minted
};

}  // namespace visavis::app
