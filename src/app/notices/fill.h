#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace visavis::app {

using FillValues = std::map<std::string, std::string, std::less<>>;

/// Puts values in the place of their names in {braces}. A name without a value stays as it stands;
/// values are not looked into, so that none can bring a placeholder in.
std::string fill(std::string_view text, const FillValues& values);

/// The names in {braces}.
std::set<std::string> placeholders(std::string_view text);

}  // namespace visavis::app
