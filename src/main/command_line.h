#pragma once

#include <functional>

#include "main/config/config.h"

namespace CLI {
class App;
}

namespace visavis {

/// The command that was given, with its arguments: returns the program's exit code.
using Chosen = std::function<int(const config::Config&)>;

void add_marketplace_commands(CLI::App& app, Chosen& chosen);
void add_staff_commands(CLI::App& app, Chosen& chosen);
void add_evidence_commands(CLI::App& app, Chosen& chosen);
void add_key_rotation_commands(CLI::App& app, Chosen& chosen);
void add_doctor_command(CLI::App& app, Chosen& chosen);

}  // namespace visavis
