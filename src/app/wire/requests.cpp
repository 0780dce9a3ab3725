#include "app/wire/requests.h"

#include <algorithm>

#include "app/wire/duplicate_name.h"
#include "app/wire/reader.h"

namespace visavis::app {
namespace reader {

std::string joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string{key} : path + "." + std::string{key};
}

Timestamp Own<Timestamp>::read(const json::value& value, const std::string& name) {
  const std::string text = rule::text_from(value, name, limits::text_bytes_max);
  const std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
  const std::string full =
      text.size() == 20 && text.back() == 'Z' ? text.substr(0, 19) + ".000Z" : text;
  bool fits = full.size() == shape.size();
  for (std::size_t i = 0; fits && i < shape.size(); ++i)
    fits = shape[i] == 'd' ? full[i] >= '0' && full[i] <= '9' : full[i] == shape[i];
  const auto number = [&](std::size_t at, std::size_t length) {
    int all = 0;
    for (std::size_t i = at; i < at + length; ++i) all = all * 10 + (full[i] - '0');
    return all;
  };
  if (fits) {
    const std::chrono::year_month_day date{std::chrono::year{number(0, 4)},
                                           std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    if (date.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60)
      return Timestamp{std::chrono::sys_days{date}} + std::chrono::hours{number(11, 2)} +
             std::chrono::minutes{number(14, 2)} + std::chrono::seconds{number(17, 2)} +
             Duration{number(20, 3)};
  }
  wrong_value(name, "a time like 2026-11-23T12:00:00Z is expected");
}

std::map<std::string, std::string> Own<std::map<std::string, std::string>>::read(
    const json::value& value, const std::string& name) {
  if (!value.is_object()) wrong_value(name, "an object of strings is expected");
  if (value.as_object().size() > limits::list_entries_max)
    wrong_value(name, "has more than " + std::to_string(limits::list_entries_max) + " entries");
  std::map<std::string, std::string> all;
  for (const auto& [key, one] : value.as_object()) {
    if (key.size() > limits::text_bytes_max)
      wrong_value(name,
                  "has a key longer than " + std::to_string(limits::text_bytes_max) + " bytes");
    all[key] = rule::text_from(one, joined(name, key), limits::text_bytes_max);
  }
  return all;
}

}  // namespace reader

namespace {

namespace json = boost::json;

json::object parsed(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 8;
  json::value value = json::parse(text, error, {}, options);
  if (error) throw rule::Wrong{{Refusal::invalid_json, "", "not valid JSON: " + error.message()}};
  if (!value.is_object())
    throw rule::Wrong{{Refusal::invalid_request, "", "a JSON object is expected"}};
  if (const auto twice = duplicate_name(text))
    throw rule::Wrong{{Refusal::invalid_json, *twice, "comes twice"}};
  return std::move(value.as_object());
}

/// What is thrown while reading becomes a refusal.
template <class Work>
auto caught(Work work) -> Read<decltype(work())> {
  try {
    return work();
  } catch (const rule::Wrong& wrong) {
    return refuse(wrong.error);
  }
}

std::optional<std::int64_t> request_number(const json::object& frame) {
  const auto* value = frame.if_contains("request");
  if (value == nullptr || value->is_null()) return std::nullopt;
  boost::system::error_code error;
  const auto number = value->to_number<std::int64_t>(error);
  if (error) rule::wrong_value("request", "a whole number is expected");
  return number;
}

template <class Message>
Read<LiveFrame<Message>> read_frame(std::string_view text) {
  return caught([&] {
    const json::object object = parsed(text);
    LiveFrame<Message> frame;
    frame.request = request_number(object);
    const auto* named = object.if_contains("type");
    if (named == nullptr || named->is_null()) rule::wrong_value("type", "is required");
    const std::string type = rule::text_from(*named, "type", limits::item_bytes_max);
    if (type == kind<say::Heartbeat>) {
      reader::refuse_others(object, reader::Own<say::Heartbeat>::names("type", "request"), "");
      return frame;
    }
    frame.message = reader::Messages<Message>::read(type, object);
    if (!frame.message) rule::wrong_value("type", "is not a known message");
    return frame;
  });
}

/// Entries that say nothing count as absent, as empty members do.
template <class Entry>
void drop_empty(std::vector<Entry>& entries) {
  std::erase(entries, Entry{});
}

bool is_warned_of(const Warnings& warnings, std::string_view field) {
  return std::any_of(warnings.begin(), warnings.end(),
                     [&](const shape::Warning& one) { return one.field == field; });
}

}  // namespace

Read<RequireVerification> read_required(std::string_view text, Warnings& warnings) {
  return caught([&] {
    json::object object = parsed(text);
    reader::leave_out_unusable<RequireVerification>(object, "", warnings);
    auto wanted = reader::Own<RequireVerification>::read(object, "");
    Profile profile = wanted.profile.reveal();
    drop_empty(profile.skills);
    drop_empty(profile.work);
    drop_empty(profile.education);
    wanted.profile = Personal{std::move(profile)};
    if (wanted.contact && wanted.contact->email.reveal().empty()) {
      wanted.contact.reset();
      constexpr std::string_view field = "contact.email";
      if (!is_warned_of(warnings, field))
        warnings.push_back({std::string{field}, shape::WarningCode::missing,
                            "without an address nobody is told by e-mail"});
    }
    return wanted;
  });
}

template <class Request>
Read<Request> read(std::string_view text) {
  return caught([&] { return reader::Own<Request>::read(parsed(text), ""); });
}

template Read<LinkOpened> read(std::string_view);
template Read<LinkWanted> read(std::string_view);
template Read<CodeTyped> read(std::string_view);
template Read<ConsentTold> read(std::string_view);
template Read<AppealAsked> read(std::string_view);
template Read<SignIn> read(std::string_view);
template Read<PasswordAgain> read(std::string_view);
template Read<CodeGiven> read(std::string_view);
template Read<PasskeyMade> read(std::string_view);
template Read<PasskeySigned> read(std::string_view);
template Read<Decision> read(std::string_view);
template Read<ReviewMade> read(std::string_view);
template Read<AnswerToAppeal> read(std::string_view);
template Read<LookAtEvidence> read(std::string_view);
template Read<ExportWanted> read(std::string_view);
template Read<AnswerToExport> read(std::string_view);

template <class Query>
Read<Query> read_query(const Parameters& parameters) {
  return caught([&] {
    json::object object;
    for (const auto& [name, value] : parameters) object[name] = value;
    return reader::Own<Query>::read(object, "");
  });
}

template Read<VerificationsAsked> read_query(const Parameters&);
template Read<EventsAsked> read_query(const Parameters&);
template Read<ActsAsked> read_query(const Parameters&);
template Read<OfVerification> read_query(const Parameters&);
template Read<MaybeOfVerification> read_query(const Parameters&);
template Read<PhotoAsked> read_query(const Parameters&);
template Read<DeviceTold> read_query(const Parameters&);
template Read<StillPartSent> read_query(const Parameters&);

Read<LiveFrame<FromDevice>> read_applicant_frame(std::string_view text) {
  return read_frame<FromDevice>(text);
}
Read<LiveFrame<FromStaff>> read_staff_frame(std::string_view text) {
  return read_frame<FromStaff>(text);
}

}  // namespace visavis::app
