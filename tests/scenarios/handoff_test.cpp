// A verification on two devices: one is in charge, the other follows, and it moves.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "app/access/hand_off.h"
#include "app/access/open_link.h"
#include "app/access/secrets.h"

#include "fakes/cast.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;

struct HandOffs : fakes::Cast {
  HandOffs() {
    const auto made = consented("ada");
    id = made.verification.id;
    computer = opened(token_of(made.url), "");
  }

  static std::string token_of(const std::string& url) { return url.substr(url.find('#') + 1); }
  std::string opened(const std::string& token, const std::string& cookie) {
    return open_link(world, token, cookie).value().device;
  }
  ApplicantDevice device(const std::string& cookie) const {
    return {id, DeviceId{hash_secret(cookie)},
            cookie == computer ? DeviceKind::computer : DeviceKind::phone};
  }
  void connects(const std::string& cookie) { world.connected(device(cookie)); }
  void goes(const std::string& cookie) { world.disconnected(device(cookie)); }
  Result<Done, Refusal> says(const std::string& cookie, const FromDevice& message) {
    return world.said(device(cookie), message);
  }
  DeviceView sees(const std::string& cookie) { return world.view(id, device(cookie).id).device; }
  bool in_charge(const std::string& cookie) { return sees(cookie).in_charge; }
  /// What the device was shown last on its WebSocket.
  DeviceView shown(const std::string& cookie) { return last<ApplicantView>(device(cookie)).device; }
  /// Scans the code on the computer's page: the phone's cookie.
  std::string scans() { return opened(token_of(hand_off(world, computer).value().url), ""); }
  void is_called() {
    EXPECT_TRUE(says(computer, say::JoinQueue{}).ok());
    available(eva);
    EXPECT_TRUE(accept(eva, id).ok());
  }
  StaffCall console_call() { return console(eva).call.value(); }
  std::size_t connects_sent() { return all<CallConnect>(id).size(); }

  VerificationId id;
  std::string computer;
};

class HandOffTest : public testing::Test, public HandOffs {};

TEST_F(HandOffTest, ThePhoneTakesOverAndThePlaceIsKept) {
  connects(computer);
  EXPECT_TRUE(in_charge(computer));
  EXPECT_TRUE(says(computer, say::JoinQueue{}).ok());
  const std::string phone = scans();
  EXPECT_TRUE(in_charge(computer)) << "until the phone is there";
  connects(phone);
  EXPECT_TRUE(in_charge(phone));
  EXPECT_EQ(sees(phone).other, DeviceKind::computer);
  EXPECT_FALSE(in_charge(computer));
  EXPECT_EQ(sees(computer).other, DeviceKind::phone);
  EXPECT_EQ(sees(computer).other_away_since, std::nullopt);
  world.pass(std::chrono::minutes{2});
  EXPECT_EQ(status(id), "waiting");
}

TEST_F(HandOffTest, TheOneThatFollowsMayOnlyTakeOver) {
  connects(computer);
  const std::string phone = scans();
  connects(phone);
  for (const FromApplicant& say :
       {FromApplicant{say::JoinQueue{}}, FromApplicant{say::LeaveQueue{}},
        FromApplicant{CallOffer{1, "offer"}}, FromApplicant{say::CallReconnect{1}}}) {
    const auto refused = says(computer, say);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error(), Refusal::device_not_in_charge);
  }
  EXPECT_EQ(status(id), "required");
  EXPECT_TRUE(says(computer, say::TakeOver{}).ok());
  EXPECT_EQ(says(phone, say::JoinQueue{}).error(), Refusal::device_not_in_charge);
  EXPECT_TRUE(says(computer, say::JoinQueue{}).ok());
}

TEST_F(HandOffTest, InMidCallTheMediaMoveWithIt) {
  connects(computer);
  is_called();
  const auto first = world.relay.open_transports;
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(console_call().applicant_device->kind, DeviceKind::computer);
  EXPECT_EQ(console_call().applicant_device->moved, std::nullopt);
  const auto asked = connects_sent();
  const std::string phone = scans();
  connects(phone);
  EXPECT_EQ(connects_sent(), asked + 1) << "at once, however young the line is";
  for (const auto& transport : first)
    EXPECT_FALSE(world.relay.open_transports.contains(transport)) << "the computer's media end";
  EXPECT_EQ(console_call().applicant_device->kind, DeviceKind::phone);
  EXPECT_EQ(console_call().applicant_device->moved, world.clock.now());
  EXPECT_TRUE(says(computer, say::TakeOver{}).ok());
  EXPECT_EQ(connects_sent(), asked + 2);
  EXPECT_EQ(world.relay.open_transports.size(), 2U);
  EXPECT_EQ(console_call().applicant_device->kind, DeviceKind::computer);
  EXPECT_EQ(status(id), "in_call");
}

TEST_F(HandOffTest, TheFollowerIsNoPresence) {
  connects(computer);
  is_called();
  const std::string phone = scans();
  connects(phone);
  goes(phone);
  EXPECT_FALSE(console_call().applicant_present);
  EXPECT_EQ(sees(computer).other_away_since, world.clock.now());
  world.pass(seconds{30});
  EXPECT_TRUE(says(computer, say::TakeOver{}).ok()) << "continue here";
  EXPECT_TRUE(console_call().applicant_present);
  world.pass(std::chrono::minutes{2});
  EXPECT_EQ(status(id), "in_call");
  connects(phone);
  EXPECT_FALSE(in_charge(phone)) << "back, and following";
  goes(phone);
  EXPECT_TRUE(console_call().applicant_present) << "a follower that goes is nobody's loss";
  goes(computer);
  world.pass(std::chrono::minutes{2});
  EXPECT_EQ(status(id), "required");
}

TEST_F(HandOffTest, ADeviceThatComesBackFollowsUntilTheOtherIsGoneForLong) {
  connects(computer);
  const std::string phone = scans();
  connects(phone);
  goes(computer);
  connects(computer);
  EXPECT_FALSE(in_charge(computer));
  goes(phone);
  goes(computer);
  world.pass(seconds{30});
  connects(computer);
  EXPECT_FALSE(in_charge(computer));
  goes(computer);
  world.pass(seconds{31});
  connects(computer);
  EXPECT_TRUE(in_charge(computer));
}

TEST_F(HandOffTest, ARestartRemembersWhoWasInCharge) {
  connects(computer);
  EXPECT_TRUE(says(computer, say::JoinQueue{}).ok());
  const std::string phone = scans();
  connects(phone);
  world.restart();
  connects(computer);
  EXPECT_FALSE(in_charge(computer));
  connects(phone);
  EXPECT_TRUE(in_charge(phone));
}

TEST_F(HandOffTest, WhoComesBackAfterADayDoesNotFollowSomebodyLongGone) {
  world.restart();
  connects(computer);
  const std::string phone = scans();
  connects(phone);
  goes(phone);
  goes(computer);
  world.pass(std::chrono::hours{24}, seconds{30});
  EXPECT_TRUE(in_charge(computer)) << "also as the page shows it before its line";
  connects(computer);
  EXPECT_TRUE(in_charge(computer));
}

TEST_F(HandOffTest, AStoreThatFailsUsesUpNoLinkInVain) {
  world.pass(std::chrono::minutes{2});  // Nobody was here: what is known is forgotten.
  world.restart();
  const auto token = token_of(hand_off(world, computer).value().url);
  int faults = 0;
  world.store.trouble = [] { throw std::runtime_error("no disk"); };
  try {
    (void)opened(token, "");
  } catch (const StoreFailure&) {
    ++faults;  // What a handler answers with 500.
  }
  EXPECT_EQ(faults, 1);
  world.store.trouble = [] {};
  const std::string phone = opened(token, "");
  connects(phone);
  EXPECT_TRUE(in_charge(phone));
}

TEST_F(HandOffTest, ThePageBeforeItsLineSeesTheSame) {
  EXPECT_TRUE(in_charge(computer)) << "nobody else has it";
  connects(computer);
  const std::string phone = scans();
  EXPECT_TRUE(in_charge(phone)) << "it opened a link";
  connects(phone);
  goes(computer);
  EXPECT_FALSE(in_charge(computer)) << "the camera must stay off";
}

TEST_F(HandOffTest, AThirdDeviceTakesTheFollowersPlace) {
  connects(computer);
  const std::string phone = scans();
  connects(phone);
  const std::string tablet = scans();
  connects(tablet);
  EXPECT_TRUE(world.live.closed_devices.contains(device(computer).id));
  EXPECT_TRUE(in_charge(tablet));
  EXPECT_FALSE(in_charge(phone));
  EXPECT_EQ(says(computer, say::TakeOver{}).error(), Refusal::device_not_in_charge);
}

TEST_F(HandOffTest, ALinkIsForOnePhoneOnceForTwoMinutes) {
  const auto token = [&] { return token_of(hand_off(world, computer).value().url); };
  const auto open = [&](const std::string& text) { return open_link(world, text, ""); };
  const std::string used = token();
  EXPECT_TRUE(used.starts_with("hnd_"));
  EXPECT_EQ(open(used).value().verification, id);
  EXPECT_EQ(open(used).error(), Refusal::link_used);
  const std::string older = token(), newer = token();
  EXPECT_EQ(open(older).error(), Refusal::link_expired) << "a new one ends it";
  EXPECT_EQ(open(used).error(), Refusal::link_used) << "the opened one stays";
  world.clock.pass(hand_off_lifetime);
  EXPECT_EQ(open(newer).error(), Refusal::link_expired);
  EXPECT_TRUE(applicant_of_device(world, computer)) << "the session stays the computer's";
}

TEST_F(HandOffTest, OnlyTheApplicantsDevicesMintLinksWhileThereIsSomethingToDo) {
  EXPECT_EQ(hand_off(world, "").error(), Refusal::not_signed_in);
  EXPECT_EQ(hand_off(world, "dev_guessed").error(), Refusal::not_signed_in);
  const std::string phone = scans();
  EXPECT_TRUE(hand_off(world, phone).ok()) << "it moves on from there too";
  EXPECT_TRUE(change(world, id, Cancel{}).ok());
  EXPECT_EQ(hand_off(world, computer).error(), Refusal::not_open);
}

TEST_F(HandOffTest, AnotherLinkOnTheSameDeviceLeavesItTheSame) {
  connects(computer);
  const std::string phone = scans();
  connects(phone);
  const auto url = mint_link(world, id, world.clock.now() + link_lifetime);
  EXPECT_EQ(opened(token_of(url), computer), computer);
  EXPECT_FALSE(in_charge(computer)) << "not before its page is there";
  connects(computer);
  EXPECT_TRUE(in_charge(computer)) << "opening a link is wanting it here";
  const auto other = required("bob");
  EXPECT_NE(opened(token_of(other.url), computer), computer)
      << "another verification, another secret";
}

TEST_F(HandOffTest, MovingToAndFroIsSlowedDown) {
  connects(computer);
  const std::string phone = scans();
  connects(phone);
  int moved = 0;
  for (int i = 0; i < 50; ++i)
    moved += says(i % 2 == 0 ? computer : phone, say::TakeOver{}).ok() ? 1 : 0;
  EXPECT_LT(moved, 25 + 10) << "half of them may be of the one that has it already";
  EXPECT_EQ(says(in_charge(phone) ? computer : phone, say::TakeOver{}).error(),
            Refusal::too_many_attempts);
  world.pass(seconds{30});
  EXPECT_TRUE(says(in_charge(phone) ? computer : phone, say::TakeOver{}).ok());
}

TEST_F(HandOffTest, AStoreThatFailsLosesNoMove) {
  connects(computer);
  const std::string phone = scans();
  world.store.trouble = [] { throw std::runtime_error("no disk"); };
  connects(phone);
  EXPECT_TRUE(shown(phone).in_charge);
  EXPECT_GT(world.faults, 0);
  world.store.trouble = [] {};  // A page without a WebSocket is answered from the store.
  EXPECT_TRUE(in_charge(phone));
}

TEST(HandOffProperty, NeverAreTwoInChargeAndNeverMoreThanTwoHere) {
  int moves = 0;
  EXPECT_TRUE(rc::check("whatever the devices do", [&] {
    HandOffs day;
    std::vector<std::string> cookies{day.computer, day.scans(), day.scans()};
    std::set<std::string> here;
    std::string before;
    for (int step = 0; step < 60; ++step) {
      const auto cookie = *rc::gen::elementOf(cookies);
      const bool connected = here.contains(cookie);
      switch (*rc::gen::inRange(0, 8)) {
        case 0:
          if (connected) day.goes(cookie);
          here.erase(cookie);
          break;
        case 1:
          if (connected) (void)day.says(cookie, say::JoinQueue{});
          break;
        case 2:
        case 3:
          if (connected) (void)day.says(cookie, say::TakeOver{});
          break;
        case 4:
          (void)open_link(day.world, HandOffs::token_of(hand_off(day.world, cookie).value().url),
                          cookie);
          break;
        case 5:
          day.world.pass(*rc::gen::element(Duration{seconds{1}}, Duration{seconds{65}}));
          break;
        default:
          day.connects(cookie);
          here.insert(cookie);
          for (const auto& closed : day.world.live.closed_devices)
            std::erase_if(here, [&](const auto& one) { return day.device(one).id == closed; });
          day.world.live.closed_devices.clear();
          break;
      }
      RC_ASSERT(here.size() <= 2U);
      int in_charge = 0;
      for (const auto& one : here) {
        if (!day.in_charge(one)) continue;
        ++in_charge;
        if (one != before) ++moves;
        before = one;
      }
      RC_ASSERT(in_charge <= 1);
      const bool present = day.world.counts().applicants_connected > 0;
      RC_ASSERT(present == (in_charge == 1));
    }
  }));
  EXPECT_GT(moves, 30) << "the days were too quiet to show anything";
}

}  // namespace
}  // namespace visavis::app
