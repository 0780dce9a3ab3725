#include "adapters/meet/answers.h"

#include <gtest/gtest.h>

namespace visavis::meet {
namespace {

TEST(Answers, ATokenLastsAsLongAsItSays) {
  const auto token =
      read_token(R"({"access_token":"ya29.a-b","expires_in":3599,"token_type":"Bearer"})");
  ASSERT_TRUE(token);
  EXPECT_EQ(token->text, "ya29.a-b");
  EXPECT_EQ(token->lifetime, std::chrono::seconds{3599});
  for (const auto* none :
       {"", "[]", "{}", R"({"access_token":"a"})", R"({"access_token":"a\r\nb","expires_in":1})",
        R"({"access_token":7,"expires_in":1})"})
    EXPECT_FALSE(read_token(none)) << none;
}

TEST(Answers, ASpaceHasANameForAPathAndAnAddressForPeople) {
  const auto space = read_space(
      R"({"name":"spaces/jQCFfuBOdN5z","meetingUri":"https://meet.google.com/abc-mnop-xyz","x":1})");
  ASSERT_TRUE(space);
  EXPECT_EQ(space->name, "spaces/jQCFfuBOdN5z");
  EXPECT_EQ(space->url, "https://meet.google.com/abc-mnop-xyz");
  for (const auto* name : {"spaces/", "spaces/a/b", "spaces/a?b", "spaces/..", "rooms/a", "a"})
    EXPECT_FALSE(read_space(R"({"name":")" + std::string{name} +
                            R"(","meetingUri":"https://meet.google.com/a"})"))
        << name;
  EXPECT_FALSE(read_space(R"({"name":"spaces/a","meetingUri":"javascript:x"})"));
}

TEST(Answers, AConferenceIsThereOrNot) {
  EXPECT_EQ(read_active_conference("{}"), "");
  EXPECT_EQ(read_active_conference(R"({"activeConference":null})"), "");
  EXPECT_EQ(read_active_conference(
                R"({"activeConference":{"conferenceRecord":"conferenceRecords/a-b"}})"),
            "conferenceRecords/a-b");
  EXPECT_FALSE(read_active_conference(R"({"activeConference":{"conferenceRecord":"spaces/a"}})"));
  EXPECT_FALSE(read_active_conference(R"({"activeConference":"a"})"));
  EXPECT_FALSE(read_active_conference("<html>"));
}

TEST(Answers, ParticipantsAreOfThreeKinds) {
  const auto page = read_participants(R"({"participants":[
    {"name":"conferenceRecords/c/participants/1","earliestStartTime":"2026-11-23T12:00:00.123456789Z",
     "signedinUser":{"user":"users/123","displayName":"Ada"}},
    {"name":"conferenceRecords/c/participants/2","earliestStartTime":"2026-11-23T12:00:00Z",
     "latestEndTime":"2026-11-23T12:01:00Z","anonymousUser":{"displayName":"Bob"},"new":[]},
    {"name":"conferenceRecords/c/participants/3","earliestStartTime":"2026-11-23T12:00:00Z",
     "phoneUser":{"displayName":"+4…12"}},
    {"name":"conferenceRecords/c/participants/4","earliestStartTime":"2026-11-23T12:00:00Z",
     "robotUser":{}}],"nextPageToken":"n"})");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->next, "n");
  ASSERT_EQ(page->items.size(), 4U);
  const auto& [ada, bob, phone, other] =
      std::tie(page->items[0], page->items[1], page->items[2], page->items[3]);
  EXPECT_EQ(ada.id, "conferenceRecords/c/participants/1");
  EXPECT_EQ(ada.kind, MeetingGuest::signed_in);
  EXPECT_EQ(ada.user, "users/123");
  EXPECT_EQ(ada.display_name.reveal(), "Ada");
  EXPECT_EQ(to_rfc3339(ada.since), "2026-11-23T12:00:00.123Z");
  EXPECT_FALSE(ada.left);
  EXPECT_EQ(bob.kind, MeetingGuest::anonymous);
  EXPECT_EQ(to_rfc3339(bob.left.value()), "2026-11-23T12:01:00.000Z");
  EXPECT_EQ(phone.kind, MeetingGuest::phone);
  EXPECT_EQ(other.kind, MeetingGuest::anonymous);
  EXPECT_EQ(other.display_name.reveal(), "");
}

TEST(Answers, ParticipantsThatCannotBeReadAreNoAnswer) {
  EXPECT_TRUE(read_participants("{}")->items.empty());
  for (const auto* none :
       {R"({"participants":{}})", R"({"participants":[1]})", R"({"participants":[{}]})",
        R"({"participants":[{"name":"conferenceRecords/c/participants/1"}]})",
        R"({"participants":[{"name":"spaces/c","earliestStartTime":"2026-11-23T12:00:00Z"}]})",
        R"({"participants":[{"name":"conferenceRecords/c/participants/1",
            "earliestStartTime":"yesterday"}]})",
        R"({"nextPageToken":1})"})
    EXPECT_FALSE(read_participants(none)) << none;
}

TEST(Answers, RecordsAndMembersAndSessions) {
  const auto records = read_records(
      R"({"conferenceRecords":[{"name":"conferenceRecords/a","endTime":"2026-11-23T12:00:00Z"},
          {"name":"conferenceRecords/b"}]})");
  ASSERT_TRUE(records);
  EXPECT_TRUE(records->items.at(0).over);
  EXPECT_FALSE(records->items.at(1).over);
  EXPECT_EQ(read_member(R"({"name":"spaces/a/members/b","email":"e","role":"COHOST"})")->user, "");
  EXPECT_EQ(read_member(R"({"user":"users/7"})")->user, "users/7");
  EXPECT_FALSE(read_member(R"({"user":"7"})"));
  EXPECT_EQ(read_sessions(R"({"participantSessions":[{"name":"a"},{"name":"b"}]})")->items.size(),
            2U);
}

TEST(Answers, AnArtifactIsThereOnceItsFileIs) {
  const auto recordings = read_recordings(R"({"recordings":[
    {"name":"conferenceRecords/c/recordings/1","state":"FILE_GENERATED",
     "startTime":"2026-11-23T12:00:00Z","endTime":"2026-11-23T12:05:00Z",
     "driveDestination":{"file":"1kuce","exportUri":"https://drive.google.com/x"}},
    {"name":"conferenceRecords/c/recordings/2","state":"ENDED",
     "startTime":"2026-11-23T12:00:00Z"}]})");
  ASSERT_TRUE(recordings);
  const auto& made = recordings->items.at(0);
  EXPECT_TRUE(made.generated);
  EXPECT_EQ(made.kept.kind, ArtifactKind::recording);
  EXPECT_EQ(made.kept.file, "1kuce");
  EXPECT_EQ(to_rfc3339(made.kept.ended), "2026-11-23T12:05:00.000Z");
  EXPECT_FALSE(recordings->items.at(1).generated);
  const auto transcripts = read_transcripts(R"({"transcripts":[
    {"name":"conferenceRecords/c/transcripts/1","state":"FILE_GENERATED",
     "docsDestination":{"document":"1doc"}}]})");
  ASSERT_TRUE(transcripts);
  EXPECT_TRUE(transcripts->items.at(0).generated);
  EXPECT_EQ(transcripts->items.at(0).kept.kind, ArtifactKind::transcript);
  EXPECT_EQ(transcripts->items.at(0).kept.file, "1doc");
}

TEST(Answers, TimesAreAsGoogleWritesThem) {
  const struct {
    const char* text;
    const char* read;
  } rows[] = {
      {"2026-11-23T12:00:00Z", "2026-11-23T12:00:00.000Z"},
      {"2026-11-23T12:00:00.5Z", "2026-11-23T12:00:00.500Z"},
      {"2024-02-29T23:59:59.999999999Z", "2024-02-29T23:59:59.999Z"},
      {"2026-11-23T12:00:00+01:30", "2026-11-23T10:30:00.000Z"},
      {"2026-11-23t12:00:00-01:00", "2026-11-23T13:00:00.000Z"},
  };
  for (const auto& row : rows) EXPECT_EQ(to_rfc3339(read_time(row.text).value()), row.read);
  for (const auto* none :
       {"", "2026-11-23", "2026-02-29T12:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T12:00:00",
        "2026-11-23T12:00:00.Z", "2026-11-23T12:00:00.0123456789Z", "2026-11-23 12:00:00Z",
        "2026-11-23T12:00:00Zx", "-026-11-23T12:00:00Z", "2026-11-23T12:00:00+24:00"})
    EXPECT_FALSE(read_time(none)) << none;
}

}  // namespace
}  // namespace visavis::meet
