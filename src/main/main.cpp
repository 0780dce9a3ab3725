#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <sys/resource.h>

#include "adapters/pictures/worker.h"
#include "app/ports/store_failure.h"
#include "main/command_line.h"
#include "main/commands.h"
#include "main/config/config.h"

namespace {

using visavis::config::Config;

/// Every value of the configuration, for `visavis serve --help`.
std::string values_help() {
  std::ostringstream text;
  text << "\nValues: in the file as [section] key = value, or as a flag, which wins.\n\n";
  for (const auto& setting : visavis::config::settings_help()) {
    text << "  " << setting.key << " = " << setting.value << "    " << setting.flag << "\n      "
         << setting.help << "\n";
  }
  text << "\nThe policy, in the file only, as shipped:\n\n" << visavis::config::policy_help();
  return text.str();
}

struct Arguments {
  std::string config_path;
  std::map<std::string, std::string> flags;
  bool create = false;
  bool online = false;
  std::string copy_to, copy_from;
  std::vector<std::string> heads;
};

void add_value_flags(CLI::App& app, Arguments& arguments) {
  app.add_option("--config,-c", arguments.config_path, "configuration file (TOML)")
      ->check(CLI::ExistingFile);
  for (const auto& setting : visavis::config::settings_help()) {
    app.add_option_function<std::string>(
           setting.flag,
           [&arguments, key = setting.key](const std::string& text) {
             arguments.flags[key] = text;
           },
           setting.help)
        ->group("");  // Listed once, with key and default, by values_help().
  }
}

/// What is done with a store as a whole.
void add_store_commands(CLI::App& app, Arguments& arguments, visavis::Chosen& chosen) {
  const auto add_heads = [&](CLI::App& command) {
    command.add_option("--head", arguments.heads,
                       "a head of the chain, from the log: \"visavis-head-1 ...\"; may come again");
  };
  auto* verify = app.add_subcommand("verify-chain", "recompute the hashes of all events and acts");
  add_heads(*verify);
  verify->callback([&] {
    chosen = [&](const Config& config) { return visavis::verify_chain(config, arguments.heads); };
  });
  auto* backup = app.add_subcommand("backup", "copy the store, which may be in use, and verify it");
  backup->add_option("--to", arguments.copy_to, "a file that is not there yet")->required();
  backup->callback([&] {
    chosen = [&](const Config& config) { return visavis::backup(config, arguments.copy_to); };
  });
  auto* restore = app.add_subcommand("restore", "make the store of a backup, and verify it");
  restore->add_option("--from", arguments.copy_from, "a backup's file")->required();
  add_heads(*restore);
  restore->callback([&] {
    chosen = [&](const Config& config) {
      return visavis::restore(config, arguments.copy_from, arguments.heads);
    };
  });
}

int run(int argc, char** argv) {
  CLI::App app{"Visavis: self-hosted live video identity verification for marketplaces", "visavis"};
  app.set_version_flag("--version", VISAVIS_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  Arguments arguments;
  add_value_flags(app, arguments);

  visavis::Chosen chosen;
  auto* serve = app.add_subcommand("serve", "serve API, pages, queue and calls until SIGTERM");
  serve->footer(values_help());
  serve->add_flag("--create", arguments.create, "begin with an empty store where there is none");
  serve->callback([&] {
    chosen = [&](const Config& config) { return visavis::serve(config, arguments.create); };
  });
  auto* check =
      app.add_subcommand("check", "read the configuration and say whether it can be used");
  check->add_flag("--online", arguments.online, "try it with Google Meet, too");
  check->callback([&] {
    chosen = visavis::check;
    if (arguments.online) chosen = visavis::check_online;
  });
  visavis::add_marketplace_commands(app, chosen);
  visavis::add_staff_commands(app, chosen);
  visavis::add_evidence_commands(app, chosen);
  visavis::add_key_rotation_commands(app, chosen);
  visavis::add_doctor_command(app, chosen);
  add_store_commands(app, arguments, chosen);
  CLI11_PARSE(app, argc, argv);
  return chosen(visavis::config::load(arguments.config_path, arguments.flags));
}

}  // namespace

int main(int argc, char** argv) {
  // Begun by the service for each picture; nothing of what follows is for it.
  if (argc == 2 && std::string_view{argv[1]} == visavis::pictures::worker_command)
    visavis::pictures::work({.descriptor = visavis::pictures::worker_descriptor});
  // A core file would hold keys and people's data.
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Every connection is a descriptor, and the usual soft limit of 1024 is below our own limits.
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }
  try {
    return run(argc, argv);
  } catch (const visavis::config::ConfigError& error) {
    std::cerr << "visavis: " << error.what() << "\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "visavis: " << error.what() << "\n";
    return 1;
  }
}
