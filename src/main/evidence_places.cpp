#include "main/evidence_places.h"

#include <stdexcept>

#include "adapters/keys/master_key.h"
#include "main/stores.h"

namespace visavis {

std::filesystem::path there(const std::filesystem::path& path, const char* setting) {
  if (path.empty())
    throw std::runtime_error(std::string{setting} + " is not set: nothing is kept of calls");
  if (!std::filesystem::exists(path))
    throw std::runtime_error(path.string() + " (" + setting + ") is not there");
  return path;
}

app::MasterKey master_key(const config::Config& config) {
  if (!config.evidence_key_command.empty())
    return keys::read_master_key(keys::KeyCommand{config.evidence_key_command});
  if (!config.evidence_key_variable.empty())
    return keys::read_master_key(keys::KeyVariable{config.evidence_key_variable});
  return keys::read_master_key(keys::KeyFile{config.evidence_key_file});
}

std::filesystem::path keys_path(const config::Config& config) {
  if (!config.evidence_keys_path.empty()) return config.evidence_keys_path;
  return config.store_path + ".keys";
}

std::filesystem::path tombstones_path(const config::Config& config) {
  return config.store_path + ".tombstones";
}

EvidenceTools::EvidenceTools(const config::Config& config)
    : store(store_of(config)),
      place((there(config.evidence_path, "evidence.path"), config), entropy),
      keys(there(keys_path(config), "evidence.keys_path"), master_key(config), entropy) {}

}  // namespace visavis
