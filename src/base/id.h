#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace visavis {

using IdBytes = std::array<std::uint8_t, 16>;

/// Crockford base32 without padding, lower case: 16 bytes are 26 characters.
std::string id_text(std::string_view prefix, const IdBytes& bytes);
/// The bytes of a text made by id_text with the same prefix; nothing for any other text.
std::optional<IdBytes> id_bytes(std::string_view prefix, std::string_view text);

/// 128 random bits with a type: ids of different things cannot be mixed up. Tag::prefix shows in
/// the text.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(const IdBytes& bytes) : bytes_(bytes) {}

  static std::optional<Id> parse(std::string_view text) {
    const auto bytes = id_bytes(Tag::prefix, text);
    if (!bytes) return std::nullopt;
    return Id{*bytes};
  }
  std::string text() const { return id_text(Tag::prefix, bytes_); }
  const IdBytes& bytes() const { return bytes_; }

  friend bool operator==(const Id&, const Id&) = default;
  /// By the bytes, eight at once: every map of people is searched by it.
  friend std::strong_ordering operator<=>(const Id& a, const Id& b) {
    const auto first = a.word(0) <=> b.word(0);
    return std::is_neq(first) ? first : a.word(8) <=> b.word(8);
  }

 private:
  std::uint64_t word(std::size_t from) const {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes_.data() + from, sizeof word);
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
  }
  IdBytes bytes_{};
};

struct MarketplaceTag {
  static constexpr std::string_view prefix = "mkt_";
};
struct VerificationTag {
  static constexpr std::string_view prefix = "ver_";
};
struct CallTag {
  static constexpr std::string_view prefix = "call_";
};
struct StaffTag {
  static constexpr std::string_view prefix = "stf_";
};
struct ApiKeyTag {
  static constexpr std::string_view prefix = "key_";
};
struct EvidenceTag {
  static constexpr std::string_view prefix = "evd_";
};
struct ExportTag {
  static constexpr std::string_view prefix = "exp_";
};
struct SessionTag {
  static constexpr std::string_view prefix = "session_";
};
struct PasskeyTag {
  static constexpr std::string_view prefix = "passkey_";
};

using MarketplaceId = Id<MarketplaceTag>;
using VerificationId = Id<VerificationTag>;
using CallId = Id<CallTag>;
/// A member of staff: representative, supervisor, administrator or auditor.
using StaffId = Id<StaffTag>;
/// What a marketplace's API key is called by people: not the key.
using ApiKeyId = Id<ApiKeyTag>;
/// One piece of evidence: a recording's segment, a still, an upload, a note.
using EvidenceId = Id<EvidenceTag>;
/// An export of a verification's evidence, from when it is asked for.
using ExportId = Id<ExportTag>;
/// What a session of staff is called by people: not its secret.
using SessionId = Id<SessionTag>;
using PasskeyId = Id<PasskeyTag>;

/// The marketplace's own name for an account: 1 to 64 of A-Z a-z 0-9 . _ - (checked at the door).
class AccountId {
 public:
  static std::optional<AccountId> parse(std::string_view text);
  const std::string& text() const { return text_; }
  friend auto operator<=>(const AccountId&, const AccountId&) = default;

 private:
  explicit AccountId(std::string_view text) : text_(text) {}
  std::string text_;
};

}  // namespace visavis

template <class Tag>
struct std::hash<visavis::Id<Tag>> {
  std::size_t operator()(const visavis::Id<Tag>& id) const noexcept {
    std::size_t value;  // The bits are random already.
    std::memcpy(&value, id.bytes().data(), sizeof value);
    return value;
  }
};
