#include "main/listed.h"

#include <algorithm>
#include <iomanip>
#include <iostream>

#include "app/shapes/form.h"

namespace visavis {
namespace {

namespace json = boost::json;

std::string cell(const json::value& value) {
  if (value.is_null()) return "-";
  if (!value.is_string()) return json::serialize(value);
  return value.as_string().empty() ? "-" : std::string{value.as_string()};
}

using Line = std::vector<std::string>;

void print_table(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths(lines.front().size());
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  for (const auto& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      std::cout << std::left << std::setw(static_cast<int>(widths[i]) + 2) << line[i];
    std::cout << line.back() << "\n";
  }
}

template <class Listed>
void print_all(const std::vector<Listed>& all, ListAs as) {
  if (as == ListAs::json) {
    std::cout << json::serialize(app::form::json_of(all)) << "\n";
    return;
  }
  std::vector<Line> lines(1);
  const json::value head = app::form::json_of(Listed{});
  for (const auto& member : head.as_object()) lines.front().emplace_back(member.key());
  for (const auto& one : all) {
    const json::value listed = app::form::json_of(one);
    Line line;
    for (const auto& member : listed.as_object()) line.push_back(cell(member.value()));
    lines.push_back(std::move(line));
  }
  print_table(lines);
}

}  // namespace

void print(const std::vector<ListedMarketplace>& all, ListAs as) { print_all(all, as); }
void print(const std::vector<ListedKey>& all, ListAs as) { print_all(all, as); }
void print(const std::vector<ListedStaff>& all, ListAs as) { print_all(all, as); }
void print(const std::vector<ListedEvidence>& all, ListAs as) { print_all(all, as); }
void print(const std::vector<ListedHold>& all, ListAs as) { print_all(all, as); }
void print(const std::vector<ListedFault>& all, ListAs as) { print_all(all, as); }
void print(const std::vector<ListedStray>& all, ListAs as) { print_all(all, as); }

}  // namespace visavis
