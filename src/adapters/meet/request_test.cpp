#include "adapters/meet/request.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace visavis::meet {
namespace {

namespace json = boost::json;

json::value kept(const char* recordings, const char* transcripts) {
  return {{"recordingConfig", {{"autoRecordingGeneration", recordings}}},
          {"transcriptionConfig", {{"autoTranscriptionGeneration", transcripts}}},
          {"smartNotesConfig", {{"autoSmartNotesGeneration", "OFF"}}}};
}

TEST(Request, ASpaceIsMadeAsConfigured) {
  MeetConfig config;
  const auto plain = create_space(config, false);
  EXPECT_EQ(plain.target, "/v2/spaces?fields=name%2CmeetingUri");
  EXPECT_EQ(json::parse(plain.body),
            json::value({{"config",
                          {{"accessType", "TRUSTED"},
                           {"entryPointAccess", "ALL"},
                           {"moderation", "OFF"},
                           {"attendanceReportGenerationType", "DO_NOT_GENERATE"},
                           {"artifactConfig", kept("OFF", "OFF")}}}}))
      << "else the organiser's own settings would have calls recorded";
  config.access = MeetAccess::open;
  config.record = true;
  const auto recorded = json::parse(create_space(config, true).body).at("config");
  EXPECT_EQ(recorded.at("accessType"), "OPEN");
  EXPECT_EQ(recorded.at("moderation"), "ON");
  EXPECT_EQ(recorded.at("moderationRestrictions").at("defaultJoinAsViewerType"), "OFF");
  EXPECT_EQ(recorded.at("artifactConfig"), kept("ON", "OFF"));
}

TEST(Request, AChangeNamesWhatItChanges) {
  EXPECT_EQ(stop_moderation("spaces/a").target,
            "/v2/spaces/a?updateMask=config.moderation&fields=name");
  EXPECT_EQ(json::parse(add_cohost("spaces/a", "rep@example.com").body),
            json::value({{"email", "rep@example.com"}, {"role", "COHOST"}}));
}

TEST(Request, APageIsAskedForByItsToken) {
  EXPECT_EQ(list_sessions("conferenceRecords/c/participants/p", "a+b/=").target,
            "/v2/conferenceRecords/c/participants/p/participantSessions?pageSize=250&fields="
            "participantSessions%28name%29%2CnextPageToken&pageToken=a%2Bb%2F%3D");
  EXPECT_THAT(list_records("spaces/a", "").target,
              testing::HasSubstr("&filter=space.name%20%3D%20%22spaces%2Fa%22&"));
}

TEST(Request, ItsShapeNamesNobody) {
  for (const auto& one :
       {create_space({}, true), stop_moderation("spaces/secret"),
        add_cohost("spaces/secret", "secret@example.com"), list_members("spaces/secret"),
        get_active_conference("spaces/secret"), end_active_conference("spaces/secret"),
        list_records("spaces/secret", ""), list_participants("conferenceRecords/secret", ""),
        list_sessions("conferenceRecords/secret", ""),
        list_recordings("conferenceRecords/secret", ""),
        list_transcripts("conferenceRecords/secret", "")}) {
    EXPECT_THAT(one.shape, testing::StartsWith("/v2/"));
    EXPECT_THAT(one.shape, testing::Not(testing::HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace visavis::meet
