#pragma once

#include <string>
#include <toml++/toml.h>
#include <vector>

#include "main/config/config.h"

// Included by this folder's .cpp files only.
namespace visavis::config {

/// A file being read: refuses with its name and the line.
class Source {
 public:
  explicit Source(std::string path) : path_(std::move(path)) {}
  [[noreturn]] void refuse(const toml::node& at, const std::string& why) const;
  std::vector<std::string> strings(const toml::node& node, const std::string& key) const;

 private:
  std::string path_;
};

/// Reads [policy] over the shipped policy: what is not said stays as shipped.
void read_policy(Policy& policy, const toml::node& node, const Source& source);

}  // namespace visavis::config
