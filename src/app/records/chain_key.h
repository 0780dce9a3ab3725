#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/messages/seal.h"

namespace visavis::app {

/// Signs the store-wide chain (Ed25519, RFC 8032).
class ChainKey {
 public:
  using Seed = std::array<std::uint8_t, 32>;

  explicit ChainKey(const Seed& seed);
  ChainKey(const ChainKey&) = default;
  ChainKey& operator=(const ChainKey&) = default;
  ~ChainKey();

  /// The same with this key's signature.
  Seal sign(Seal seal) const;
  /// Signs an export's manifest: a JSON object, so never what could be read as a head.
  Signature sign_manifest(std::string_view json) const;
  const PublicKey& public_key() const { return public_; }

 private:
  std::array<std::uint8_t, 64> secret_{};
  PublicKey public_{};
};

/// The signature is that of the key that the seal names.
bool signature_holds(const Seal& seal);

/// A public key as OpenSSL reads it (PEM of RFC 8410).
std::string pem_text(const PublicKey& key);

/// A seal as one line, for files, logs and people to keep:
/// "visavis-head-1 <entries> <position> <hash> <signature> <key>", the last three in hexadecimal.
std::string head_text(const Seal& seal);
/// The same read; nothing for anything else. Blanks around it are nothing.
std::optional<Seal> read_head(std::string_view text);

/// A seed as it is kept in a file: 64 hexadecimal digits.
std::string seed_text(const ChainKey::Seed& seed);
std::optional<ChainKey::Seed> read_seed(std::string_view text);

}  // namespace visavis::app
