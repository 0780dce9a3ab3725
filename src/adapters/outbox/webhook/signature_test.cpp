#include "adapters/outbox/webhook/signature.h"

#include <gtest/gtest.h>

namespace visavis::webhook {
namespace {

TEST(Signature, IsThatOfTheStandardsExample) {
  // The example that the reference libraries of Standard Webhooks test themselves with.
  EXPECT_EQ(sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                 1614265330, R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signature, TakesSecretsOf24To64Bytes) {
  const std::string bytes24(32, 'A'), bytes64 = std::string(85, 'A') + "A==";
  EXPECT_TRUE(sign("whsec_" + bytes24, "evt_1", 1, "{}"));
  EXPECT_TRUE(sign("whsec_" + bytes64, "evt_1", 1, "{}"));
  EXPECT_FALSE(sign("whsec_" + std::string(28, 'A'), "evt_1", 1, "{}")) << "21 bytes";
  EXPECT_FALSE(sign("whsec_" + std::string(88, 'A'), "evt_1", 1, "{}")) << "66 bytes";
}

TEST(Signature, RefusesWhatIsNoSecret) {
  const std::string good(32, 'A');
  for (const auto& bad : {std::string{}, std::string{"whsec_"}, good, "WHSEC_" + good,
                          "whsec_" + good + "!", "whsec_" + good + "A", "whsec_ " + good})
    EXPECT_FALSE(sign(bad, "evt_1", 1, "{}")) << bad;
}

}  // namespace
}  // namespace visavis::webhook
