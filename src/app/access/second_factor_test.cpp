// The second factor of staff: how it is set up, proven, lost and found, and what the log says.
#include "app/access/second_factor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/own_sessions.h"
#include "app/access/recovery_codes.h"
#include "app/access/secrets.h"
#include "app/access/sign_in.h"
#include "app/access/totp.h"

#include "fakes/clock.h"
#include "fakes/entropy.h"
#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class SecondFactorTest : public testing::Test {
 protected:
  SecondFactorTest() {
    for (const auto& one : {eva, sam}) store.add_staff(one, clock.now());
  }
  static Staff member(std::uint8_t number, const std::string& email) {
    return {.id = StaffId{IdBytes{number}}, .email = email, .name = "", .password_hash = "hash"};
  }
  auto passes_password(const Staff& who) {
    return pass_password(all, entropy, clock.now(), sign_in_candidate(store, who.email), from);
  }
  std::string signs_in(const Staff& who) {
    return std::get<BegunSession>(passes_password(who).value()).cookie;
  }
  SecondStep asked(const Staff& who) { return std::get<SecondStep>(passes_password(who).value()); }
  Result<BegunSession, Refusal> gives(const SecondStep& step, std::string_view code) {
    return sign_in_with_code(all, entropy, clock.now(), step.token, code, from);
  }
  StaffSession session(const std::string& cookie) {
    return visit_of(store, clock.now(), cookie).value().session;
  }
  std::string code(const TotpSecret& secret) {
    return totp_code(secret,
                     std::chrono::floor<seconds>(clock.now().time_since_epoch()) / totp_step);
  }
  /// Sets an app up in a session, and goes on to the next code.
  std::vector<std::string> set_up(const std::string& cookie) {
    const auto& one = session(cookie);
    secret = begin_totp(store, entropy, one.staff);
    auto codes = confirm_totp(all, entropy, clock.now(), one, code(secret)).value();
    clock.pass(minutes{1});
    return codes;
  }
  Result<Done, Refusal> may(const std::string& cookie) {
    return second_factor_proven(store, session(cookie));
  }
  std::vector<std::string> said() {
    std::vector<std::string> names;
    for (const auto& one : store.acts_after(0, 100)) names.emplace_back(name(one.act.body));
    return names;
  }

  const Staff eva = member(1, "eva@example.org"), sam = member(2, "sam@example.org");
  const FromBrowser from{.device = {}, .name = "Browser/1.0 \x01\xFF"};
  fakes::MemoryStore store;
  fakes::MemoryConnection all{store};
  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  TotpSecret secret{};
};

TEST_F(SecondFactorTest, WhoHasNoneSignsInAsBeforeAndTheSessionKnows) {
  const auto cookie = signs_in(eva);
  EXPECT_EQ(session(cookie).second_factor, std::nullopt);
  EXPECT_EQ(session(cookie).browser, "Browser/1.0 ??");
  EXPECT_EQ(may(cookie).error(), Refusal::second_factor_not_set_up);
  EXPECT_EQ(prove_with_code(all, clock.now(), session(cookie), "123456").error(),
            Refusal::second_factor_not_set_up);
}

TEST_F(SecondFactorTest, IsThereOnceItsFirstCodeWasRight) {
  const auto cookie = signs_in(eva);
  const auto begun = begin_totp(store, entropy, eva.id);
  EXPECT_FALSE(has_second_factor(store, eva.id));
  const auto wrong = code(begun) == "000000" ? "000001" : "000000";
  EXPECT_EQ(confirm_totp(all, entropy, clock.now(), session(cookie), wrong).error(),
            Refusal::wrong_code);
  const std::string right = code(begun);
  const auto codes = confirm_totp(all, entropy, clock.now(), session(cookie),
                                  right.substr(0, 3) + " " + right.substr(3));
  ASSERT_TRUE(codes.ok());
  EXPECT_THAT(codes.value(), SizeIs(10));
  EXPECT_TRUE(has_second_factor(store, eva.id));
  EXPECT_EQ(session(cookie).second_factor, clock.now()) << "it is proven in this session";
  EXPECT_TRUE(may(cookie).ok());
  EXPECT_FALSE(has_second_factor(store, sam.id));
  EXPECT_THAT(said(), ElementsAre("staff.signed_in", "staff.second_factor_added",
                                  "staff.recovery_codes_made"));
  EXPECT_EQ(confirm_totp(all, entropy, clock.now(), session(cookie), right).error(),
            Refusal::wrong_code)
      << "nothing is being set up";
}

TEST_F(SecondFactorTest, IsAskedForAfterThePasswordAndBeforeASession) {
  set_up(signs_in(eva));
  const auto step = asked(eva);
  EXPECT_TRUE(step.totp);
  EXPECT_TRUE(step.recovery_codes);
  EXPECT_FALSE(step.passkeys);
  EXPECT_FALSE(visit_of(store, clock.now(), step.token)) << "it is no session";
  const auto begun = gives(step, code(secret));
  ASSERT_TRUE(begun.ok());
  EXPECT_EQ(session(begun->cookie).second_factor, clock.now());
  EXPECT_TRUE(may(begun->cookie).ok());
  clock.pass(minutes{1});
  EXPECT_EQ(gives(step, code(secret)).error(), Refusal::sign_in_over) << "it works once";
}

TEST_F(SecondFactorTest, ACodeIsTakenOnceByWhicheverDoor) {
  const auto cookie = signs_in(eva);
  set_up(cookie);
  const std::string once = code(secret);
  ASSERT_TRUE(gives(asked(eva), once).ok());
  const auto step = asked(eva);
  EXPECT_EQ(gives(step, once).error(), Refusal::wrong_code);
  EXPECT_EQ(prove_with_code(all, clock.now(), session(cookie), once).error(), Refusal::wrong_code);
  clock.pass(seconds{30});
  EXPECT_TRUE(gives(step, code(secret)).ok()) << "a wrong code ends nothing";
}

TEST_F(SecondFactorTest, TheStepEndsWithItsTimeAndWithWhatEndsSessions) {
  set_up(signs_in(eva));
  const auto late = asked(eva);
  clock.pass(second_step_lifetime);
  EXPECT_EQ(gives(late, code(secret)).error(), Refusal::sign_in_over);
  const auto taken_back = asked(eva);
  store.remove_sessions_of(eva.id);
  EXPECT_EQ(gives(taken_back, code(secret)).error(), Refusal::sign_in_over);
  const auto disabled = asked(eva);
  store.set_staff_disabled(eva.id, clock.now());
  EXPECT_EQ(gives(disabled, code(secret)).error(), Refusal::sign_in_over);
  EXPECT_EQ(gives({"stp_made_up"}, code(secret)).error(), Refusal::sign_in_over);
}

TEST_F(SecondFactorTest, ARecoveryCodeSignsInOnceAndOnlyItsOwner) {
  const auto codes = set_up(signs_in(eva));
  set_up(signs_in(sam));
  EXPECT_EQ(gives(asked(sam), codes[0]).error(), Refusal::wrong_code);
  std::string typed = codes[0];
  for (char& one : typed) one = static_cast<char>(std::toupper(one));
  ASSERT_TRUE(gives(asked(eva), typed).ok()) << "in capitals, too";
  EXPECT_EQ(gives(asked(eva), codes[0]).error(), Refusal::wrong_code);
  EXPECT_EQ(store.recovery_codes_left(eva.id), 9U);
  EXPECT_THAT(said(), testing::Contains("staff.recovery_code_used").Times(1));

  const auto fresh = new_recovery_codes(all, entropy, clock.now(), eva.id);
  EXPECT_EQ(gives(asked(eva), codes[1]).error(), Refusal::wrong_code) << "the new ones count";
  EXPECT_TRUE(gives(asked(eva), fresh[1]).ok());
}

TEST_F(SecondFactorTest, ThePasswordIsTypedAgainInASessionThatBeganLongAgo) {
  const auto cookie = signs_in(eva);
  const auto other = signs_in(eva);
  const auto first = [&](const std::string& one) {
    return factors_of(store, clock.now(), session(one)).password_first;
  };
  EXPECT_FALSE(first(cookie));
  clock.pass(password_lifetime);
  EXPECT_TRUE(first(cookie));
  EXPECT_FALSE(typed_password(store, clock.now(), session(cookie)));
  password_typed(store, clock.now(), session(cookie));
  password_typed(store, clock.now(), session(cookie));
  EXPECT_FALSE(first(cookie));
  EXPECT_TRUE(first(other)) << "in this session alone";
  clock.pass(password_lifetime);
  EXPECT_TRUE(first(cookie)) << "for a while";
  set_up(cookie);
  EXPECT_FALSE(first(cookie)) << "the second factor is asked for from then on";
}

TEST_F(SecondFactorTest, RecoveryCodesAreReadAsTheyWereMeant) {
  EXPECT_EQ(plain_recovery_code(" K7M2P-oI l"), "k7m2p011");
  EXPECT_EQ(hash_recovery_code("abcde-fghjk"), hash_recovery_code("ABCDE FGHJK"));
  EXPECT_NE(hash_recovery_code("abcde"), hash_recovery_code("abcdf"));
}

TEST_F(SecondFactorTest, ASessionFromBeforeMustProveItOnce) {
  const auto before = signs_in(eva);
  set_up(signs_in(eva));
  EXPECT_EQ(may(before).error(), Refusal::second_factor_required);
  const auto proven = prove_with_code(all, clock.now(), session(before), code(secret));
  ASSERT_TRUE(proven.ok());
  EXPECT_EQ(proven->second_factor, clock.now());
  EXPECT_TRUE(may(before).ok());
}

TEST_F(SecondFactorTest, AnotherAppTakesThePlaceOfTheFirstOnceItIsConfirmed) {
  const auto cookie = signs_in(eva);
  set_up(cookie);
  const auto old = secret;
  const auto begun = begin_totp(store, entropy, eva.id);
  ASSERT_TRUE(gives(asked(eva), code(old)).ok()) << "until then the old one counts";
  clock.pass(minutes{1});
  EXPECT_THAT(confirm_totp(all, entropy, clock.now(), session(cookie), code(begun)).value(),
              IsEmpty())
      << "the recovery codes stay";
  clock.pass(minutes{1});
  EXPECT_EQ(gives(asked(eva), code(old)).error(), Refusal::wrong_code);
  EXPECT_TRUE(gives(asked(eva), code(begun)).ok());
}

TEST_F(SecondFactorTest, WhoRemovesTheLastOneSignsInByThePasswordAlone) {
  set_up(signs_in(eva));
  remove_totp(all, clock.now(), eva.id);
  EXPECT_FALSE(has_second_factor(store, eva.id));
  EXPECT_EQ(store.recovery_codes_left(eva.id), 0U);
  signs_in(eva);
  remove_totp(all, clock.now(), eva.id);
  EXPECT_THAT(said(), testing::Contains("staff.second_factor_removed").Times(1));
}

TEST_F(SecondFactorTest, AnOperatorResetsAllOfItAndEverySessionEnds) {
  const auto cookie = signs_in(eva);
  set_up(cookie);
  store.add_passkey({.id = {}, .staff = eva.id, .credential = "key"});
  EXPECT_EQ(reset_second_factors(all, clock, "nobody@example.org", std::nullopt).error().field,
            Field::email);
  ASSERT_TRUE(reset_second_factors(all, clock, "EVA@example.org", std::nullopt).ok());
  EXPECT_FALSE(visit_of(store, clock.now(), cookie));
  EXPECT_EQ(store.acts_after(0, 100).back().act,
            (Act{std::nullopt, clock.now(), SecondFactorsReset{eva.id}}));
  EXPECT_EQ(signs_out(SecondFactorsReset{eva.id}), eva.id);
  signs_in(eva);
}

TEST_F(SecondFactorTest, OwnSessionsAreListedAndEnded) {
  const auto first = signs_in(eva);
  clock.pass(minutes{1});
  const auto second = signs_in(eva);
  clock.pass(minutes{1});
  const auto third = signs_in(eva);
  const auto others = signs_in(sam);
  session_seen(store, clock.now(), first);
  const auto own = own_sessions(store, clock.now(), eva.id);
  ASSERT_THAT(own, SizeIs(3));
  EXPECT_EQ(own[0].seen, clock.now());
  EXPECT_EQ(own[1].seen, own[1].began);

  ASSERT_TRUE(end_own_session(store, store, clock.now(), eva.id, id_of(own[1])).ok());
  EXPECT_FALSE(visit_of(store, clock.now(), second));
  EXPECT_TRUE(visit_of(store, clock.now(), first));
  EXPECT_EQ(end_own_session(store, store, clock.now(), eva.id, id_of(own[1])).error(),
            Refusal::not_found);
  EXPECT_EQ(end_own_session(store, store, clock.now(), eva.id, id_of(session(others))).error(),
            Refusal::not_found)
      << "nobody else's";

  end_other_sessions(store, store, clock.now(), session(third));
  end_other_sessions(store, store, clock.now(), session(third));
  EXPECT_FALSE(visit_of(store, clock.now(), first));
  EXPECT_TRUE(visit_of(store, clock.now(), third));
  EXPECT_TRUE(visit_of(store, clock.now(), others));
  EXPECT_THAT(said(), testing::Contains("staff.own_sessions_ended").Times(2));
}

}  // namespace
}  // namespace visavis::app
