#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "app/messages/secret_key.h"
#include "app/ports/entropy.h"
#include "base/id.h"
#include "base/result.h"

// The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar: "Online Authenticated-Encryption
// and its Nonce-Reuse Misuse-Resistance", 2015) over XChaCha20-Poly1305: each piece of a file is
// sealed under a nonce of the file's random prefix, the piece's number and its mark.
namespace visavis::app {

/// The most that one piece holds, unsealed.
inline constexpr std::size_t piece_bytes_max = 64 * 1024;
/// So much longer is a piece when it is sealed.
inline constexpr std::size_t seal_bytes = 16;

enum class StreamKind : std::uint8_t {
  sealed = 'S',   ///< a finished file: chunks of 64 KiB, readable at any place
  growing = 'G',  ///< records as they came
};

enum class HeaderRefusal { damaged, newer_version };

/// What a file begins with, in clear. It is bound to each piece.
class StreamHeader {
 public:
  static constexpr std::size_t size = 32;
  using Bytes = std::array<std::uint8_t, size>;

  static StreamHeader made(StreamKind kind, Entropy& entropy);
  static Result<StreamHeader, HeaderRefusal> read(const Bytes& bytes, StreamKind kind);
  /// The first bytes of a header of this kind, as far as they are the same in each.
  static bool begins(std::span<const std::uint8_t> bytes, StreamKind kind);
  const Bytes& bytes() const { return bytes_; }

 private:
  explicit StreamHeader(const Bytes& bytes) : bytes_(bytes) {}
  Bytes bytes_;
};

/// What a piece is, in the last byte of its nonce.
enum class Mark : std::uint8_t {
  more = 0,    ///< others follow
  last = 1,    ///< none does
  length = 2,  ///< a record's length, which stands before the record and has its number
};

struct Piece {
  std::uint32_t number = 0;
  Mark mark = Mark::more;
};

/// Numbers for the pieces of one file, each given once: a nonce that is used twice gives away what
/// both sealed.
class PieceNumbers {
 public:
  explicit PieceNumbers(std::uint64_t first = 0) : next_(first) {}
  /// Nothing: all 2^32 are used up.
  std::optional<std::uint32_t> next();

 private:
  std::uint64_t next_;
};

/// Seals and opens the pieces of one file of one piece of evidence.
class StreamCipher {
 public:
  StreamCipher(const SecretKey& key, const StreamHeader& header, EvidenceId evidence);

  /// `sealed` is seal_bytes longer than `plain`.
  void seal(Piece piece, std::span<const std::uint8_t> plain, std::span<std::uint8_t> sealed) const;
  /// False, and nothing usable in `plain`, unless it is what was sealed as this piece.
  bool open(Piece piece, std::span<const std::uint8_t> sealed, std::span<std::uint8_t> plain) const;

 private:
  SecretKey key_;
  StreamHeader header_;
  std::array<std::uint8_t, StreamHeader::size + sizeof(IdBytes)> bound_{};
};

}  // namespace visavis::app
