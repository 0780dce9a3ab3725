#pragma once

#include "app/ports/vault.h"
#include "app/sealing/stream.h"

namespace visavis::vault {

inline app::VaultRefusal refusal_of(app::HeaderRefusal refusal) {
  switch (refusal) {
    case app::HeaderRefusal::damaged:
      return app::VaultRefusal::damaged;
    case app::HeaderRefusal::newer_version:
      return app::VaultRefusal::newer_version;
  }
  return app::VaultRefusal::damaged;
}

}  // namespace visavis::vault
