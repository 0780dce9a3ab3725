#include "app/wire/requests.h"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/url.hpp>

#include "base/ascii.h"
#include "base/email.h"
#include "base/utf8.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

constexpr std::size_t text_characters_max = 200;
constexpr std::size_t note_characters_max = 4000;
constexpr std::size_t url_characters_max = 2000;
constexpr std::size_t language_characters_max = 35;
constexpr std::size_t appeal_characters_min = 20;
constexpr std::size_t appeal_characters_max = 2000;
constexpr std::size_t chat_characters_max = 1000;
constexpr std::size_t list_entries_max = 20;
constexpr std::size_t secret_characters_max = 1024;
constexpr std::size_t sdp_bytes_max = std::size_t{64} * 1024;

/// Thrown inside this file only; every reader turns it into a Result.
struct Wrong {
  RequestError error;
};

[[noreturn]] void wrong(Refusal refusal, std::string param, std::string detail) {
  throw Wrong{{refusal, std::move(param), std::move(detail)}};
}
[[noreturn]] void wrong_value(std::string param, std::string detail) {
  wrong(Refusal::invalid_parameter, std::move(param), std::move(detail));
}

json::value parsed(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 8;
  json::value value = json::parse(text, error, {}, options);
  if (error) wrong(Refusal::invalid_json, "", "not valid JSON: " + error.message());
  if (!value.is_object()) wrong(Refusal::invalid_request, "", "a JSON object is expected");
  return value;
}

std::string joined(std::string_view path, std::string_view key) {
  return path.empty() ? std::string{key} : std::string{path} + "." + std::string{key};
}

/// Reads one object's fields and, at the end, refuses those that nobody asked for: a misspelt field
/// must not pass.
class Fields {
 public:
  Fields(const json::value& value, std::string path) : path_(std::move(path)) {
    if (!value.is_object()) wrong_value(path_, "an object is expected");
    object_ = &value.as_object();
  }

  const json::value* find(std::string_view key) {
    known_.push_back(key);
    const auto* value = object_->if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
  }

  const json::value& need(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) wrong_value(name(key), "is required");
    return *value;
  }

  std::string text(std::string_view key, std::size_t max) {
    return as_text(need(key), name(key), max);
  }
  std::string text_or_empty(std::string_view key, std::size_t max) {
    const auto* value = find(key);
    return value == nullptr ? std::string{} : as_text(*value, name(key), max);
  }
  std::uint64_t number(std::string_view key) {
    const auto& value = need(key);
    boost::system::error_code error;
    const auto result = value.to_number<std::uint64_t>(error);
    if (error) wrong_value(name(key), "a whole number is expected");
    return result;
  }
  bool flag(std::string_view key) {
    const auto& value = need(key);
    if (!value.is_bool()) wrong_value(name(key), "true or false is expected");
    return value.as_bool();
  }
  const json::array* list(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) wrong_value(name(key), "a list is expected");
    if (value->as_array().size() > list_entries_max) {
      wrong_value(name(key), "has more than " + std::to_string(list_entries_max) + " entries");
    }
    return &value->as_array();
  }
  std::string name(std::string_view key) const { return joined(path_, key); }

  void refuse_others() const {
    for (const auto& [key, value] : *object_) {
      if (std::find(known_.begin(), known_.end(), std::string_view{key}) == known_.end()) {
        wrong_value(name(key), "is not a known field");
      }
    }
  }

  static std::string as_text(const json::value& value, const std::string& name, std::size_t max) {
    if (!value.is_string()) wrong_value(name, "a string is expected");
    std::string text = json::value_to<std::string>(value);
    if (text.size() > max) wrong_value(name, "is longer than " + std::to_string(max) + " bytes");
    // Line breaks are for notes; other control characters have no place in anything people read.
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F) {
        wrong_value(name, "contains a control character");
      }
    }
    return text;
  }

 private:
  std::string path_;
  const json::object* object_ = nullptr;
  std::vector<std::string_view> known_;
};

std::string web_address(Fields& fields, std::string_view key) {
  std::string text = fields.text_or_empty(key, url_characters_max);
  if (text.empty()) return text;
  const auto url = boost::urls::parse_uri(text);
  const bool web = url && (url->scheme_id() == boost::urls::scheme::http ||
                           url->scheme_id() == boost::urls::scheme::https);
  if (!web || url->encoded_host().empty())
    wrong_value(fields.name(key), "an http or https address is expected");
  return text;
}

std::string indexed(const std::string& name, std::size_t i) {
  return name + "[" + std::to_string(i) + "]";
}

Profile profile_from(const json::value& value) {
  Fields fields{value, "profile"};
  Profile profile;
  profile.name = fields.text("name", text_characters_max);
  if (trimmed(profile.name, spaces_of_people).empty()) wrong_value("profile.name", "is empty");
  profile.photo_url = web_address(fields, "photo_url");
  profile.title = fields.text_or_empty("title", text_characters_max);
  profile.country = fields.text_or_empty("country", 2);
  const bool upper = std::all_of(profile.country.begin(), profile.country.end(),
                                 [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!upper || profile.country.size() == 1)
    wrong_value("profile.country", "two capital letters (ISO 3166-1) are expected");
  if (const auto* skills = fields.list("skills")) {
    for (std::size_t i = 0; i < skills->size(); ++i) {
      profile.skills.push_back(
          Fields::as_text((*skills)[i], indexed("profile.skills", i), text_characters_max));
    }
  }
  if (const auto* work = fields.list("work")) {
    for (std::size_t i = 0; i < work->size(); ++i) {
      Fields claim{(*work)[i], indexed("profile.work", i)};
      profile.work.push_back({claim.text_or_empty("title", text_characters_max),
                              claim.text_or_empty("company", text_characters_max),
                              claim.text_or_empty("from", text_characters_max),
                              claim.text_or_empty("to", text_characters_max)});
      claim.refuse_others();
    }
  }
  if (const auto* education = fields.list("education")) {
    for (std::size_t i = 0; i < education->size(); ++i) {
      Fields claim{(*education)[i], indexed("profile.education", i)};
      profile.education.push_back({claim.text_or_empty("degree", text_characters_max),
                                   claim.text_or_empty("school", text_characters_max),
                                   claim.text_or_empty("year", text_characters_max)});
      claim.refuse_others();
    }
  }
  fields.refuse_others();
  return profile;
}

std::map<std::string, std::string> metadata_from(Fields& fields) {
  std::map<std::string, std::string> metadata;
  const auto* value = fields.find("metadata");
  if (value == nullptr) return metadata;
  if (!value->is_object()) wrong_value("metadata", "an object of strings is expected");
  if (value->as_object().size() > list_entries_max)
    wrong_value("metadata", "has more than 20 entries");
  for (const auto& [key, one] : value->as_object()) {
    const std::string name = "metadata." + std::string{key};
    if (key.size() > text_characters_max)
      wrong_value("metadata", "has a key longer than 200 bytes");
    metadata[key] = Fields::as_text(one, name, text_characters_max);
  }
  return metadata;
}

/// A well-formed BCP 47 tag; whether it is one of our languages is not the sender's concern.
bool is_language(std::string_view text) {
  bool first = true;
  while (true) {
    const auto end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    const bool letters = std::all_of(part.begin(), part.end(), is_ascii_letter);
    const bool fits = first ? letters && (part.size() == 2 || part.size() == 3)
                            : std::all_of(part.begin(), part.end(), is_ascii_alphanumeric) &&
                                  !part.empty() && part.size() <= 8;
    if (!fits) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
    first = false;
  }
}

std::optional<Contact> contact_from(Fields& fields) {
  const auto* value = fields.find("contact");
  if (value == nullptr) return std::nullopt;
  Fields contact{*value, "contact"};
  std::string email = contact.text("email", Email::bytes_max);
  if (!Email::parse(email)) wrong_value("contact.email", "an e-mail address is expected");
  std::string language = contact.text_or_empty("language", language_characters_max);
  if (language.empty()) language = "en";
  if (!is_language(language))
    wrong_value("contact.language", "a language tag (BCP 47, like \"es\") is expected");
  contact.refuse_others();
  return Contact{Personal<std::string>{std::move(email)}, std::move(language)};
}

/// Runs a reader and turns what it throws into a refusal.
template <class T, class Reader>
Read<T> read(std::string_view text, Reader reader) {
  try {
    const json::value value = parsed(text);
    Fields fields{value, ""};
    T result = reader(fields);
    fields.refuse_others();
    return result;
  } catch (const Wrong& e) {
    return refuse(e.error);
  }
}

template <DescribedEnum E>
E one_of(Fields& fields, std::string_view key) {
  const auto found = named<E>(fields.text(key, text_characters_max));
  if (found) return *found;
  std::string allowed;
  for (const auto& [value, name] : enum_names<E>)
    allowed += (allowed.empty() ? "" : ", ") + std::string{name};
  wrong_value(fields.name(key), "must be one of " + allowed);
}

std::string sdp_from(Fields& fields) {
  const auto& value = fields.need("sdp");
  if (!value.is_string()) wrong_value("sdp", "a string is expected");
  if (value.as_string().size() > sdp_bytes_max) wrong_value("sdp", "is longer than 64 KiB");
  return json::value_to<std::string>(value);
}

/// 1 to 1000 characters of people's writing, without the spaces around it.
Personal<std::string> chat_text_from(Fields& fields) {
  std::string text{trimmed(fields.text("text", chat_characters_max * 4), spaces_of_people)};
  if (text.empty()) wrong_value("text", "is empty");
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\xC2' && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      wrong_value("text", "contains a control character");
  }
  if (utf8_characters(text) > chat_characters_max)
    wrong_value("text", "is longer than 1000 characters");
  return Personal<std::string>{std::move(text)};
}

/// Shown by the other browser as an image: it has to be a JPEG, and no longer than a line carries
/// that carries little else. Nothing here decodes it.
std::string still_from(Fields& fields) {
  constexpr std::size_t characters_max = (std::size_t{40} * 1024 + 2) / 3 * 4;
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto& value = fields.need("jpeg");
  if (!value.is_string()) wrong_value("jpeg", "a string is expected");
  const std::string_view text = value.as_string();
  if (text.empty()) return {};
  if (text.size() > characters_max) wrong_value("jpeg", "is longer than 40 KiB");
  const auto end = text.find_last_not_of('=') + 1;
  const bool base64 = text.size() % 4 == 0 && text.size() - end <= 2 &&
                      text.substr(0, end).find_first_not_of(alphabet) == std::string_view::npos;
  // FF D8 FF: the beginning of every JPEG.
  if (!base64 || !text.starts_with("/9j/")) wrong_value("jpeg", "a JPEG in base64 is expected");
  return std::string{text};
}

/// As to_rfc3339() writes it, with or without the milliseconds.
Timestamp time_from(Fields& fields, std::string_view key) {
  const std::string text = fields.text(key, text_characters_max);
  const std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
  const std::string full =
      text.size() == 20 && text.back() == 'Z' ? text.substr(0, 19) + ".000Z" : text;
  bool fits = full.size() == shape.size();
  for (std::size_t i = 0; fits && i < shape.size(); ++i)
    fits = shape[i] == 'd' ? full[i] >= '0' && full[i] <= '9' : full[i] == shape[i];
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) value = value * 10 + (full[i] - '0');
    return value;
  };
  if (fits) {
    const std::chrono::year_month_day date{std::chrono::year{number(0, 4)},
                                           std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    if (date.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60) {
      return Timestamp{std::chrono::sys_days{date}} + std::chrono::hours{number(11, 2)} +
             std::chrono::minutes{number(14, 2)} + std::chrono::seconds{number(17, 2)} +
             Duration{number(20, 3)};
    }
  }
  wrong_value(fields.name(key), "a time like 2026-11-23T12:00:00Z is expected");
}

std::optional<std::int64_t> request_number(Fields& fields) {
  const auto* value = fields.find("request");
  if (value == nullptr) return std::nullopt;
  boost::system::error_code error;
  const auto number = value->to_number<std::int64_t>(error);
  if (error) wrong_value("request", "a whole number is expected");
  return number;
}

template <class Message>
std::optional<Message> call_message(const std::string& type, Fields& fields) {
  if (type == "call_offer")
    return Message{CallOffer{fields.number("negotiation"), sdp_from(fields)}};
  if (type == "call_answer")
    return Message{CallAnswer{fields.number("negotiation"), sdp_from(fields)}};
  if (type == "call_reconnect") return Message{SayCallReconnect{fields.number("negotiation")}};
  if (type == "call_still") return Message{CallStill{still_from(fields)}};
  if (type == "call_alive") return Message{SayCallAlive{fields.number("negotiation")}};
  if (type == "call_chat") return Message{SayCallChat{chat_text_from(fields)}};
  if (type == "call_media")
    return Message{SayCallMedia{{fields.flag("muted"), fields.flag("camera_off")}}};
  return std::nullopt;
}

template <class Message, class Own>
Read<LiveFrame<Message>> read_frame(std::string_view text, Own own) {
  return read<LiveFrame<Message>>(text, [&](Fields& fields) {
    LiveFrame<Message> frame;
    frame.request = request_number(fields);
    const std::string type = fields.text("type", 64);
    if (type == "heartbeat") return frame;
    frame.message = call_message<Message>(type, fields);
    if (!frame.message) frame.message = own(type, fields);
    if (!frame.message) wrong_value("type", "is not a known message");
    return frame;
  });
}

}  // namespace

Read<RequireVerification> read_require_verification(std::string_view text) {
  return read<RequireVerification>(text, [](Fields& fields) {
    const auto account = AccountId::parse(fields.text("account", text_characters_max));
    if (!account) wrong_value("account", "1 to 64 of A-Z a-z 0-9 . _ - are expected");
    const auto trigger = one_of<Trigger>(fields, "trigger");
    Personal<Profile> profile{profile_from(fields.need("profile"))};
    std::string return_url = web_address(fields, "return_url");
    auto metadata = metadata_from(fields);
    return RequireVerification{*account,
                               trigger,
                               std::move(profile),
                               std::move(return_url),
                               std::move(metadata),
                               contact_from(fields)};
  });
}

Read<Decision> read_decision(std::string_view text) {
  return read<Decision>(text, [](Fields& fields) {
    Decision decision;
    decision.outcome = one_of<Outcome>(fields, "outcome");
    if (const auto* reasons = fields.list("reasons")) {
      for (std::size_t i = 0; i < reasons->size(); ++i) {
        const std::string param = indexed("reasons", i);
        const auto reason =
            reason_named(Fields::as_text((*reasons)[i], param, text_characters_max));
        if (!reason) wrong_value(param, "is not a known reason");
        decision.reasons.push_back(*reason);
      }
    }
    decision.message = Personal<std::string>{fields.text_or_empty("message", note_characters_max)};
    decision.internal_text =
        Personal<std::string>{fields.text_or_empty("internal_text", note_characters_max)};
    if (const auto* checklist = fields.list("checklist")) {
      for (std::size_t i = 0; i < checklist->size(); ++i) {
        Fields one{(*checklist)[i], indexed("checklist", i)};
        ChecklistResult result{one.text("item", 64), one_of<ChecklistMark>(one, "result")};
        one.refuse_others();
        decision.checklist.push_back(std::move(result));
      }
    }
    return decision;
  });
}

Read<SignIn> read_sign_in(std::string_view text) {
  return read<SignIn>(text, [](Fields& fields) {
    return SignIn{fields.text("email", text_characters_max),
                  fields.text("password", secret_characters_max)};
  });
}

Read<ReviewRequest> read_review(std::string_view text) {
  return read<ReviewRequest>(text, [](Fields& fields) {
    return ReviewRequest{one_of<Verdict>(fields, "verdict"),
                         fields.text_or_empty("internal_text", note_characters_max)};
  });
}

Read<std::string> read_appeal(std::string_view text) {
  return read<std::string>(text, [](Fields& fields) {
    // UTF-8 needs up to four bytes a character.
    std::string written{trimmed(fields.text("text", 4 * appeal_characters_max), spaces_of_people)};
    const auto characters = utf8_characters(written);
    if (characters < appeal_characters_min || characters > appeal_characters_max)
      wrong_value("text", "20 to 2000 characters are expected");
    return written;
  });
}

Read<AppealAnswerRequest> read_appeal_answer(std::string_view text) {
  return read<AppealAnswerRequest>(text, [](Fields& fields) {
    const std::string verdict = fields.text("verdict", text_characters_max);
    if (verdict != "granted" && verdict != "declined")
      wrong_value("verdict", "must be granted or declined");
    return AppealAnswerRequest{
        verdict == "granted",
        std::string{
            trimmed(fields.text_or_empty("message", note_characters_max), spaces_of_people)}};
  });
}

Read<std::string> read_field(std::string_view text, std::string_view field) {
  return read<std::string>(text,
                           [&](Fields& fields) { return fields.text(field, text_characters_max); });
}

Read<LiveFrame<FromDevice>> read_applicant_frame(std::string_view text) {
  return read_frame<FromDevice>(
      text, [](const std::string& type, Fields& fields) -> std::optional<FromDevice> {
        if (type == "take_over") return SayTakeOver{};
        if (type == "join_queue") return SayJoinQueue{};
        if (type == "leave_queue") return SayLeaveQueue{};
        if (type == "warm_up") return SayWarmUp{};
        if (type == "cool_down") return SayCoolDown{};
        if (type == "request_call_back") return SayRequestCallBack{};
        if (type == "end_call_back") return SayEndCallBack{};
        if (type == "book_slot") return SayBookSlot{time_from(fields, "at")};
        if (type == "cancel_slot") return SayCancelSlot{};
        if (type == "leave_call") return SayLeaveCall{};
        return std::nullopt;
      });
}

Read<LiveFrame<FromStaff>> read_staff_frame(std::string_view text) {
  return read_frame<FromStaff>(
      text, [](const std::string& type, Fields& fields) -> std::optional<FromStaff> {
        if (type == "go_available") return SayGoAvailable{};
        if (type == "go_away") return SayGoAway{};
        if (type == "accept_offer") {
          const auto id = VerificationId::parse(fields.text("verification", 64));
          if (!id) wrong_value("verification", "is not the id of a verification");
          return SayAcceptOffer{*id};
        }
        if (type == "call_show_item") {
          const std::string item = fields.text_or_empty("item", 64);
          return SayShowItem{item.empty() ? std::nullopt : std::optional{item}};
        }
        return std::nullopt;
      });
}

std::string problem_json(const RequestError& error, std::string_view request_id,
                         std::string_view public_url, std::string_view verification) {
  const RefusalEntry& known = entry(error.refusal);
  json::object problem{
      {"type", std::string{public_url} + "/docs/errors#" + std::string{known.code}},
      {"title", known.title},
      {"status", known.http_status},
      {"code", known.code}};
  if (!error.detail.empty()) {
    problem["detail"] = error.param.empty() ? error.detail : error.param + ": " + error.detail;
  }
  if (!error.param.empty()) problem["param"] = error.param;
  if (!request_id.empty()) problem["request_id"] = request_id;
  if (!verification.empty()) problem["verification"] = verification;
  return json::serialize(problem);
}

}  // namespace visavis::app
