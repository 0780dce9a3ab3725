#include "domain/schedule.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace visavis {
namespace {

using std::chrono::minutes;

constexpr int day_minutes = 24 * 60;
constexpr int week_minutes = 7 * day_minutes;
constexpr std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu",
                                                    "fri", "sat", "sun"};

std::optional<int> day_named(std::string_view text) {
  const auto found = std::find(day_names.begin(), day_names.end(), text);
  if (found == day_names.end()) return std::nullopt;
  return static_cast<int>(found - day_names.begin());
}

/// "08:30" as minutes of the day; "24:00" is the end of it.
std::optional<int> time_named(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const auto number = [&](std::size_t i) { return (text[i] - '0') * 10 + (text[i + 1] - '0'); };
  const int time = number(0) * 60 + number(3);
  if (number(3) > 59 || time > day_minutes) return std::nullopt;
  return time;
}

struct Line {
  int first_day, last_day, opens, closes;
};

/// One name or time, or two with a hyphen between them.
template <class Named>
auto range(std::string_view text, Named named) {
  const auto hyphen = text.find('-');
  const auto first = named(text.substr(0, hyphen));
  const auto last = hyphen == std::string_view::npos ? first : named(text.substr(hyphen + 1));
  return std::pair{first, last};
}

std::optional<Line> line_from(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto [first, last] = range(text.substr(0, space), day_named);
  const std::string_view times = text.substr(space + 1);
  const auto [opens, closes] = range(times, time_named);
  if (!first || !last || !opens || !closes || times.find('-') == std::string_view::npos)
    return std::nullopt;
  if (*opens == day_minutes || *opens == *closes) return std::nullopt;
  return Line{*first, *last, *opens, *closes};
}

Timestamp week_of(Timestamp at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::weekday weekday{day};
  return day - std::chrono::days{weekday.iso_encoding() - 1};
}

int minute_of_week(Timestamp at) {
  return static_cast<int>(std::chrono::floor<minutes>(at - week_of(at)).count());
}

/// Sorted, and those that touch made one.
std::vector<std::pair<int, int>> merged(std::vector<std::pair<int, int>> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<std::pair<int, int>> apart;
  for (const auto& span : spans) {
    if (!apart.empty() && span.first <= apart.back().second) {
      apart.back().second = std::max(apart.back().second, span.second);
    } else {
      apart.push_back(span);
    }
  }
  return apart;
}

}  // namespace

Result<OpeningHours, std::string> OpeningHours::parse(const std::vector<std::string>& lines) {
  std::vector<std::pair<int, int>> spans;
  for (const auto& text : lines) {
    const auto line = line_from(text);
    if (!line) {
      return refuse("\"" + text + "\" is not like \"mon-fri 08:00-20:00\" (days mon, tue, wed, " +
                    "thu, fri, sat, sun; times from 00:00 to 24:00, in UTC)");
    }
    for (int day = line->first_day;; day = (day + 1) % 7) {
      const int opens = day * day_minutes + line->opens;
      // Closing at or before the opening means: the next morning.
      const int closes =
          day * day_minutes + line->closes + (line->closes <= line->opens ? day_minutes : 0);
      spans.emplace_back(opens, std::min(closes, week_minutes));
      if (closes > week_minutes) spans.emplace_back(0, closes - week_minutes);
      if (day == line->last_day) break;
    }
  }
  OpeningHours hours;
  hours.open_ = merged(std::move(spans));
  return hours;
}

bool OpeningHours::open_at(Timestamp at) const {
  if (open_.empty()) return true;
  const int minute = minute_of_week(at);
  return std::any_of(open_.begin(), open_.end(), [&](const auto& span) {
    return span.first <= minute && minute < span.second;
  });
}

bool OpeningHours::open_throughout(Timestamp from, Timestamp until) const {
  if (open_.empty()) return true;
  while (from < until) {
    const int minute = minute_of_week(from);
    const auto span = std::find_if(open_.begin(), open_.end(), [&](const auto& one) {
      return one.first <= minute && minute < one.second;
    });
    if (span == open_.end()) return false;
    from = week_of(from) + minutes{span->second};
  }
  return true;
}

std::optional<Timestamp> OpeningHours::next_opening(Timestamp at) const {
  if (open_at(at)) return std::nullopt;
  const int minute = minute_of_week(at);
  for (const auto& span : open_) {
    if (span.first > minute) return week_of(at) + minutes{span.first};
  }
  return week_of(at) + minutes{week_minutes + open_.front().first};
}

/// From midnight, so that slots begin at the same times every day.
bool is_slot_offered(const Schedule& schedule, Timestamp at, Timestamp now) {
  const auto& rules = schedule.slots;
  if (rules.each <= 0 || at <= now || at > now + std::chrono::days{rules.days_ahead}) return false;
  const Timestamp midnight{std::chrono::floor<std::chrono::days>(now)};
  return (at - midnight) % rules.length == Duration::zero() &&
         schedule.opening.open_throughout(at, at + rules.length);
}

std::vector<Timestamp> slots_offered(const Schedule& schedule, Timestamp now) {
  const auto& rules = schedule.slots;
  std::vector<Timestamp> starts;
  const Timestamp last = now + std::chrono::days{rules.days_ahead};
  Timestamp at{std::chrono::floor<std::chrono::days>(now)};
  for (; at <= last; at += rules.length) {
    if (is_slot_offered(schedule, at, now)) starts.push_back(at);
  }
  return starts;
}

}  // namespace visavis
