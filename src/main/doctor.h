#pragma once

#include <string>

#include "main/config/config.h"

namespace visavis {

struct DoctorAsked {
  std::string master_key_file;  ///< a copy that is kept elsewhere; empty: none
};
/// Tries what the service stands on, says of each what is so and what to do now; 0 without a fault.
/// Beside a running service or without one. Changes nothing but a probe in the store.
int doctor(const config::Config& config, const DoctorAsked& asked);

}  // namespace visavis
