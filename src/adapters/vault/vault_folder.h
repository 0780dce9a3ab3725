#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/ports/vault.h"

namespace visavis::vault {

/// The folder of a vault: `<folder>/<2 hexadecimal digits of the id>/<id>`, with `.growing` or
/// `.part` behind it. Any thread. Throws app::VaultFailure.
class VaultFolder {
 public:
  /// Makes the folder (mode 0700) where there is none; the one around it must be there.
  explicit VaultFolder(std::filesystem::path folder);

  /// What a finished file is called, from the vault's folder on: <2 hexadecimal digits>/<id>
  static std::string name_of(EvidenceId evidence);
  /// What a file of this name, from the vault's folder on, would be.
  static app::VaultEntry named(const std::string& name);

  /// Where a file of the evidence is, or would be.
  std::filesystem::path path_of(EvidenceId evidence, app::VaultFile which) const;
  /// Makes the folder that the evidence's files are in, so that it survives a power cut.
  void make_room_for(EvidenceId evidence) const;
  void list(const std::function<void(const app::VaultEntry&)>& each) const;
  /// As after a power cut, too. False: there was none.
  bool erase(EvidenceId evidence, app::VaultFile which) const;

 private:
  std::filesystem::path folder_of(EvidenceId evidence) const;
  std::filesystem::path folder_;
};

}  // namespace visavis::vault
