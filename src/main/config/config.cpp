#include "main/config/config.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

#include "base/cases.h"
#include "main/config/policy_table.h"
#include "main/config/public_url.h"
#include "main/config/settings.h"

namespace visavis::config {
namespace {

std::string flag_of(const std::string& key) {
  std::string flag = "--" + key;
  std::replace(flag.begin(), flag.end(), '.', '-');
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string shown(const Config& config, const Setting& setting) {
  return std::visit(
      Cases{[&](std::string Config::*m) { return "\"" + config.*m + "\""; },
            [&](std::int64_t Config::*m) { return std::to_string(config.*m); },
            [&](bool Config::*m) -> std::string { return config.*m ? "true" : "false"; },
            [&](std::vector<std::string> Config::*m) {
              std::string text = "[";
              for (const auto& one : config.*m)
                text += (text.size() > 1 ? ", \"" : "\"") + one + "\"";
              return text + "]";
            }},
      setting.member);
}

void set_from_node(Config& config, const Setting& setting, const toml::node& node,
                   const Source& source) {
  const auto expect = [&](const auto& value, const char* what) {
    if (!value) source.refuse(node, setting.key + ": " + what + " is expected");
    return *value;
  };
  std::visit(
      Cases{[&](std::string Config::*m) {
              config.*m = expect(node.value_exact<std::string>(), "a string");
            },
            [&](std::int64_t Config::*m) {
              config.*m = expect(node.value_exact<std::int64_t>(), "a whole number");
            },
            [&](bool Config::*m) { config.*m = expect(node.value_exact<bool>(), "true or false"); },
            [&](std::vector<std::string> Config::*m) {
              config.*m = source.strings(node, setting.key);
            }},
      setting.member);
}

void set_from_text(Config& config, const Setting& setting, const std::string& text) {
  const auto wrong = [&](const char* what) {
    throw ConfigError(flag_of(setting.key) + ": " + what + " is expected, not \"" + text + "\"");
  };
  std::visit(Cases{[&](std::string Config::*m) { config.*m = text; },
                   [&](std::int64_t Config::*m) {
                     const auto end = text.data() + text.size();
                     const auto [at, error] = std::from_chars(text.data(), end, config.*m);
                     if (error != std::errc{} || at != end) wrong("a whole number");
                   },
                   [&](bool Config::*m) {
                     if (text != "true" && text != "false") wrong("true or false");
                     config.*m = text == "true";
                   },
                   [&](std::vector<std::string> Config::*m) {
                     (config.*m).clear();
                     std::istringstream parts{text};
                     for (std::string one; std::getline(parts, one, ',');)
                       (config.*m).push_back(one);
                   }},
             setting.member);
}

const Setting* setting_named(const std::string& key) {
  for (const auto& setting : settings()) {
    if (setting.key == key) return &setting;
  }
  return nullptr;
}

/// The known name that a misspelt one is closest to in its beginning; only a hint.
std::string known_keys_of(const std::string& section) {
  std::string names;
  for (const auto& setting : settings()) {
    if (setting.key.starts_with(section + "."))
      names += (names.empty() ? "" : ", ") + setting.key.substr(section.size() + 1);
  }
  return names;
}

void read_section(Config& config, const std::string& section, const toml::node& node,
                  const Source& source) {
  const auto* table = node.as_table();
  const std::string known = known_keys_of(section);
  if (known.empty()) source.refuse(node, "[" + section + "] is not a known section");
  if (table == nullptr) source.refuse(node, section + ": a table is expected");
  for (const auto& [name, value] : *table) {
    const auto* setting = setting_named(section + "." + std::string{name.str()});
    if (setting == nullptr) {
      source.refuse(value, section + "." + std::string{name.str()} +
                               " is not a known value; known are " + known);
    }
    set_from_node(config, *setting, value, source);
    if (setting->check == nullptr) continue;
    try {
      setting->check(config);
    } catch (const std::runtime_error& why) {
      source.refuse(value, setting->key + ": " + why.what());
    }
  }
}

void read_file(Config& config, const std::string& path) {
  std::ifstream file{path};
  if (!file) throw ConfigError(path + ": cannot be read");
  std::stringstream text;
  text << file.rdbuf();
  const Source source{path};
  try {
    const toml::table root = toml::parse(text.str(), path);
    for (const auto& [name, node] : root) {
      const std::string section{name.str()};
      if (section == "policy") {
        read_policy(config.policy, node, source);
      } else {
        read_section(config, section, node, source);
      }
    }
  } catch (const toml::parse_error& error) {
    throw ConfigError(path + ":" + std::to_string(error.source().begin.line) + ": " +
                      std::string{error.description()});
  }
}

}  // namespace

const std::vector<SettingHelp>& settings_help() {
  static const std::vector<SettingHelp> all = [] {
    std::vector<SettingHelp> help;
    const Config defaults;
    for (const auto& setting : settings()) {
      help.push_back({setting.key, flag_of(setting.key), shown(defaults, setting), setting.help});
    }
    return help;
  }();
  return all;
}

Schedule schedule_of(const Config& config) {
  return {OpeningHours::parse(config.opening_hours).value(),
          {std::chrono::minutes{config.slots_minutes}, static_cast<int>(config.slots_each),
           static_cast<int>(config.slots_days_ahead)}};
}

Config load(const std::string& path, const std::map<std::string, std::string>& flags) {
  Config config;
  if (!path.empty()) read_file(config, path);
  for (const auto& [key, text] : flags) {
    const auto* setting = setting_named(key);
    if (setting == nullptr) throw ConfigError(key + " is not a known value");
    set_from_text(config, *setting, text);
    if (setting->check == nullptr) continue;
    try {
      setting->check(config);
    } catch (const std::runtime_error& why) {
      throw ConfigError(flag_of(key) + ": " + why.what());
    }
  }
  try {
    check_together(config);
  } catch (const std::runtime_error& why) {
    throw ConfigError((path.empty() ? "" : path + ": ") + why.what());
  }
  config.server_public_url = as_browsers_spell(config.server_public_url);
  return config;
}

}  // namespace visavis::config
