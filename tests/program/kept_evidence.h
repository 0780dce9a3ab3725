#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "app/ports/evidence_records.h"

#include "program/program.h"

namespace visavis::program {

/// An installation that keeps what calls were. No service runs while evidence is made.
class KeptEvidence {
 public:
  KeptEvidence();

  /// A recording of a verification of its own, as a service would have kept it.
  app::EvidenceRecord keep(std::string_view account, std::string_view content = "moving pictures");
  /// Its finished file.
  std::filesystem::path file_of(const app::EvidenceRecord& record) const;
  /// Changes one byte of a file.
  static void flip(const std::filesystem::path& file, std::uint64_t at);
  /// From now on its configuration names that vault.
  void looks_into(const std::filesystem::path& other_vault) const;
  /// The master key, in hexadecimal.
  std::string master;

  std::filesystem::path vault() const { return visavis.folder / "vault"; }
  std::filesystem::path keys() const { return visavis.folder / "keys.sqlite"; }
  std::filesystem::path master_file() const { return visavis.folder / "master.key"; }

  Installation visavis;
};

/// A file for its owner alone.
void write_private(const std::filesystem::path& file, const std::string& text);

}  // namespace visavis::program
