#include "domain/checklist.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

namespace visavis {
namespace {

Profile ada() {
  return {.name = "Ada",
          .photo_url = {},
          .title = "Analyst",
          .country = "GB",
          .skills = {"C++", "SQL"},
          .work = {{"Engineer", "Analytical Engines", "2019", "2024"},
                   {"Tutor", "Babbage Hall", "2015", "2019"}},
          .education = {{"Mathematics", "University of London", "2015"}}};
}

std::size_t questions_in(const std::vector<ChecklistItem>& items) {
  return static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(),
      [](const ChecklistItem& item) { return item.kind == ChecklistKind::question; }));
}

TEST(Checklist, AlwaysConsentThreeQuestionsChallengeAndDocument) {
  EXPECT_TRUE(rc::check("shape, whatever is drawn", [](std::uint64_t draw, bool empty_profile) {
    Profile only_name;
    only_name.name = "Ada";
    const auto items = draw_checklist(empty_profile ? only_name : ada(), draw);
    RC_ASSERT(items.size() == 6U);
    RC_ASSERT(questions_in(items) == 3U);
    std::set<std::string> ids, texts;
    for (const auto& item : items) {
      ids.insert(item.item);
      texts.insert(item.text.reveal());
      RC_ASSERT(item.required == (item.kind != ChecklistKind::document));
    }
    RC_ASSERT(ids.size() == items.size());
    RC_ASSERT(texts.size() == items.size());
  }));
}

TEST(Checklist, SameDrawSameListAndOtherDrawsOtherQuestions) {
  EXPECT_EQ(draw_checklist(ada(), 1), draw_checklist(ada(), 1));
  std::set<std::string> questions, challenges;
  for (std::uint64_t draw = 0; draw < 200; ++draw) {
    for (const auto& item : draw_checklist(ada(), draw)) {
      if (item.kind == ChecklistKind::question) questions.insert(item.text.reveal());
      if (item.kind == ChecklistKind::challenge) challenges.insert(item.text.reveal());
    }
  }
  EXPECT_GE(questions.size(), 10U);
  EXPECT_EQ(challenges.size(), 6U);
}

TEST(Checklist, TwoQuestionsAskAboutClaimsOfTheProfile) {
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    int about_claims = 0;
    for (const auto& item : draw_checklist(ada(), draw)) {
      for (const auto* claim : {"Analytical Engines", "Babbage Hall", "University of London"}) {
        if (item.text.reveal().find(claim) != std::string::npos) ++about_claims;
      }
    }
    EXPECT_GE(about_claims, 2) << "draw " << draw;
  }
}

TEST(Checklist, EveryItemHasWordsForTheApplicant) {
  std::set<std::string> gestures;
  for (std::uint64_t draw = 0; draw < 200; ++draw) {
    for (const auto& item : draw_checklist(ada(), draw)) {
      const Caption caption = caption_of(item);
      EXPECT_EQ(caption.kind, item.kind);
      EXPECT_FALSE(caption.text.reveal().empty());
      EXPECT_EQ(caption.text.reveal().find("applicant"), std::string::npos)
          << caption.text.reveal();
      EXPECT_EQ(caption.gesture.empty(), item.kind != ChecklistKind::challenge)
          << item.text.reveal();
      if (item.kind == ChecklistKind::question) {
        EXPECT_EQ(caption.text.reveal(), item.text.reveal());
      }
      if (!caption.gesture.empty()) gestures.insert(caption.gesture);
    }
  }
  EXPECT_EQ(gestures.size(), 6U);
  const Caption unknown =
      caption_of({"challenge", ChecklistKind::challenge, Personal<std::string>{"Of old"}, true});
  EXPECT_TRUE(unknown.gesture.empty());
  EXPECT_FALSE(unknown.text.reveal().empty());
}

}  // namespace
}  // namespace visavis
