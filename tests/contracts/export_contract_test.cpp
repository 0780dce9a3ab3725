#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ExportContract : public StoreContract {
 protected:
  ExportContract() { commit(eva.begin()); }
  app::Exports& exports() { return connection->store().exports(); }
  EvidenceExport ask(std::uint32_t number, std::uint32_t verification, int seconds) {
    EvidenceExport asked{numbered<ExportId>(number), numbered<VerificationId>(verification),
                         numbered<StaffId>(1), start_of_story + std::chrono::seconds{seconds},
                         "Court file 7"};
    exports().add_export(asked);
    return asked;
  }
  std::vector<ExportId> newest(std::optional<VerificationId> of = {}, std::size_t limit = 10) {
    std::vector<ExportId> found;
    for (const auto& one : exports().newest_exports(of, limit)) found.push_back(one.asked.id);
    return found;
  }
  Story eva{1, "eva"};
  const ExportAnswer approval{numbered<StaffId>(2), start_of_story + std::chrono::minutes{1}, true,
                              ""};
  const app::ExportContent content{7,
                                   {numbered<EvidenceId>(2), numbered<EvidenceId>(1)},
                                   "visavis-head-1 7 7",
                                   "Sam \"S\" Okafor",
                                   "Ada Osei",
                                   9'000'000'000};
};

TEST_P(ExportContract, IsThereAsItWasAsked) {
  const auto asked = ask(1, 1, 5);
  EXPECT_EQ(storage->connect()->store().exports().asked_export(asked.id),
            (app::ExportRecord{asked, std::nullopt}));
  EXPECT_EQ(exports().asked_export(numbered<ExportId>(9)), std::nullopt);
}

TEST_P(ExportContract, IsAnsweredOnce) {
  auto approved = ask(1, 1, 5);
  auto declined = ask(2, 1, 6);
  EXPECT_TRUE(exports().answer_export(approved.id, approval, content));
  approved.answer = approval;
  const ExportAnswer refusal{numbered<StaffId>(3), approval.at, false, "Too much"};
  EXPECT_FALSE(exports().answer_export(approved.id, refusal, std::nullopt));
  EXPECT_FALSE(exports().answer_export(numbered<ExportId>(9), refusal, std::nullopt));
  EXPECT_TRUE(exports().answer_export(declined.id, refusal, std::nullopt));
  declined.answer = refusal;
  const auto another = storage->connect();
  auto& others = another->store().exports();
  EXPECT_EQ(others.asked_export(approved.id), (app::ExportRecord{approved, content}));
  EXPECT_EQ(others.asked_export(declined.id), (app::ExportRecord{declined, std::nullopt}));
}

TEST_P(ExportContract, AreListedNewestFirst) {
  Story adam{2, "adam"};
  commit(adam.begin());
  EXPECT_THAT(newest(), IsEmpty());
  const auto middle = ask(1, 1, 5).id;
  const auto last = ask(2, 2, 9).id;
  const auto first = ask(3, 1, 1).id;
  const auto same = ask(4, 1, 5).id;
  EXPECT_THAT(newest(), ElementsAre(last, same, middle, first));
  EXPECT_THAT(newest(std::nullopt, 2), ElementsAre(last, same));
  EXPECT_THAT(newest(numbered<VerificationId>(1)), ElementsAre(same, middle, first));
  EXPECT_THAT(newest(numbered<VerificationId>(1), 1), ElementsAre(same));
  EXPECT_THAT(newest(numbered<VerificationId>(3)), IsEmpty());
}

VISAVIS_ON_EVERY_STORE(ExportContract);

}  // namespace
}  // namespace visavis::contracts
