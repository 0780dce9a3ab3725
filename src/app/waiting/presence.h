#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// Which applicants are here, by their device in charge, and since when those who were here lately
/// are away.
class Presence {
 public:
  void came(VerificationId applicant, Monotonic now) { here_[applicant] = {true, now}; }
  void left(VerificationId applicant, Monotonic now) { here_[applicant] = {false, now}; }
  void forget(VerificationId applicant) { here_.erase(applicant); }

  bool knows(VerificationId applicant) const { return here_.contains(applicant); }
  bool is_here(VerificationId applicant) const;
  /// Nothing for somebody who is here, or of whom nothing is known.
  std::optional<Monotonic> away_since(VerificationId applicant) const;
  /// Not here, and not since `limit`; also somebody of whom nothing is known.
  bool gone_since(VerificationId applicant, Monotonic limit) const;

  /// Those who are known and have been away since `limit`.
  std::vector<VerificationId> all_gone_since(Monotonic limit) const;
  std::size_t count_here() const;

 private:
  struct Here {
    bool connected = false;
    Monotonic since;
  };
  std::map<VerificationId, Here> here_;
};

}  // namespace visavis::app
