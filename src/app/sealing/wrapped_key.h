#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "app/messages/secret_key.h"
#include "app/ports/entropy.h"
#include "base/id.h"
#include "base/result.h"

namespace visavis::app {

SecretKey new_key(Entropy& entropy);

/// What a key is for, and whose. Bound into its wrapping, so that none is taken for another.
class KeyUse {
 public:
  static KeyUse account(MarketplaceId marketplace, const AccountId& account);
  static KeyUse evidence(EvidenceId evidence);
  const std::string& text() const { return text_; }

 private:
  explicit KeyUse(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// A key sealed by another: what is stored of it.
class WrappedKey {
 public:
  static constexpr std::size_t size = 81;
  using Bytes = std::array<std::uint8_t, size>;

  /// Nothing for what cannot be one.
  static std::optional<WrappedKey> read(std::span<const std::uint8_t> bytes);
  const Bytes& bytes() const { return bytes_; }
  /// As the store has it.
  std::string stored() const { return {bytes_.begin(), bytes_.end()}; }
  /// The key that opens it.
  KeyId under() const;

 private:
  explicit WrappedKey(const Bytes& bytes) : bytes_(bytes) {}
  friend WrappedKey wrap(const SecretKey& key, const SecretKey& by, const KeyUse& use,
                         Entropy& entropy);
  Bytes bytes_;
};

enum class UnwrapRefusal {
  other_key,  ///< it was wrapped by another one
  damaged,    ///< not what was wrapped, or not for this use
};

WrappedKey wrap(const SecretKey& key, const SecretKey& by, const KeyUse& use, Entropy& entropy);
Result<SecretKey, UnwrapRefusal> unwrap(const WrappedKey& wrapped, const SecretKey& by,
                                        const KeyUse& use);
/// The same key, wrapped by another: for rotation of the one around it. What it seals stays as it
/// is.
Result<WrappedKey, UnwrapRefusal> rewrap(const WrappedKey& wrapped, const SecretKey& from,
                                         const SecretKey& to, const KeyUse& use, Entropy& entropy);

}  // namespace visavis::app
