#pragma once

#include <string>

#include "main/config/config.h"

// The subcommands for what is kept of calls. Each returns the program's exit code.
namespace visavis {

struct EvidenceAsked {
  std::string marketplace, account, verification, state;  ///< empty: any
  bool json = false;
};
int list_evidence(const config::Config& config, const EvidenceAsked& asked);
/// Opens all that is kept, and names what is not what the history says; 0 when nothing is.
int verify_evidence(const config::Config& config, const EvidenceAsked& asked);

struct EvidenceFsck {
  bool remove_orphans = false;
  bool json = false;
};
/// Names what does not fit together, of vault, store and keys; 0 when nothing does.
int fsck_evidence(const config::Config& config, const EvidenceFsck& asked);

}  // namespace visavis
