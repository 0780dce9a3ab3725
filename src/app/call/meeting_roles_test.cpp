#include "app/call/meeting_roles.h"

#include <gtest/gtest.h>

namespace visavis::app {
namespace {

using std::chrono::seconds;

constexpr Timestamp noon{std::chrono::milliseconds{1'800'000'000'000}};
const Expected expected{"", "Eva Lind", "Noor Haddad"};

MeetingParticipant somebody(const std::string& name, MeetingGuest kind = MeetingGuest::anonymous,
                            seconds since = seconds{0}) {
  return {name, kind, Personal<std::string>{name}, {}, noon + since, std::nullopt, 1};
}
MeetingParticipant signed_in(const std::string& name, const std::string& user) {
  auto one = somebody(name, MeetingGuest::signed_in);
  one.user = user;
  return one;
}
MeetingParticipant gone(MeetingParticipant one) {
  one.left = noon + seconds{60};
  return one;
}

std::vector<MeetingRole> roles(const std::vector<MeetingParticipant>& participants,
                               const Expected& who = expected) {
  std::vector<MeetingRole> found;
  for (const auto& one : with_roles(participants, who)) found.push_back(one.role);
  return found;
}

constexpr auto applicant = MeetingRole::applicant;
constexpr auto representative = MeetingRole::representative;
constexpr auto other = MeetingRole::other;
using Roles = std::vector<MeetingRole>;

TEST(MeetingRoles, TheRepresentativeIsWhoHasTheirAccount) {
  const auto eva = signed_in("Eva Lind", "users/1");
  const auto namesake = signed_in("Eva Lind", "users/2");
  const Expected known{"users/2", "Eva Lind", "Noor Haddad"};
  EXPECT_EQ(roles({eva, namesake}, known), (Roles{applicant, representative}));
}

TEST(MeetingRoles, ByNameWhereTheAccountIsNotKnownAndNeverAGuest) {
  EXPECT_EQ(roles({signed_in("eva  lind", "users/1")}), Roles{representative});
  EXPECT_EQ(roles({somebody("Eva Lind")}), Roles{applicant}) << "anybody can type that";
  EXPECT_EQ(roles({signed_in("Eva Lindt", "users/1")}), Roles{applicant});
}

TEST(MeetingRoles, WhoIsNamedAsTheProfileComesBeforeWhoCameFirst) {
  const auto first = somebody("Somebody");
  const auto noor = somebody("noor haddad", MeetingGuest::anonymous, seconds{30});
  EXPECT_EQ(roles({first, noor}), (Roles{other, applicant}));
  const auto later = somebody("Somebody else", MeetingGuest::phone, seconds{30});
  EXPECT_EQ(roles({later, first}), (Roles{other, applicant}));
}

TEST(MeetingRoles, WhoIsThereComesBeforeWhoHasGone) {
  const auto noor = gone(somebody("Noor Haddad"));
  const auto another = somebody("N. H.", MeetingGuest::anonymous, seconds{90});
  EXPECT_EQ(roles({noor, another}), (Roles{other, applicant}));
  EXPECT_EQ(roles({noor}), Roles{applicant});
}

TEST(MeetingRoles, AGuestWhoComesAgainIsOne) {
  const auto before = gone(somebody("Noor Haddad"));
  const auto now = somebody("noor haddad", MeetingGuest::anonymous, seconds{90});
  const auto all = with_roles({before, signed_in("Eva Lind", "users/1"), now}, expected);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].role, applicant);
  EXPECT_EQ(all[1].joins, 2);
  EXPECT_EQ(all[1].since, noon);
  EXPECT_EQ(all[1].left, std::nullopt);
}

TEST(MeetingRoles, ANamesakeWhoIsThereAtOnceOrHasAnAccountIsAnother) {
  const auto noor = somebody("Noor Haddad");
  EXPECT_EQ(roles({noor, somebody("Noor Haddad", MeetingGuest::anonymous, seconds{5})}),
            (Roles{applicant, other}));
  EXPECT_EQ(roles({noor, gone(signed_in("Noor Haddad", "users/7"))}), (Roles{applicant, other}));
}

TEST(MeetingRoles, WhoWasThereBesideTheApplicantIsAnotherAlsoOnceTheyAreGone) {
  const auto noor = somebody("Noor Haddad");
  const auto beside = gone(somebody("Noor Haddad", MeetingGuest::anonymous, seconds{5}));
  const auto all = with_roles({noor, beside}, expected);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].joins, 1);
  EXPECT_EQ(all[1].role, other);
}

TEST(MeetingRoles, AThirdPersonIsNobodyOfThem) {
  const auto all = with_roles({signed_in("Eva Lind", "users/1"), somebody("Noor Haddad"),
                               somebody("Coach", MeetingGuest::anonymous, seconds{5})},
                              expected);
  EXPECT_EQ(all[2].role, other);
  EXPECT_TRUE(all[1].named_as_profile);
  EXPECT_FALSE(all[2].named_as_profile);
}

TEST(MeetingRoles, AnEmptyNameIsNobodys) {
  EXPECT_FALSE(is_same_name("", ""));
  EXPECT_FALSE(is_same_name(" ", ""));
  EXPECT_EQ(roles({signed_in("", "users/1")}, {"", "", ""}), Roles{applicant});
  EXPECT_TRUE(roles({}).empty());
}

}  // namespace
}  // namespace visavis::app
