#include <algorithm>
#include <array>

#include "adapters/relay/core.h"
#include "adapters/relay/stun.h"

namespace {

using namespace visavis;
using namespace visavis::relay;

class Nowhere : public Output {
 public:
  MutableBytes room(const Path&, std::size_t size_max) override {
    return MutableBytes(place_).first(size_max);
  }
  void commit(const Path&, std::size_t) override {}
  void path_bound(const Path&) override {}
  void path_unbound(const Path&) override {}
  void event(const app::RelayEvent&) override {}

 private:
  std::array<std::uint8_t, buffer_size> place_{};
};

Path path_number(std::uint8_t number) { return {{{}, number}, {}, Link{number & 1U}}; }

void put(Core& core, const Path& path, Bytes datagram, Monotonic now) {
  alignas(16) std::array<std::uint8_t, buffer_size> buffer{};
  const std::size_t size = std::min(datagram.size(), datagram_max);
  std::copy_n(datagram.begin(), size, buffer.begin());
  core.receive(path, buffer, size, now);
}

}  // namespace

// Two joined transports on checked paths get a sequence of datagrams: path, length, bytes. Whatever
// the bytes, the demultiplexer, DTLS and SRTP must stand it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const DtlsContext dtls;
  Nowhere nowhere;
  Core core(dtls, {}, nowhere);
  Monotonic now{std::chrono::seconds(1)};
  for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}}) {
    const Credentials own{"ufrag" + std::to_string(number), "password"};
    core.open(app::TransportId{number}, own);
    StunWriter check(StunClass::request, {});
    const Bytes bytes =
        check.username(own.ufrag + ":x").priority(1).use_candidate().finish(own.pwd);
    put(core, path_number(number), bytes, now);
  }
  core.join(app::TransportId{1}, app::TransportId{2});
  for (Bytes rest(data, size); rest.size() >= 3;) {
    const std::size_t length = std::min<std::size_t>(read_u16(rest, 1) & 0x7ff, rest.size() - 3);
    put(core, path_number(rest[0] & 3), rest.subspan(3, length), now);
    rest = rest.subspan(3 + length);
    now += std::chrono::milliseconds(20);
    core.advance(now);
  }
  return 0;
}
