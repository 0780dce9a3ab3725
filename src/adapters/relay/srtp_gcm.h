#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "adapters/relay/bytes.h"
#include "adapters/relay/srtp_index.h"

struct evp_cipher_ctx_st;

// AES-GCM in SRTP and SRTCP (RFC 7714), with keys of 128 or 256 bits, on OpenSSL. Each direction
// has contexts with its keys set once, so that a packet sets a nonce only: nothing is allocated,
// nothing locked. What cannot be authenticated changes nothing.
//
// A nonce is an SSRC and an index. Sealing two packets with one tells whoever taps the line their
// difference, and lets them forge everything else under the key. A sender therefore seals an index
// once and refuses it ever after, whatever is asked for: it remembers every SSRC for as long as
// its key lives, and refuses new ones when it cannot remember more.
namespace visavis::relay {

inline constexpr std::size_t gcm_salt_size = 12;
inline constexpr std::size_t gcm_tag_size = 16;
/// Behind the tag in SRTCP: whether the packet is encrypted, and its index (RFC 7714, 9).
inline constexpr std::size_t srtcp_word_size = 4;
inline constexpr std::uint64_t replay_window = 1024;
inline constexpr std::uint64_t rtcp_replay_window = 128;
// A browser uses a handful of SSRCs, and a few more for each track replaced; one that invents more
// is not let to slow the thread down.
inline constexpr std::size_t ssrc_max = 128;
/// To one browser goes what several sent, one after the other: itself in the check, then whoever
/// calls, anew after each reconnection.
inline constexpr std::size_t ssrc_out_max = 2 * ssrc_max;

using GcmSalt = std::array<std::uint8_t, gcm_salt_size>;

/// One direction's session keys. Wiped at its end.
struct SrtpGcmKeys {
  struct Pair {
    std::array<std::uint8_t, 32> key{};  ///< the first key_size of it
    GcmSalt salt{};
  };
  std::size_t key_size = 16;  ///< or 32
  Pair rtp;
  Pair rtcp;

  SrtpGcmKeys() = default;
  SrtpGcmKeys(const SrtpGcmKeys&) = default;
  SrtpGcmKeys& operator=(const SrtpGcmKeys&) = default;
  ~SrtpGcmKeys();
};

/// From a master key of 16 or 32 bytes and a salt of 12 (RFC 3711, 4.3; RFC 6188; RFC 7714, 11).
SrtpGcmKeys derive_gcm_keys(Bytes master_key, Bytes salt);

/// A cipher of OpenSSL's with its key.
class GcmCipher {
 public:
  enum class Use : std::uint8_t { seal, open };
  /// Additional data in two pieces, as SRTCP has it.
  struct Additional {
    Bytes head;
    Bytes tail = {};
  };

  GcmCipher(const SrtpGcmKeys::Pair& keys, std::size_t key_size, Use use);
  /// `out` is as long as `plain`: the same memory, or none of it.
  bool seal(std::uint32_t ssrc, std::uint64_t index, Additional additional, Bytes plain,
            MutableBytes out, MutableBytes tag);
  /// In place. False if it is not authentic; the bytes are spoilt then.
  bool open(std::uint32_t ssrc, std::uint64_t index, Additional additional, MutableBytes sealed,
            MutableBytes tag);

 private:
  bool begin(std::uint32_t ssrc, std::uint64_t index, const Additional& additional);

  std::unique_ptr<evp_cipher_ctx_st, void (*)(evp_cipher_ctx_st*)> context_;
  GcmSalt salt_;
};

/// What one sender's packets become here. Not thread-safe.
class SrtpGcmReceiver {
 public:
  explicit SrtpGcmReceiver(const SrtpGcmKeys& keys);
  /// In place; the length of the plain packet. Nothing if it is forged, was here before, is
  /// malformed or of one SSRC too many.
  std::optional<std::size_t> open(MutableBytes packet);

 private:
  struct Stream {
    SeenIndices<replay_window> rtp;
    SeenIndices<rtcp_replay_window> rtcp;
  };
  std::optional<std::size_t> open_rtp(MutableBytes packet, std::size_t header);
  std::optional<std::size_t> open_rtcp(MutableBytes packet);
  bool authentic_rtcp(MutableBytes packet, std::uint32_t ssrc, std::uint32_t word);

  GcmCipher rtp_;
  GcmCipher rtcp_;
  SsrcTable<Stream> streams_;
};

/// What is sent to one receiver. Not thread-safe.
class SrtpGcmSender {
 public:
  /// For tests: the indices that every SSRC has used up already.
  struct Used {
    std::uint64_t rtp = 0;
    std::uint32_t rtcp = 0;
  };

  explicit SrtpGcmSender(const SrtpGcmKeys& keys) : SrtpGcmSender(keys, Used{}) {}
  SrtpGcmSender(const SrtpGcmKeys& keys, Used used);
  /// Writes the sealed packet to `out`, which is the packet's own memory or none of it; its
  /// length. Nothing if its index was sealed before or is too old to tell, if the packet is
  /// malformed, of one SSRC too many, or the sealed one does not fit.
  std::optional<std::size_t> seal(Bytes packet, MutableBytes out);

 private:
  struct Stream {
    SeenIndices<replay_window> rtp;
    std::uint32_t rtcp = 0;
  };
  Stream* stream_of(std::uint32_t ssrc);
  std::optional<std::size_t> seal_rtp(Bytes packet, std::size_t header, MutableBytes out);
  std::optional<std::size_t> seal_rtcp(Bytes packet, MutableBytes out);

  GcmCipher rtp_;
  GcmCipher rtcp_;
  SsrcTable<Stream> streams_;
  Used used_;
};

}  // namespace visavis::relay
