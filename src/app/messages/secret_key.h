#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace visavis::app {

/// Which key it is, without a word about the key: the first bytes of a hash keyed with it.
struct KeyId {
  std::array<std::uint8_t, 8> bytes{};
  /// Lowercase hexadecimal.
  std::string text() const;
  friend auto operator<=>(const KeyId&, const KeyId&) = default;
};

/// 32 secret bytes, wiped when this goes. It has no operator<<, no formatter, no conversion and no
/// copy but the one that is asked for by name. Using one that was moved from is a bug (CHECK).
class SecretKey {
 public:
  static constexpr std::size_t size = 32;

  /// Whoever has the bytes still wipes them.
  explicit SecretKey(std::span<const std::uint8_t, size> bytes);
  /// `fill(std::span<std::uint8_t, 32>)` writes the bytes where they stay.
  template <class Fill>
  static SecretKey filled_by(Fill fill) {
    SecretKey key;
    fill(std::span<std::uint8_t, size>{key.bytes_});
    return key;
  }
  ~SecretKey();
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;

  SecretKey copy() const { return SecretKey{reveal()}; }
  /// Marks each place that means to use the bytes.
  std::span<const std::uint8_t, size> reveal() const;
  KeyId id() const;
  /// In constant time.
  friend bool operator==(const SecretKey& a, const SecretKey& b);

 private:
  SecretKey() = default;
  std::array<std::uint8_t, size> bytes_{};
  bool held_ = true;
};

/// The key above all accounts' keys: kept by the operator, never in a store.
class MasterKey {
 public:
  explicit MasterKey(SecretKey key) : key_(std::move(key)), id_(key_.id()) {}
  const SecretKey& key() const { return key_; }
  KeyId id() const { return id_; }

 private:
  SecretKey key_;
  KeyId id_;
};

}  // namespace visavis::app
