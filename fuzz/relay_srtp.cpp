#include <cstdio>
#include <cstdlib>

#include "adapters/relay/srtp_comparison.h"

namespace {

using namespace visavis;
using namespace visavis::relay;

struct Script {
  Bytes rest;
  std::uint8_t byte() {
    if (rest.empty()) return 0;
    const std::uint8_t first = rest.front();
    rest = rest.subspan(1);
    return first;
  }
};

// Bytes as they are: nothing of them is authentic, and all lengths must be stood.
void open_anything(const SrtpGcmKeys& keys, Bytes packet) {
  SrtpGcmReceiver receiver(keys);
  std::vector<std::uint8_t> received(packet.begin(), packet.end());
  CHECK(!receiver.open(received));
  SrtpGcmSender sender(keys);
  std::vector<std::uint8_t> out(packet.size() + gcm_tag_size + srtcp_word_size);
  const auto size = sender.seal(packet, out);
  if (!size) return;
  out.resize(*size);
  const auto plain = receiver.open(out);
  CHECK(plain == packet.size() && std::equal(packet.begin(), packet.end(), out.begin()));
}

}  // namespace

// What packets are sent, and what the network does to them: ours and libsrtp's must agree on all of
// it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  SrtpKey master{};
  for (std::size_t i = 0; i < master.size(); ++i)
    master[i] = static_cast<std::uint8_t>(i + data[0]);
  const bool long_key = data[1] % 2 != 0;
  open_anything(derive_gcm_keys(Bytes(master).first(long_key ? 32 : 16), Bytes(master).last(12)),
                Bytes(data + 1, size - 1));
  Script script{Bytes(data + 2, size - 2)};
  SrtpComparer comparer(
      script, long_key ? SrtpProfile::aead_aes_256_gcm : SrtpProfile::aead_aes_128_gcm, master);
  while (!script.rest.empty()) {
    if (comparer.step()) continue;
    std::fputs(comparer.seen().difference.c_str(), stderr);
    std::abort();
  }
  return 0;
}
