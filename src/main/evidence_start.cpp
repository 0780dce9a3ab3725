#include "main/evidence_start.h"

#include <stdexcept>
#include <string>

namespace visavis {
namespace {

/// Growing, or kept.
bool knows_evidence(app::EvidenceRecords& records) {
  return !records.growing_evidence().empty() ||
         !records.listed_evidence({.state = EvidenceState::kept, .limit = 1}).empty();
}

[[noreturn]] void refuse_place(const std::string& setting, const std::filesystem::path& place,
                               const std::string& what, const std::string& otherwise) {
  throw std::runtime_error(
      setting + ": the store knows of recordings, and " + place.string() + ' ' + what +
      ". Name or mount the one from before. Where that is lost for good: " + otherwise);
}

}  // namespace

void refuse_new_places(app::EvidenceRecords& records, const std::filesystem::path& vault,
                       const std::filesystem::path& keys) {
  std::error_code error;
  const bool no_vault = std::filesystem::is_empty(vault, error) || error;
  const bool no_keys = !std::filesystem::exists(keys, error);
  if ((!no_vault && !no_keys) || !knows_evidence(records)) return;
  if (no_vault)
    refuse_place("evidence.path", vault, "is empty, or not there",
                 "put a file into it that says so; the recordings are then gone");
  refuse_place("evidence.keys_path", keys, "is not there",
               "make an empty file of this name (mode 600); what was recorded until now is never "
               "opened again");
}

void make_folder_of_keys(const std::filesystem::path& keys) {
  const auto folder = std::filesystem::absolute(keys).parent_path();
  if (std::filesystem::exists(folder)) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error)
    throw std::runtime_error("evidence.keys_path: " + folder.string() +
                             " is not there, and cannot be made: " + error.message());
}

}  // namespace visavis
