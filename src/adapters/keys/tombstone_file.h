#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/ports/tombstone_list.h"

namespace visavis::keys {

/// One line of the file: "visavis-tombstone-1 mkt_... eva 1795000000123", whose number is a time in
/// milliseconds since 1970.
std::string tombstone_text(const app::Tombstone& tombstone);
/// Nothing for any other text.
std::optional<app::Tombstone> read_tombstone(std::string_view line);

/// The tombstones in a text file (mode 0600), one a line, made with the first. What a crash left
/// unfinished at its end is none; any other line that is none is a StoreFailure: an erasure may not
/// be forgotten.
class TombstoneFile : public app::TombstoneList {
 public:
  explicit TombstoneFile(std::filesystem::path path) : path_(std::move(path)) {}

  std::vector<app::Tombstone> all() override;
  void add(const app::Tombstone& tombstone) override;

 private:
  const std::filesystem::path path_;
};

}  // namespace visavis::keys
