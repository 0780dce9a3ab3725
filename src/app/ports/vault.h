#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

#include "app/messages/secret_key.h"
#include "app/messages/stored.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"

namespace visavis::app {

enum class VaultTrouble {
  full,    ///< no room, or no more is allowed: ENOSPC, EDQUOT, EFBIG
  failed,  ///< anything else that a disk says
};

/// A lost resource: the disk does not take, or give, what it should. Names the file, never what is
/// in it.
class VaultFailure : public std::runtime_error {
 public:
  VaultFailure(VaultTrouble trouble, const std::string& what)
      : std::runtime_error(what), trouble_(trouble) {}
  VaultTrouble trouble() const { return trouble_; }

 private:
  VaultTrouble trouble_;
};

enum class VaultRefusal {
  missing,        ///< there is no such file
  exists,         ///< there is one already, or one is being written
  damaged,        ///< not what was written: changed, cut, extended, another's, or another key's
  newer_version,  ///< of a format that this program does not know
  too_large,      ///< more than a file can hold: 2^32 chunks or records
};

/// What a file holds, unsealed.
struct EvidenceContent {
  std::uint64_t bytes = 0;
  Hash sha256{};
  friend bool operator==(const EvidenceContent&, const EvidenceContent&) = default;
};

/// Writes one finished piece of evidence. Nothing is there under its id until finish() returned,
/// and nothing remains of what was not finished. For one thread. Throws VaultFailure; after that
/// only to destroy.
class EvidenceWriter {
 public:
  virtual ~EvidenceWriter() = default;
  virtual Result<Done, VaultRefusal> append(std::span<const std::uint8_t> bytes) = 0;
  /// Saves it whole, so that it survives a power cut. Once, and last.
  virtual Result<EvidenceContent, VaultRefusal> finish() = 0;
};

/// Writes evidence while it happens. What sync() acknowledged survives a power cut; of the rest a
/// killed process leaves what was sealed. For one thread. Throws VaultFailure: what was written
/// before stays readable, and nothing more can be (each later call throws, too).
class GrowingWriter {
 public:
  virtual ~GrowingWriter() = default;
  /// Sealed once 64 KiB have come together, or by sync().
  virtual Result<Done, VaultRefusal> append(std::span<const std::uint8_t> bytes) = 0;
  virtual Result<Done, VaultRefusal> sync() = 0;
  /// Marks the end, and saves it. Once, and last.
  virtual Result<EvidenceContent, VaultRefusal> finish() = 0;
};

/// Reads a finished piece of evidence at any place. For one thread. Throws VaultFailure.
class EvidenceReader {
 public:
  virtual ~EvidenceReader() = default;
  /// Unsealed; authentic, as the whole file's length is.
  virtual std::uint64_t bytes() const = 0;
  /// Fills `to` from `offset` on and says how much there was: less only at the end. Opens the
  /// chunks that it needs; one that is not what was written is `damaged`, and then nothing in `to`
  /// counts.
  virtual Result<std::size_t, VaultRefusal> read(std::uint64_t offset,
                                                 std::span<std::uint8_t> to) = 0;
};

enum class GrowingEnd {
  complete,  ///< its writer finished
  cut,       ///< its writer did not, or has not yet
};

/// Reads what has grown so far, from the beginning, as it was when it was opened. For one thread.
/// Throws VaultFailure.
class GrowingReader {
 public:
  virtual ~GrowingReader() = default;
  /// The next bytes, valid until the next call; nothing at the end. `damaged`: this record, or what
  /// follows the last one, is not what was written. What was given before is, in any case.
  virtual Result<std::optional<std::span<const std::uint8_t>>, VaultRefusal> next() = 0;
  /// How it ended, once next() gave nothing.
  virtual GrowingEnd end() const = 0;
};

enum class VaultFile {
  finished,
  growing,  ///< a recording that runs, or one whose process is gone
  part,     ///< to become a finished one, or left by a process that is gone
  moved,    ///< a finished one that lies in the bucket
  foreign,  ///< nothing that a vault makes
};

/// A file as it lies there. Nothing is said about what is in it.
struct VaultEntry {
  VaultFile file = VaultFile::foreign;
  std::optional<EvidenceId> evidence = {};  ///< nothing for a foreign one
  std::string name = {};                    ///< from the vault's folder on
  std::uint64_t bytes = 0;                  ///< as stored: sealed
  Timestamp written = {};                   ///< last, by the file system's clock
};

/// Where evidence lies, sealed. Each piece has a key of its own, which whoever calls keeps wrapped
/// (app/sealing). One that grows and a finished one may stand side by side under one id. Any
/// thread. Throws VaultFailure.
class Vault {
 public:
  virtual ~Vault() = default;
  virtual Result<std::unique_ptr<EvidenceWriter>, VaultRefusal> create(EvidenceId evidence,
                                                                       const SecretKey& key) = 0;
  /// The key may be that of the finished piece.
  virtual Result<std::unique_ptr<GrowingWriter>, VaultRefusal> grow(EvidenceId evidence,
                                                                    const SecretKey& key) = 0;
  virtual Result<std::unique_ptr<EvidenceReader>, VaultRefusal> open(EvidenceId evidence,
                                                                     const SecretKey& key) = 0;
  virtual Result<std::unique_ptr<GrowingReader>, VaultRefusal> open_growing(
      EvidenceId evidence, const SecretKey& key) = 0;
  /// Every file, in no order. Those that come or go meanwhile may be among them or not.
  virtual void list(const std::function<void(const VaultEntry&)>& each) = 0;
  /// Removes one file of it, as after a power cut, too. False: there was none. For a
  /// moved one it is not asked whether there was one: true.
  virtual bool erase(EvidenceId evidence, VaultFile which) = 0;
  /// Removes all files of it.
  virtual bool erase(EvidenceId evidence) = 0;
};

}  // namespace visavis::app
