// Passkeys as a browser made and used them, and what is refused.
#include "app/access/passkeys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/access/cbor_bounds.h"
#include "app/access/passkey_vectors_test.h"
#include "app/access/secrets.h"

#include "fakes/clock.h"
#include "fakes/entropy.h"
#include "fakes/memory_store.h"

namespace visavis::app {
namespace {

using std::chrono::minutes;

const RelyingParty localhost{"localhost", "http://localhost:8765"};

/// As the page had it.
std::string challenge(char byte) { return to_base64url(std::string(24, byte)); }

class PasskeysTest : public testing::TestWithParam<PasskeyVector> {
 protected:
  PasskeysTest() {
    for (const auto& one : {eva, sam}) store.add_staff(one, clock.now());
    store.add_session(session);
  }
  static Staff member(std::uint8_t number, const std::string& email) {
    return {.id = StaffId{IdBytes{number}}, .email = email, .name = "", .password_hash = "hash"};
  }
  void asks(char byte, TicketFor purpose, StaffId whom) {
    store.add_ticket(
        {hash_secret(challenge(byte)), purpose, whom, clock.now() + challenge_lifetime});
  }
  NewPasskey made() const {
    return {"Work laptop", std::string{vector.client_data}, std::string{vector.authenticator_data}};
  }
  PasskeyProof proof(std::size_t which) const {
    const auto& one = vector.proofs[which];
    return {std::string{vector.credential}, std::string{one.client_data},
            std::string{one.authenticator_data}, std::string{one.signature}};
  }
  auto adds(const NewPasskey& wanted, const RelyingParty& party = localhost) {
    return add_passkey(all, entropy, clock.now(), party, session, wanted);
  }
  void added() {
    asks(1, TicketFor::new_passkey, eva.id);
    ASSERT_TRUE(adds(made()).ok());
  }
  bool takes(const PasskeyProof& given, const RelyingParty& party = localhost) {
    return takes_passkey(all, clock.now(), party, eva.id, given);
  }

  const PasskeyVector vector = GetParam();
  const Staff eva = member(1, "eva@example.org"), sam = member(2, "sam@example.org");
  fakes::MemoryStore store;
  fakes::MemoryConnection all{store};
  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  const StaffSession session{
      .token = {1}, .staff = eva.id, .expires = clock.now() + std::chrono::hours{1}};
};
INSTANTIATE_TEST_SUITE_P(Of, PasskeysTest, testing::ValuesIn(passkey_vectors),
                         [](const auto& tested) {
                           return "algorithm_" + std::to_string(-tested.param.algorithm);
                         });

TEST_P(PasskeysTest, IsAddedAndProvenByItsSignature) {
  asks(1, TicketFor::new_passkey, eva.id);
  const auto codes = adds(made());
  ASSERT_TRUE(codes.ok());
  EXPECT_THAT(codes.value(), testing::SizeIs(10));
  EXPECT_TRUE(has_second_factor(store, eva.id));
  EXPECT_EQ(store.session(session.token)->second_factor, clock.now());
  const auto passkey = store.passkeys(eva.id).front();
  EXPECT_EQ(passkey.algorithm, vector.algorithm);
  EXPECT_EQ(passkey.name, "Work laptop");
  EXPECT_EQ(to_base64url(passkey.credential), vector.credential);
  EXPECT_EQ(store.acts_after(0, 10).front().act,
            (Act{eva.id, clock.now(), SecondFactorAdded{FactorKind::passkey}}));

  clock.pass(minutes{1});
  asks(2, TicketFor::passkey, eva.id);
  EXPECT_TRUE(takes(proof(0)));
  EXPECT_EQ(store.passkeys(eva.id).front().used, clock.now());
  EXPECT_FALSE(takes(proof(0))) << "a challenge is taken once";
  asks(3, TicketFor::passkey, eva.id);
  EXPECT_TRUE(takes(proof(1)));
}

TEST_P(PasskeysTest, ACountThatDoesNotGrowIsThatOfACopy) {
  added();
  asks(3, TicketFor::passkey, eva.id);
  ASSERT_TRUE(takes(proof(1)));
  asks(2, TicketFor::passkey, eva.id);
  EXPECT_FALSE(takes(proof(0))) << "an earlier count";
}

TEST_P(PasskeysTest, AnswersOnlyAChallengeThatWasGivenToThemForThis) {
  EXPECT_EQ(adds(made()).error(), Refusal::passkey_refused) << "none was";
  asks(1, TicketFor::new_passkey, sam.id);
  EXPECT_EQ(adds(made()).error(), Refusal::passkey_refused) << "a colleague's";
  store.remove_ticket(hash_secret(challenge(1)));
  asks(1, TicketFor::passkey, eva.id);
  EXPECT_EQ(adds(made()).error(), Refusal::passkey_refused) << "for something else";
  store.remove_ticket(hash_secret(challenge(1)));
  asks(1, TicketFor::new_passkey, eva.id);
  clock.pass(challenge_lifetime);
  EXPECT_EQ(adds(made()).error(), Refusal::passkey_refused) << "too late";
}

TEST_P(PasskeysTest, IsForOurPagesAndNoOthers) {
  asks(1, TicketFor::new_passkey, eva.id);
  EXPECT_EQ(adds(made(), {"localhost", "http://localhost:9999"}).error(), Refusal::passkey_refused);
  asks(1, TicketFor::new_passkey, eva.id);
  EXPECT_EQ(adds(made(), {"example.org", "http://localhost:8765"}).error(),
            Refusal::passkey_refused);
  added();
  for (const auto& other : {RelyingParty{"localhost", "https://localhost:8765"},
                            RelyingParty{"example.org", "http://localhost:8765"}}) {
    asks(2, TicketFor::passkey, eva.id);
    EXPECT_FALSE(takes(proof(0), other)) << other.id;
  }
}

TEST_P(PasskeysTest, NothingThatWasChangedIsTaken) {
  added();
  const auto flipped = [](const std::string& text, std::size_t at) {
    std::string bytes = from_base64url(text).value();
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return to_base64url(bytes);
  };
  auto signature = proof(0), data = proof(0), credential = proof(0), words = proof(0);
  signature.signature = flipped(signature.signature, 20);
  data.authenticator_data = flipped(data.authenticator_data, 36);
  credential.credential = flipped(credential.credential, 0);
  words.client_data = to_base64url(from_base64url(words.client_data).value() + " ");
  for (const auto& one : {signature, data, credential, words}) {
    asks(2, TicketFor::passkey, eva.id);
    EXPECT_FALSE(takes(one));
  }
  asks(2, TicketFor::passkey, eva.id);
  EXPECT_TRUE(takes(proof(0)));
}

TEST_P(PasskeysTest, OnePasskeyIsAddedOnceAndRemovedByItsOwner) {
  added();
  asks(1, TicketFor::new_passkey, eva.id);
  EXPECT_EQ(adds(made()).error(), Refusal::passkey_refused) << "it is known";
  const auto id = store.passkeys(eva.id).front().id;
  EXPECT_EQ(remove_passkey(all, clock.now(), sam.id, id).error(), Refusal::not_found);
  ASSERT_TRUE(remove_passkey(all, clock.now(), eva.id, id).ok());
  EXPECT_FALSE(has_second_factor(store, eva.id));
  EXPECT_EQ(store.recovery_codes_left(eva.id), 0U);
  asks(2, TicketFor::passkey, eva.id);
  EXPECT_FALSE(takes(proof(0)));
}

TEST_P(PasskeysTest, SignsInTheSecondStep) {
  added();
  const auto passed =
      pass_password(all, entropy, clock.now(), sign_in_candidate(store, "eva@example.org"), {});
  const auto& step = std::get<SecondStep>(passed.value());
  EXPECT_TRUE(step.passkeys);
  EXPECT_FALSE(step.totp);
  const auto sign_in = [&] {
    return sign_in_with_passkey(all, entropy, clock.now(), localhost, step.token, proof(0), {});
  };
  EXPECT_EQ(sign_in().error(), Refusal::passkey_refused) << "no challenge was given";
  asks(2, TicketFor::passkey, eva.id);
  const auto begun = sign_in();
  ASSERT_TRUE(begun.ok());
  EXPECT_EQ(visit_of(store, clock.now(), begun->cookie)->session.second_factor, clock.now());
  EXPECT_EQ(sign_in().error(), Refusal::sign_in_over);
}

TEST(WebauthnTest, ReadsWhatABrowserSaysAndNothingElse) {
  const auto said = read_client_data(
      R"({"type":"webauthn.get","challenge":"AQ","origin":"https://v.example","crossOrigin":true})");
  ASSERT_TRUE(said);
  EXPECT_EQ(said->type, "webauthn.get");
  EXPECT_EQ(said->challenge, "AQ");
  EXPECT_EQ(said->origin, "https://v.example");
  EXPECT_TRUE(said->cross_origin);
  EXPECT_FALSE(read_client_data(R"({"type":"a","challenge":"AQ","origin":"b"})")->cross_origin);
  for (const auto* wrong : {"", "{}", "[]", "null", R"({"type":"a","challenge":"AQ"})",
                            R"({"type":1,"challenge":"AQ","origin":"b"})",
                            R"({"type":"a","challenge":"AQ","origin":"b","crossOrigin":"no"})",
                            R"({"type":"a","challenge":"AQ","origin":"b"} )"
                            "x"})
    EXPECT_FALSE(read_client_data(wrong)) << wrong;
}

TEST(WebauthnTest, TakesNoCutCredential) {
  for (const auto& vector : passkey_vectors) {
    const std::string whole = from_base64url(vector.authenticator_data).value();
    ASSERT_TRUE(read_made_credential(localhost, whole));
    for (std::size_t size = 0; size < whole.size(); ++size)
      EXPECT_FALSE(read_made_credential(localhost, whole.substr(0, size))) << size;
  }
}

TEST(WebauthnTest, CborSaysNoMoreThanThereIs) {
  for (const auto& sound : {std::string{}, std::string{"\xA1\x01\x02"}, std::string{"\x42zz"},
                            std::string{"\x18\xFF\x82\x01\x20"}, std::string{"\xC1\x61z"}})
    EXPECT_TRUE(is_bounded_cbor(sound)) << testing::PrintToString(sound);
  for (const auto& wrong :
       {std::string{"\xBB\0\0\0\0\0\0\xFF\xFF", 9}, std::string{"\xA1\x01"}, std::string{"\x43zz"},
        std::string{"\x19\x01"}, std::string{"\xBF\xFF"}, std::string{"\x81\x81\x81\x81\x01"},
        std::string{"\x9B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"}})
    EXPECT_FALSE(is_bounded_cbor(wrong)) << testing::PrintToString(wrong);
}

TEST(WebauthnTest, Base64urlIsReadInItsOneForm) {
  EXPECT_EQ(to_base64url(std::string("\xFB\xFF\0", 3)), "-_8A");
  EXPECT_EQ(from_base64url("-_8A"), std::string("\xFB\xFF\0", 3));
  EXPECT_EQ(from_base64url("-_8"), "\xFB\xFF");
  for (const auto* wrong : {"+/8A", "\xE9\xE9\xE9\xE9", "-_8A=", " -_8A", "AB", "A"})
    EXPECT_FALSE(from_base64url(wrong)) << wrong;
}

}  // namespace
}  // namespace visavis::app
