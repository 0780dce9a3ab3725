#include "app/verification/sequencer.h"

#include "app/records/chain_key.h"
#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

/// Some milliseconds of the store's thread.
constexpr std::size_t entries_at_once = 4000;

/// Of the seal after so many entries.
std::int64_t block_of(std::int64_t entries) { return (entries - 1) / entries_a_seal; }

}  // namespace

std::optional<ChainMoved> extend_chain(ChainRecords& chain, const ChainKey& key) {
  Seal head = chain.last_seal().value_or(Seal{});
  const auto entries = chain.entries_after(head.position, entries_at_once);
  if (entries.empty()) return std::nullopt;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ++head.entries;
    head.position = entries[i].position;
    head.hash = log_hash(head.hash, entries[i]);
    if (head.entries % entries_a_seal != 0 && i + 1 != entries.size()) continue;
    head = key.sign(head);
    chain.keep_seal(block_of(head.entries), head);
  }
  return ChainMoved{head, entries.size() == entries_at_once};
}

void sign_again(ChainRecords& chain, const ChainKey& key) {
  const auto head = chain.last_seal();
  if (head && head->key != key.public_key())
    chain.keep_seal(block_of(head->entries), key.sign(*head));
}

}  // namespace visavis::app
