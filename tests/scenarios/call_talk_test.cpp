// What two people do in a call beside seeing each other: chat, captions, switches, leaving.
#include <gtest/gtest.h>

#include "app/access/photo.h"
#include "app/access/staff_photo.h"
#include "app/records/row.h"
#include "app/wire/shown.h"
#include "app/wire/text.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Ada is in a call with Eva.
class CallTalkTest : public testing::Test, protected fakes::Cast {
 protected:
  CallTalkTest() : ada(applicant("ada")) { begin_call(); }

  void begin_call() {
    EXPECT_TRUE(world.said(ada, say::JoinQueue{}).ok());
    available(eva);
    world.pass(seconds{1});
    EXPECT_TRUE(accept(eva, ada).ok());
  }

  static say::CallShowItem show(const std::string& item) { return say::CallShowItem{item}; }

  ApplicantCall page_call() { return page(ada).call.value(); }
  StaffCall console_call() { return console(eva).call.value(); }
  static std::vector<std::string> texts(const CallTalk& talk) {
    std::vector<std::string> all;
    for (const auto& message : talk.chat)
      all.push_back((message.from == CallSide::applicant ? "ada: " : "eva: ") +
                    message.text.reveal());
    return all;
  }
  const Verification stored() { return *world.store.verification(ada); }

  const VerificationId ada;
};

TEST_F(CallTalkTest, BothSidesHaveTheWholeChatAtOnceAndAfterAReload) {
  EXPECT_TRUE(world.said(ada, chat("Can you hear me?")).ok());
  EXPECT_TRUE(world.said(eva.id, chat("Yes")).ok());
  const std::vector<std::string> both{"ada: Can you hear me?", "eva: Yes"};
  EXPECT_EQ(texts(page_call().talk), both);
  EXPECT_EQ(texts(console_call().talk), both);
  const std::string seen_by_ada = text(shape::shown(last<ApplicantView>(ada)));
  const std::string seen_by_eva = text(shape::shown(last<StaffView>(eva)));
  EXPECT_NE(seen_by_ada.find(R"("id":1,"from":"me","text":"Can you hear me?")"), std::string::npos);
  EXPECT_NE(seen_by_eva.find(R"("id":1,"from":"peer","text":"Can you hear me?")"),
            std::string::npos);

  world.disconnected(ada);
  world.pass(seconds{5});
  EXPECT_TRUE(world.said(eva.id, chat("Are you there?")).ok()) << "who is away reads it later";
  world.live.applicants.clear();
  world.connected(ada);
  EXPECT_EQ(texts(page_call().talk).size(), 3U);
}

TEST_F(CallTalkTest, TheChatEndsWithTheCall) {
  EXPECT_TRUE(world.said(ada, chat("secret of this call")).ok());
  EXPECT_TRUE(world.said(ada, say::LeaveCall{}).ok());
  EXPECT_EQ(world.said(ada, chat("too late")).error(), Refusal::not_in_call);
  EXPECT_EQ(world.said(eva.id, chat("too late")).error(), Refusal::not_in_call);
  begin_call();
  EXPECT_TRUE(page_call().talk.chat.empty());
  for (const auto& event : world.store.history(ada)) {
    EXPECT_EQ(encode_event(event.event).find("secret of this call"), std::string::npos);
    EXPECT_EQ(event.body.find("secret of this call"), std::string::npos);
  }
}

TEST_F(CallTalkTest, ALoopOfMessagesIsRefusedAndPeopleAreNot) {
  int taken = 0;
  for (int i = 0; i < 100; ++i) {
    const auto said = world.said(ada, chat("again"));
    if (said.ok()) {
      ++taken;
    } else {
      EXPECT_EQ(said.error(), Refusal::chat_too_fast);
    }
  }
  EXPECT_EQ(taken, 5);
  EXPECT_TRUE(world.said(eva.id, chat("Slowly, please")).ok()) << "each side has its own measure";
  for (int i = 0; i < 20; ++i) {
    world.pass(milliseconds{600});
    EXPECT_TRUE(world.said(ada, chat("typing")).ok());
  }
}

TEST_F(CallTalkTest, TheOldestMessagesMakeRoom) {
  const auto write = [&](const std::string& text) {
    world.clock.pass(milliseconds{600});
    world.live.applicants.clear();
    world.live.staff.clear();
    EXPECT_TRUE(world.said(ada, chat(text)).ok());
  };
  for (int i = 0; i < 230; ++i) write(std::to_string(i));
  EXPECT_EQ(page_call().talk.chat.size(), 200U);
  EXPECT_EQ(texts(page_call().talk).back(), "ada: 229");
  EXPECT_EQ(page_call().talk.chat.front().id, 31U);

  const std::string longest(4000, 'x');
  for (int i = 0; i < 20; ++i) write(longest);
  EXPECT_LT(text(shape::shown(last<ApplicantView>(ada))).size(), 64U * 1024U)
      << "a state stays small enough to be sent";
  EXPECT_EQ(texts(page_call().talk).back(), "ada: " + longest);
}

TEST_F(CallTalkTest, TheApplicantReadsWhatIsAskedNow) {
  EXPECT_FALSE(page_call().now);
  EXPECT_TRUE(world.said(eva.id, show("q1")).ok());
  world.pass(milliseconds{250});
  const auto checklist = std::get<InCall>(stored().status).checklist;
  EXPECT_EQ(page_call().now->text, checklist[1].text);
  EXPECT_EQ(console_call().item, "q1");
  EXPECT_TRUE(world.said(eva.id, show("challenge")).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(page_call().now->kind, ChecklistKind::challenge);
  EXPECT_FALSE(page_call().now->gesture.empty());
  EXPECT_EQ(world.said(eva.id, show("q9")).error(), Refusal::checklist_item_unknown);
  world.pass(milliseconds{250});
  EXPECT_EQ(console_call().item, "challenge");

  world.disconnected(ada);
  world.connected(ada);
  EXPECT_TRUE(page_call().now) << "a reload finds it";
  EXPECT_TRUE(world.said(eva.id, say::CallShowItem{}).ok());
  world.pass(milliseconds{250});
  EXPECT_FALSE(page_call().now);
  EXPECT_FALSE(console_call().item);
}

TEST_F(CallTalkTest, TheOtherSideSeesWhoIsMuted) {
  EXPECT_TRUE(world.said(ada, say::CallMedia{true, false}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(console_call().talk.peer, (MediaSwitches{true, false}));
  EXPECT_EQ(page_call().talk.peer, MediaSwitches{}) << "not one's own";
  EXPECT_TRUE(world.said(eva.id, say::CallMedia{false, true}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(page_call().talk.peer, (MediaSwitches{false, true}));

  const auto sent = world.live.staff[eva.id].size();
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(world.said(ada, say::CallMedia{i % 2 == 0, true}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(world.live.staff[eva.id].size(), sent + 1) << "one state for all of it";
  EXPECT_EQ(console_call().talk.peer, (MediaSwitches{false, true})) << "the last counts";
  EXPECT_TRUE(world.said(ada, say::CallMedia{false, true}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(world.live.staff[eva.id].size(), sent + 1) << "nothing changed";
}

TEST_F(CallTalkTest, TheOtherSideIsToldOfAPictureThatIsNone) {
  const MediaSwitches taken{false, false, PictureState::interrupted, SoundState::interrupted};
  EXPECT_TRUE(
      world.said(ada, say::CallMedia{false, false, taken.picture, taken.sound, std::nullopt}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(console_call().talk.peer, taken);
  EXPECT_TRUE(world.said(ada, say::CallMedia{false, false}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(console_call().talk.peer, MediaSwitches{}) << "what is left out is good";
  EXPECT_TRUE(
      world.said(eva.id, say::CallMedia{false, false, std::nullopt, std::nullopt, true}).ok());
  world.pass(milliseconds{250});
  EXPECT_TRUE(page_call().talk.peer.cannot_see);
}

TEST_F(CallTalkTest, LeavingCostsNothingAndTheRepresentativeKnows) {
  EXPECT_TRUE(world.said(ada, say::LeaveCall{}).ok());
  EXPECT_EQ(name(stored().status), "required");
  EXPECT_EQ(stored().last_result->reasons, std::vector{ReasonCode::left_call});
  EXPECT_EQ(world.said(ada, say::LeaveCall{}).error(), Refusal::not_in_call);
  EXPECT_EQ(last<CallEnded>(eva).reason, ReasonCode::left_call);
  EXPECT_EQ(all<CallEnded>(ada).size(), 1U);
  EXPECT_FALSE(last<StaffView>(eva).call);
  EXPECT_TRUE(world.relay.open_transports.empty());
  begin_call();
  EXPECT_EQ(name(stored().status), "in_call") << "and may come again at once";
}

TEST_F(CallTalkTest, BothKnowSinceWhenTheOtherIsAway) {
  EXPECT_FALSE(console_call().talk.peer_away_since);
  world.disconnected(ada);
  const Timestamp went = world.clock.now();
  EXPECT_EQ(console_call().talk.peer_away_since, went);
  world.pass(seconds{20});
  world.disconnected(eva.id);
  world.connected(eva);
  EXPECT_EQ(console_call().talk.peer_away_since, went) << "a reload does not start it anew";
  world.connected(ada);
  EXPECT_FALSE(console_call().talk.peer_away_since);
  world.disconnected(eva.id);
  EXPECT_EQ(page_call().talk.peer_away_since, world.clock.now());
}

TEST_F(CallTalkTest, BothKnowSinceWhenTheOthersMediaHaveNoWay) {
  const Timestamp began = world.clock.now();
  EXPECT_EQ(console_call().talk.peer_unreached_since, began);
  EXPECT_EQ(page_call().talk.peer_unreached_since, began);
  world.relay_event(TransportConnected{world.relay.joined.begin()->second});
  world.pass(milliseconds{250});
  EXPECT_FALSE(page_call().talk.peer_unreached_since) << "Eva's come";
  EXPECT_EQ(console_call().talk.peer_unreached_since, began) << "and Ada's do not";

  world.pass(seconds{10});
  EXPECT_TRUE(world.said(ada, say::CallReconnect{last<CallConnect>(ada).negotiation}).ok());
  world.pass(milliseconds{250});
  EXPECT_EQ(console_call().talk.peer_unreached_since, began) << "another try begins nothing anew";
  const auto [of_ada, of_eva] = *world.relay.joined.begin();
  world.relay_event(TransportConnected{of_ada});
  world.relay_event(TransportConnected{of_eva});
  world.pass(milliseconds{250});
  EXPECT_FALSE(console_call().talk.peer_unreached_since);
  EXPECT_FALSE(page_call().talk.peer_unreached_since);

  const Timestamp lost = world.clock.now();
  world.relay_event(TransportLost{of_ada});
  world.pass(milliseconds{250});
  EXPECT_EQ(console_call().talk.peer_unreached_since, lost);
}

TEST_F(CallTalkTest, AfterARestartTheCallIsThereAndItsTalkIsNot) {
  EXPECT_TRUE(world.said(ada, chat("before")).ok());
  world.restart();
  world.connected(ada);
  EXPECT_TRUE(page_call().talk.chat.empty());
  EXPECT_TRUE(world.said(ada, chat("after")).ok());
  EXPECT_EQ(texts(page_call().talk), std::vector<std::string>{"ada: after"});
}

TEST_F(CallTalkTest, ThePhotoIsForTheApplicantOfTheRunningCall) {
  EXPECT_FALSE(page_call().representative_has_photo);
  EXPECT_EQ(call_photo(world, ada).error(), Refusal::not_found);
  const std::string png = "\x89PNG\r\n\x1A\n...";
  EXPECT_TRUE(world
                  .with_store([&](StoreConnection& store, Steps&) {
                    return set_staff_photo(store.staff(), store.acts(), world.clock, eva.email, png,
                                           std::nullopt);
                  })
                  .ok());
  world.connected(ada);
  EXPECT_TRUE(page_call().representative_has_photo);
  EXPECT_EQ(call_photo(world, ada)->media_type, "image/png");
  EXPECT_EQ(call_photo(world, ada)->bytes, png);
  EXPECT_TRUE(world.said(ada, say::LeaveCall{}).ok());
  EXPECT_EQ(call_photo(world, ada).error(), Refusal::not_in_call);
}

TEST(CallPhoto, FilesAreKnownByTheirFirstBytes) {
  const struct {
    std::string bytes;
    std::string_view type;
  } cases[] = {
      {"\xFF\xD8\xFF\xE0 JFIF", "image/jpeg"},
      {"\x89PNG\r\n\x1A\n", "image/png"},
      {"RIFF....WEBPVP8 ", "image/webp"},
      {"RIFF....WAVEfmt ", ""},
      {"RIFF....WEB", ""},
      {"<svg xmlns='http://www.w3.org/2000/svg'/>", ""},
      {"<html>", ""},
      {"GIF89a", ""},
      {"", ""},
  };
  for (const auto& one : cases)
    EXPECT_EQ(photo_media_type(one.bytes).value_or(""), one.type) << one.bytes;
}

}  // namespace
}  // namespace visavis::app
