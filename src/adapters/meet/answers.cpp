#include "adapters/meet/answers.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "adapters/meet/service_account.h"

namespace visavis::meet {
namespace {

namespace json = boost::json;

constexpr std::size_t name_size_max = 512, text_size_max = 8192;
/// Ten years: no clock overflows.
constexpr std::int64_t lifetime_max_s = 315'360'000;

/// Thrown and caught in this file alone.
struct Unreadable {};

/// An object of an answer.
class Members {
 public:
  explicit Members(const json::value& value) : object_(value.if_object()) {
    if (object_ == nullptr) throw Unreadable{};
  }
  const json::value* find(std::string_view name) const {
    const auto* value = object_->if_contains(name);
    return value != nullptr && value->is_null() ? nullptr : value;
  }
  bool has(std::string_view name) const { return find(name) != nullptr; }
  Members inside(std::string_view name) const {
    const auto* value = find(name);
    if (value == nullptr) throw Unreadable{};
    return Members{*value};
  }
  /// Empty when it is missing, as in the JSON form of protocol buffers.
  std::string text(std::string_view name) const {
    const auto* value = find(name);
    if (value == nullptr) return {};
    const auto* text = value->if_string();
    if (text == nullptr || text->size() > text_size_max) throw Unreadable{};
    return std::string{*text};
  }
  std::optional<Timestamp> time(std::string_view name) const {
    const std::string written = text(name);
    if (written.empty()) return std::nullopt;
    const auto at = read_time(written);
    if (!at) throw Unreadable{};
    return at;
  }

 private:
  const json::object* object_;
};

/// The answer's object, read; nothing when that cannot be done.
template <class Read>
auto read(std::string_view body, Read read_members)
    -> std::optional<decltype(read_members(std::declval<const Members&>()))> {
  boost::system::error_code failed;
  const json::value value = json::parse(body, failed);
  if (failed) return std::nullopt;
  try {
    return read_members(Members{value});
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

template <class Item, class ReadItem>
std::optional<Page<Item>> read_page(std::string_view body, std::string_view items,
                                    ReadItem read_item) {
  return read(body, [&](const Members& all) {
    Page<Item> page;
    if (const auto* list = all.find(items)) {
      if (!list->is_array()) throw Unreadable{};
      for (const auto& one : list->get_array()) page.items.push_back(read_item(Members{one}));
    }
    page.next = all.text("nextPageToken");
    return page;
  });
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == '~';
}

/// "spaces/x" for {"spaces"}, "conferenceRecords/x/recordings/y" for both words.
bool is_name(std::string_view name, std::initializer_list<std::string_view> collections) {
  if (name.size() > name_size_max) return false;
  bool first = true;
  for (const auto collection : collections) {
    if (!first && !name.starts_with('/')) return false;
    if (!first) name.remove_prefix(1);
    first = false;
    if (!name.starts_with(collection)) return false;
    name.remove_prefix(collection.size());
    if (!name.starts_with('/')) return false;
    name.remove_prefix(1);
    const auto end = std::ranges::find_if_not(name, is_name_character);
    const auto id = name.substr(0, static_cast<std::size_t>(end - name.begin()));
    if (id.empty() || id.find_first_not_of('.') == std::string_view::npos) return false;
    name.remove_prefix(id.size());
  }
  return name.empty();
}

std::string resource_name(const Members& of, std::initializer_list<std::string_view> collections,
                          std::string_view member = "name") {
  std::string name = of.text(member);
  if (!is_name(name, collections)) throw Unreadable{};
  return name;
}

/// Empty, or a name.
std::string user_of(const Members& of) {
  return of.text("user").empty() ? std::string{} : resource_name(of, {"users"}, "user");
}

Member member(const Members& of) { return {of.text("email"), user_of(of)}; }

app::MeetingParticipant participant(const Members& of) {
  app::MeetingParticipant read;
  read.id = resource_name(of, {"conferenceRecords", "participants"});
  const auto since = of.time("earliestStartTime");
  if (!since) throw Unreadable{};
  read.since = *since;
  read.left = of.time("latestEndTime");
  std::string_view who;
  if (of.has("signedinUser")) {
    who = "signedinUser";
    read.kind = MeetingGuest::signed_in;
    read.user = user_of(of.inside(who));
  } else if (of.has("phoneUser")) {
    who = "phoneUser";
    read.kind = MeetingGuest::phone;
  } else if (of.has("anonymousUser")) {
    who = "anonymousUser";
  }
  // A kind that Google adds is somebody of whom nothing is known.
  if (!who.empty()) read.display_name = Personal{of.inside(who).text("displayName")};
  return read;
}

struct ArtifactShape {
  ArtifactKind kind;
  std::string_view collection, destination, file;
};
constexpr ArtifactShape recording_shape{ArtifactKind::recording, "recordings", "driveDestination",
                                        "file"};
constexpr ArtifactShape transcript_shape{ArtifactKind::transcript, "transcripts", "docsDestination",
                                         "document"};

Artifact artifact(const Members& of, const ArtifactShape& shape) {
  Artifact read;
  read.kept.kind = shape.kind;
  read.kept.name = resource_name(of, {"conferenceRecords", shape.collection});
  if (of.has(shape.destination)) read.kept.file = of.inside(shape.destination).text(shape.file);
  read.kept.began = of.time("startTime").value_or(Timestamp{});
  read.kept.ended = of.time("endTime").value_or(read.kept.began);
  read.generated = of.text("state") == "FILE_GENERATED" && !read.kept.file.empty();
  return read;
}

std::optional<Page<Artifact>> read_artifacts(std::string_view body, const ArtifactShape& shape) {
  return read_page<Artifact>(body, shape.collection,
                             [&](const Members& one) { return artifact(one, shape); });
}

/// Takes so many digits; nothing when there are others.
std::optional<int> digits(std::string_view& text, std::size_t count) {
  int value = 0;
  if (text.size() < count) return std::nullopt;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + count, value);
  if (failed != std::errc{} || end != text.data() + count || text.front() == '-')
    return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool skip(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// Takes ".123456789", cut to milliseconds.
std::optional<Duration> fraction(std::string_view& text) {
  if (!skip(text, ".")) return Duration{};
  int ms = 0, count = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
    if (++count <= 3) ms = 10 * ms + (text.front() - '0');
  if (count < 1 || count > 9) return std::nullopt;
  for (; count < 3; ++count) ms *= 10;
  return Duration{ms};
}

/// Takes "Z" or "+01:00".
std::optional<std::chrono::minutes> offset(std::string_view& text) {
  if (skip(text, "Zz")) return std::chrono::minutes{};
  const bool behind = text.starts_with('-');
  if (!skip(text, "+-")) return std::nullopt;
  const auto hours = digits(text, 2);
  if (!hours || !skip(text, ":")) return std::nullopt;
  const auto minutes = digits(text, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::chrono::minutes ahead{60 * *hours + *minutes};
  return behind ? -ahead : ahead;
}

}  // namespace

std::optional<Timestamp> read_time(std::string_view text) {
  // "2026-11-23T12:00:00", what stands between and behind the numbers, and how long each is.
  constexpr struct {
    std::size_t size;
    std::string_view behind;
  } parts[] = {{4, "-"}, {2, "-"}, {2, "Tt"}, {2, ":"}, {2, ":"}, {2, ""}};
  int read[6] = {};
  for (std::size_t i = 0; i < 6; ++i) {
    const auto number = digits(text, parts[i].size);
    if (!number || (!parts[i].behind.empty() && !skip(text, parts[i].behind))) return std::nullopt;
    read[i] = *number;
  }
  const std::chrono::year_month_day day{std::chrono::year{read[0]},
                                        std::chrono::month{static_cast<unsigned>(read[1])},
                                        std::chrono::day{static_cast<unsigned>(read[2])}};
  if (!day.ok() || read[3] > 23 || read[4] > 59 || read[5] > 60) return std::nullopt;
  const auto part = fraction(text);
  const auto ahead = part ? offset(text) : std::nullopt;
  if (!ahead || !text.empty()) return std::nullopt;
  return std::chrono::sys_days{day} + std::chrono::hours{read[3]} + std::chrono::minutes{read[4]} +
         std::chrono::seconds{read[5]} + *part - *ahead;
}

std::optional<Token> read_token(std::string_view body) {
  return read(body, [](const Members& of) {
    const auto* seconds = of.find("expires_in");
    const Token token{of.text("access_token"), {}};
    // It stands in a header's line.
    const bool plain = std::ranges::all_of(token.text, [](char c) { return c > 0x20 && c < 0x7F; });
    if (token.text.empty() || !plain || seconds == nullptr || !seconds->is_int64())
      throw Unreadable{};
    const auto lifetime = std::clamp<std::int64_t>(seconds->get_int64(), 0, lifetime_max_s);
    return Token{token.text, std::chrono::seconds{lifetime}};
  });
}

std::optional<Space> read_space(std::string_view body) {
  return read(body, [](const Members& of) {
    Space space{resource_name(of, {"spaces"}), of.text("meetingUri")};
    if (!is_safe_url(space.url)) throw Unreadable{};
    return space;
  });
}

std::optional<std::string> read_active_conference(std::string_view body) {
  return read(body, [](const Members& of) {
    if (!of.has("activeConference")) return std::string{};
    const auto active = of.inside("activeConference");
    if (active.text("conferenceRecord").empty()) return std::string{};
    return resource_name(active, {"conferenceRecords"}, "conferenceRecord");
  });
}

std::optional<Member> read_member(std::string_view body) { return read(body, member); }

std::optional<Page<Member>> read_members(std::string_view body) {
  return read_page<Member>(body, "members", member);
}

std::optional<Page<Record>> read_records(std::string_view body) {
  return read_page<Record>(body, "conferenceRecords", [](const Members& of) {
    return Record{resource_name(of, {"conferenceRecords"}), of.time("endTime").has_value()};
  });
}

std::optional<Page<app::MeetingParticipant>> read_participants(std::string_view body) {
  return read_page<app::MeetingParticipant>(body, "participants", participant);
}

std::optional<Page<std::string>> read_sessions(std::string_view body) {
  return read_page<std::string>(body, "participantSessions",
                                [](const Members& of) { return of.text("name"); });
}

std::optional<Page<Artifact>> read_recordings(std::string_view body) {
  return read_artifacts(body, recording_shape);
}

std::optional<Page<Artifact>> read_transcripts(std::string_view body) {
  return read_artifacts(body, transcript_shape);
}

}  // namespace visavis::meet
