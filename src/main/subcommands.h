#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "main/command_line.h"
#include "main/listed.h"

// How a subcommand is made of a function.
namespace visavis {

inline CLI::App& group(CLI::App& app, const char* name, const char* help) {
  auto* made = app.add_subcommand(name, help);
  made->require_subcommand(1);
  made->fallthrough();
  return *made;
}

/// A command whose arguments are a Request. `options` says which there are.
template <class Request, class Options>
void add(CLI::App& group, Chosen& chosen, const char* name, const char* help,
         int (*command)(const config::Config&, const Request&), Options options) {
  auto request = std::make_shared<Request>();
  auto* made = group.add_subcommand(name, help);
  made->fallthrough();
  options(*made, *request);
  made->callback([&chosen, command, request] {
    chosen = [command, request](const config::Config& config) { return command(config, *request); };
  });
}

/// One that lists something. `which` says of what, where that is asked.
template <class List, class Options>
void add_list(CLI::App& group, Chosen& chosen, const char* name, const char* help, List list,
              Options options) {
  struct Asked {
    std::string of_what;
    bool json = false;
  };
  auto asked = std::make_shared<Asked>();
  auto* made = group.add_subcommand(name, help);
  made->fallthrough();
  options(*made, asked->of_what);
  made->add_flag("--json", asked->json, "as JSON, for scripts");
  made->callback([&chosen, list, asked] {
    chosen = [list, asked](const config::Config& config) {
      return list(config, asked->of_what, asked->json ? ListAs::json : ListAs::table);
    };
  });
}

}  // namespace visavis
