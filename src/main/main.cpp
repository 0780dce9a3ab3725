#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <sstream>
#include <sys/resource.h>

#include "app/ports/store_failure.h"
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
  visavis::NewMarketplace marketplace;
  visavis::SupportUrl support;
  visavis::NewStaff staff;
  visavis::StaffPhoto staff_photo;
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

int run(int argc, char** argv) {
  CLI::App app{"Visavis: self-hosted live video identity verification for marketplaces", "visavis"};
  app.set_version_flag("--version", VISAVIS_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  Arguments arguments;
  add_value_flags(app, arguments);

  auto* serve = app.add_subcommand("serve", "serve API, pages, queue and calls until SIGTERM");
  serve->footer(values_help());
  auto* check =
      app.add_subcommand("check", "read the configuration and say whether it can be used");
  auto* marketplace = app.add_subcommand("marketplace", "marketplaces that use this service");
  auto* add_marketplace =
      marketplace->add_subcommand("add", "make a marketplace, its API key and its webhook secret");
  marketplace->require_subcommand(1);
  marketplace->fallthrough();
  add_marketplace->fallthrough();
  add_marketplace->add_option("--name", arguments.marketplace.name, "as applicants see it")
      ->required();
  add_marketplace->add_option("--webhook-url", arguments.marketplace.webhook_url,
                              "where events are sent; none: no webhooks");
  add_marketplace->add_option(
      "--support-url", arguments.marketplace.support_url,
      "where applicants find help, https or mailto: shown on pages and in e-mails; none: nowhere");
  auto* support = marketplace->add_subcommand("support", "say where applicants find help");
  support->fallthrough();
  support->add_option("--marketplace", arguments.support.marketplace, "its id: mkt_...")
      ->required();
  support->add_option("--support-url", arguments.support.url, "https or mailto; empty: nowhere")
      ->required();
  auto* staff = app.add_subcommand("staff", "people who work with this service");
  auto* add_staff = staff->add_subcommand(
      "add", "make a member of staff; the password is read from standard input");
  staff->require_subcommand(1);
  staff->fallthrough();
  add_staff->fallthrough();
  add_staff->add_option("--email", arguments.staff.email, "for signing in")->required();
  add_staff->add_option("--name", arguments.staff.name, "as applicants see it")->required();
  add_staff
      ->add_option("--role", arguments.staff.role,
                   "representative, supervisor, administrator or auditor")
      ->required();
  add_staff->add_option("--photo", arguments.staff.photo,
                        "shown to applicants in a call: a JPEG, PNG or WebP file up to 512 KiB");
  auto* staff_photo = staff->add_subcommand("photo", "give a member of staff a photo");
  staff_photo->fallthrough();
  staff_photo->add_option("--email", arguments.staff_photo.email, "whose")->required();
  staff_photo
      ->add_option("--photo", arguments.staff_photo.photo, "a JPEG, PNG or WebP file up to 512 KiB")
      ->required();
  auto* verify = app.add_subcommand("verify-chain", "recompute the hashes of all events and acts");
  CLI11_PARSE(app, argc, argv);

  const Config config = visavis::config::load(arguments.config_path, arguments.flags);
  if (check->parsed()) {
    std::cout << "the configuration can be used\n";
    return 0;
  }
  if (add_marketplace->parsed()) return visavis::add_marketplace(config, arguments.marketplace);
  if (support->parsed()) return visavis::set_support_url(config, arguments.support);
  if (add_staff->parsed()) return visavis::add_staff(config, arguments.staff);
  if (staff_photo->parsed()) return visavis::set_staff_photo(config, arguments.staff_photo);
  if (verify->parsed()) return visavis::verify_chain(config);
  return serve->parsed() ? visavis::serve(config) : 1;
}

}  // namespace

int main(int argc, char** argv) {
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
