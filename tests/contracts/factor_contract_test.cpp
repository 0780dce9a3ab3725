// What every store keeps of second factors and sessions.
#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using std::chrono::hours;
using testing::ElementsAre;
using testing::IsEmpty;

class FactorContract : public StoreContract {
 protected:
  FactorContract() {
    for (std::uint32_t number = 1; number <= 2; ++number)
      staff().add_staff({.id = numbered<StaffId>(number),
                         .email = "staff" + std::to_string(number) + "@example.org",
                         .name = "Ana",
                         .password_hash = "hash"},
                        start_of_story);
  }
  Passkey passkey(std::uint32_t number, StaffId owner) const {
    return {.id = numbered<PasskeyId>(number),
            .staff = owner,
            .name = "key " + std::to_string(number),
            .credential = "\0cred" + std::to_string(number),
            .algorithm = -7,
            .public_key = std::string("\0\xFFkey", 5),
            .sign_count = 4'000'000'000,
            .added = start_of_story};
  }
  StaffSession session(std::uint32_t number, Timestamp began) const {
    return {secret(number), one, start_of_story + hours{12}, began, began, "Browser", std::nullopt};
  }

  const StaffId one = numbered<StaffId>(1), other = numbered<StaffId>(2);
};
VISAVIS_ON_EVERY_STORE(FactorContract);

TEST_P(FactorContract, KeepsAnAuthenticatorAppAndTheOneThatIsBegun) {
  EXPECT_EQ(factors().totp(one), TotpRecord{});
  const TotpRecord begun{std::nullopt, TotpSecret{1, 2, 3}};
  factors().set_totp(one, begun);
  EXPECT_EQ(factors().totp(one), begun);
  const TotpRecord both{Totp{TotpSecret{4, 5}, start_of_story, 60'000'000}, TotpSecret{6}};
  factors().set_totp(one, both);
  EXPECT_EQ(factors().totp(one), both);
  EXPECT_EQ(factors().totp(other), TotpRecord{});
  factors().set_totp(one, {});
  EXPECT_EQ(factors().totp(one), TotpRecord{});
}

TEST_P(FactorContract, ARecoveryCodeIsUsedOnceAndByItsOwner) {
  factors().set_recovery_codes(one, {secret(1), secret(2)});
  factors().set_recovery_codes(other, {secret(1)});
  EXPECT_FALSE(factors().use_recovery_code(one, secret(3)));
  EXPECT_TRUE(factors().use_recovery_code(one, secret(1)));
  EXPECT_FALSE(factors().use_recovery_code(one, secret(1)));
  EXPECT_EQ(factors().recovery_codes_left(one), 1U);
  EXPECT_EQ(factors().recovery_codes_left(other), 1U);
  factors().set_recovery_codes(one, {secret(4), secret(5)});
  EXPECT_FALSE(factors().use_recovery_code(one, secret(2))) << "the new ones took their place";
  factors().set_recovery_codes(one, {});
  EXPECT_EQ(factors().recovery_codes_left(one), 0U);
}

TEST_P(FactorContract, KeepsPasskeysOfEach) {
  const auto first = passkey(1, one), second = passkey(2, one), third = passkey(3, other);
  for (const auto& each : {first, second, third}) EXPECT_TRUE(factors().add_passkey(each));
  auto again = passkey(4, other);
  again.credential = first.credential;
  EXPECT_FALSE(factors().add_passkey(again)) << "one credential is one passkey";
  EXPECT_THAT(factors().passkeys(one), ElementsAre(first, second));
  auto used = second;
  used.sign_count = 7;
  used.used = start_of_story + hours{1};
  factors().note_passkey(used);
  factors().remove_passkey(first.id);
  EXPECT_THAT(factors().passkeys(one), ElementsAre(used));
  EXPECT_THAT(factors().passkeys(other), ElementsAre(third));
}

TEST_P(FactorContract, TicketsEndWhenTheyAreTakenForgottenOrSessionsEnd) {
  const auto until = start_of_story + hours{1};
  const StaffTicket step{secret(1), TicketFor::second_step, one, until};
  const StaffTicket challenge{secret(2), TicketFor::new_passkey, other, start_of_story};
  const StaffTicket proof{secret(3), TicketFor::passkey, other, until};
  for (const auto& each : {step, challenge, proof}) factors().add_ticket(each);
  EXPECT_EQ(factors().ticket(secret(1)), step);
  EXPECT_EQ(factors().ticket(secret(2)), challenge);
  EXPECT_EQ(factors().ticket(secret(4)), std::nullopt);
  staff().forget_expired_sessions(start_of_story + Duration{1});
  EXPECT_EQ(factors().ticket(secret(2)), std::nullopt);
  staff().remove_sessions_of(one);
  EXPECT_EQ(factors().ticket(secret(1)), std::nullopt);
  EXPECT_EQ(factors().ticket(secret(3)), proof) << "nobody else's";
  factors().remove_ticket(secret(3));
  EXPECT_EQ(factors().ticket(secret(3)), std::nullopt);
}

TEST_P(FactorContract, SessionsTellWhenTheyBeganAndWereSeenAndProven) {
  const auto late = session(1, start_of_story + hours{1}), early = session(2, start_of_story);
  for (const auto& each : {late, early}) staff().add_session(each);
  EXPECT_THAT(staff().sessions_of(one, start_of_story), ElementsAre(early, late));
  auto noted = early;
  noted.seen = start_of_story + hours{2};
  noted.second_factor = start_of_story + hours{1};
  staff().note_session(noted);
  EXPECT_EQ(staff().session(secret(2)), noted);
  EXPECT_EQ(staff().session(secret(1)), late);
  staff().note_session(session(3, start_of_story));
  EXPECT_EQ(staff().session(secret(3)), std::nullopt) << "one that is gone stays so";
  EXPECT_THAT(staff().sessions_of(other, start_of_story), IsEmpty());
}

}  // namespace
}  // namespace visavis::contracts
