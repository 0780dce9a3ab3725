#include "app/wire/talk_json.h"

namespace visavis::app::talk_json {

namespace json = boost::json;

json::array chat(const CallTalk& talk, CallSide seen_by) {
  json::array messages;
  messages.reserve(talk.chat.size());
  for (const auto& message : talk.chat) {
    messages.push_back(json::object{{"id", message.id},
                                    {"from", message.from == seen_by ? "me" : "peer"},
                                    {"text", message.text.reveal()},
                                    {"at", to_rfc3339(message.at)}});
  }
  return messages;
}

json::object switches(const MediaSwitches& switches) {
  return {{"muted", switches.muted}, {"camera_off", switches.camera_off}};
}

json::value caption_or_null(const std::optional<Caption>& caption) {
  if (!caption) return nullptr;
  return json::object{
      {"kind", name(caption->kind)},
      {"text", caption->text.reveal()},
      {"gesture", caption->gesture.empty() ? json::value(nullptr) : json::value(caption->gesture)}};
}

json::value photo_url_or_null(const ApplicantCall& call) {
  if (!call.representative_has_photo) return nullptr;
  // A page keeps an image by its address as long as it is open, whatever the headers say: another
  // call is another address.
  return json::value("/applicant/call/photo?call=" + call.id.text());
}

}  // namespace visavis::app::talk_json
