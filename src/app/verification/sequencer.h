#pragma once

#include <optional>

#include "app/ports/chain_records.h"

namespace visavis::app {

class ChainKey;

/// So many entries of the log share a seal that stays: what does not fit is found to within them.
inline constexpr std::int64_t entries_a_seal = 1000;

struct ChainMoved {
  Seal head;
  bool more = false;  ///< there are entries beyond it already
  friend bool operator==(const ChainMoved&, const ChainMoved&) = default;
};

/// Takes what was committed since the last time into the store-wide chain, up to a few thousand
/// entries, within the caller's transaction. It works behind the commits: nobody who changes
/// something waits for it. Nothing when there was nothing.
std::optional<ChainMoved> extend_chain(ChainRecords& chain, const ChainKey& key);

/// Signs the head with this key, where another one signed it. The caller has verified the chain.
void sign_again(ChainRecords& chain, const ChainKey& key);

}  // namespace visavis::app
