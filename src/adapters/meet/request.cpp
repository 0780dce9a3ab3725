#include "adapters/meet/request.h"

#include <algorithm>
#include <boost/json.hpp>

namespace visavis::meet {
namespace {

namespace json = boost::json;

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

/// A list's first or next page, as large as Google makes them.
Request list(const std::string& parent, std::string_view what, std::string_view fields,
             std::string_view page_size, const std::string& page, std::string_view shape) {
  std::string target = "/v2/" + parent + "/" + std::string{what} +
                       "?pageSize=" + std::string{page_size} + "&fields=" + percent_encoded(fields);
  if (!page.empty()) target += "&pageToken=" + percent_encoded(page);
  return {Method::get, std::move(target), {}, std::string{shape}};
}

json::object space_config(const MeetConfig& config, bool moderated) {
  json::object made{
      {"accessType", config.access == MeetAccess::open ? "OPEN" : "TRUSTED"},
      // The other value lets people in by the project's own Meet add-ons alone.
      {"entryPointAccess", "ALL"},
      {"moderation", moderated ? "ON" : "OFF"},
      // A list of who was there, kept in somebody's Drive, is nothing that people agreed to.
      {"attendanceReportGenerationType", "DO_NOT_GENERATE"}};
  if (moderated)
    made["moderationRestrictions"] = json::object{{"chatRestriction", "NO_RESTRICTION"},
                                                  {"reactionRestriction", "NO_RESTRICTION"},
                                                  {"presentRestriction", "NO_RESTRICTION"},
                                                  {"defaultJoinAsViewerType", "OFF"}};
  // What is not said is as the organiser's policy has it: people would be recorded who were told
  // that they are not.
  const auto automatic = [](const char* what, bool wanted) {
    return json::object{{what, wanted ? "ON" : "OFF"}};
  };
  made["artifactConfig"] = json::object{
      {"recordingConfig", automatic("autoRecordingGeneration", config.record)},
      {"transcriptionConfig", automatic("autoTranscriptionGeneration", config.transcribe)},
      {"smartNotesConfig", automatic("autoSmartNotesGeneration", false)}};
  return made;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c))
      encoded += c;
    else
      encoded.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return encoded;
}

Request create_space(const MeetConfig& config, bool moderated) {
  const json::object space{{"config", space_config(config, moderated)}};
  return {Method::post, "/v2/spaces?fields=name%2CmeetingUri", json::serialize(space),
          "/v2/spaces"};
}

Request stop_moderation(const std::string& space) {
  return {Method::patch, "/v2/" + space + "?updateMask=config.moderation&fields=name",
          R"({"config":{"moderation":"OFF"}})", "/v2/spaces/*"};
}

Request restrict_access(const std::string& space) {
  return {Method::patch, "/v2/" + space + "?updateMask=config.accessType&fields=name",
          R"({"config":{"accessType":"RESTRICTED"}})", "/v2/spaces/*"};
}

Request add_cohost(const std::string& space, const std::string& email) {
  const json::object member{{"email", email}, {"role", "COHOST"}};
  // All fields: a mask that names `user` is refused where its release stage does not have it yet.
  return {Method::post, "/v2/" + space + "/members?fields=*", json::serialize(member),
          "/v2/spaces/*/members"};
}

Request list_members(const std::string& space) {
  return {Method::get, "/v2/" + space + "/members?fields=*", {}, "/v2/spaces/*/members"};
}

Request get_active_conference(const std::string& space) {
  return {Method::get, "/v2/" + space + "?fields=activeConference", {}, "/v2/spaces/*"};
}

Request end_active_conference(const std::string& space) {
  return {Method::post, "/v2/" + space + ":endActiveConference", "{}",
          "/v2/spaces/*:endActiveConference"};
}

Request list_records(const std::string& space, const std::string& page) {
  std::string target = "/v2/conferenceRecords?pageSize=100&filter=" +
                       percent_encoded("space.name = \"" + space + "\"") + "&fields=" +
                       percent_encoded("conferenceRecords(name,endTime),nextPageToken");
  if (!page.empty()) target += "&pageToken=" + percent_encoded(page);
  return {Method::get, std::move(target), {}, "/v2/conferenceRecords"};
}

Request list_participants(const std::string& record, const std::string& page) {
  return list(record, "participants",
              "participants(name,earliestStartTime,latestEndTime,signedinUser,anonymousUser,"
              "phoneUser),nextPageToken",
              "250", page, "/v2/conferenceRecords/*/participants");
}

Request list_sessions(const std::string& participant, const std::string& page) {
  return list(participant, "participantSessions", "participantSessions(name),nextPageToken", "250",
              page, "/v2/conferenceRecords/*/participants/*/participantSessions");
}

Request list_recordings(const std::string& record, const std::string& page) {
  return list(record, "recordings",
              "recordings(name,state,startTime,endTime,driveDestination(file)),nextPageToken",
              "100", page, "/v2/conferenceRecords/*/recordings");
}

Request list_transcripts(const std::string& record, const std::string& page) {
  return list(record, "transcripts",
              "transcripts(name,state,startTime,endTime,docsDestination(document)),nextPageToken",
              "100", page, "/v2/conferenceRecords/*/transcripts");
}

}  // namespace visavis::meet
