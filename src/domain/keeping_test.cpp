#include "domain/keeping.h"

#include <gtest/gtest.h>

namespace visavis {
namespace {

using std::chrono::days;

constexpr Timestamp began{days{1000}};

struct Case {
  Keeping keeping;
  std::optional<StillOf> still_of;
  KeptFor kept;
  std::optional<days> stays;  ///< nothing: as long as it is needed
};

TEST(KeptUntil, GoesByOutcomeAndByWhatItShows) {
  const KeptFor usual{days{60}, days{90}, days{30}};
  const KeptFor short_stay{days{10}, days{20}, days{30}};
  const Case cases[]{
      {Keeping::other, std::nullopt, usual, days{90}},
      {Keeping::verified, std::nullopt, usual, days{60}},
      {Keeping::needed, std::nullopt, usual, std::nullopt},
      {Keeping::other, StillOf::face, usual, days{90}},
      {Keeping::verified, StillOf::other, usual, days{60}},
      {Keeping::other, StillOf::document_front, usual, days{30}},
      {Keeping::verified, StillOf::document_back, usual, days{30}},
      {Keeping::needed, StillOf::document_front, usual, std::nullopt},
      // Nothing of a document outlives the rest.
      {Keeping::other, StillOf::document_front, short_stay, days{20}},
      {Keeping::verified, StillOf::document_front, short_stay, days{10}},
  };
  for (const auto& one : cases) {
    const auto until = kept_until(one.keeping, one.still_of, began, one.kept);
    EXPECT_EQ(until, one.stays ? std::optional{began + *one.stays} : std::nullopt)
        << name(one.keeping) << " " << (one.still_of ? name(*one.still_of) : "recording");
  }
}

TEST(KeptAtMost, IsTheLongestThatApplicantsHaveToExpect) {
  const auto said = [](days verified, days other, days documents) {
    const auto at_most = kept_at_most({verified, other, documents});
    return std::pair{at_most.days, at_most.documents_days};
  };
  EXPECT_EQ(said(days{60}, days{90}, days{30}), (std::pair{90L, 30L}));
  EXPECT_EQ(said(days{120}, days{90}, days{30}), (std::pair{120L, 30L}));
  EXPECT_EQ(said(days{7}, days{14}, days{30}), (std::pair{14L, 14L}));
}

}  // namespace
}  // namespace visavis
