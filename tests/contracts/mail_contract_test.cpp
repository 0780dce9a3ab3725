#include "contracts/store_contract.h"

namespace visavis::contracts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MailContract : public StoreContract {
 protected:
  static app::MailDraft draft(const std::string& kind) {
    return {.to = Personal<std::string>{"zoe@home.example"},
            .kind = kind,
            .language = "pt",
            .text_version = "7",
            .sender_name = "Larkfold — identity",
            .reply_to = "help@market.example",
            .subject = Personal<std::string>{"Zoë's \"subject\""},
            .text = Personal<std::string>{"line\n{link}\n"},
            .html = Personal<std::string>{"<p>名前</p>"},
            .carries_link = true,
            .useless_from = start_of_story + std::chrono::days{2}};
  }
  void commit_with_mail(app::Step step, const std::string& kind) {
    step.mail = draft(kind);
    commit(step);
  }
  /// The kinds of what is due.
  std::vector<std::string> due(Timestamp now, std::size_t limit = 100) {
    std::vector<std::string> kinds;
    for (const auto& one : mails().due(now, limit)) kinds.push_back(one.draft.kind);
    return kinds;
  }
  std::int64_t number(const std::string& kind, Timestamp now) {
    for (const auto& one : mails().due(now, 100))
      if (one.draft.kind == kind) return one.number;
    ADD_FAILURE() << kind << " is not due";
    return 0;
  }
  app::MailOutbox& mails() { return connection->mails(); }

  Story eva{1, "eva"}, adam{2, "adam", 3};
  const Timestamp later = start_of_story + std::chrono::hours{1};
  const Command consent = GiveConsent{std::string{consent_version}};
};
VISAVIS_ON_EVERY_DATABASE(MailContract);

TEST_P(MailContract, CarriesWhatWasWrittenWithTheStep) {
  commit_with_mail(eva.begin(), "required");
  commit(eva.step(consent));
  const auto found = mails().due(later, 10);
  ASSERT_EQ(found.size(), 1U);
  const auto& one = found.front();
  EXPECT_EQ(one.draft, draft("required"));
  EXPECT_EQ(one.verification, numbered<VerificationId>(1));
  EXPECT_EQ(one.created, start_of_story);
  EXPECT_EQ(one.attempts, 0);
  EXPECT_EQ(connection->chain_broken_at(), std::nullopt);
}

TEST_P(MailContract, IsNotThereWhenTheStepIsRefused) {
  commit(eva.begin());
  auto stale = eva.step(consent);
  commit(stale);
  stale.mail = draft("twice");
  EXPECT_EQ(refusal(stale), app::CommitRefusal::version_conflict);
  EXPECT_THAT(due(later), IsEmpty()) << "a replayed step sends nothing";
}

TEST_P(MailContract, HandedOverIsOverAndForgotten) {
  commit_with_mail(eva.begin(), "required");
  commit_with_mail(adam.begin(), "other");
  const auto first = number("required", later);
  mails().handed_over(first, later);
  mails().handed_over(first, later);
  mails().failed(first, "SMTP 451", later, later);
  EXPECT_THAT(due(later), ElementsAre("other"));
  EXPECT_EQ(storage->connect()->mails().next_due(start_of_story - Duration{1}), start_of_story);
}

TEST_P(MailContract, AFailureWaitsForItsTimeAndGivingUpEndsIt) {
  commit_with_mail(eva.begin(), "first");
  commit_with_mail(adam.begin(), "second");
  const auto first = number("first", later);
  const Timestamp again = later + std::chrono::minutes{5};
  mails().failed(first, "SMTP 451", again, later);
  EXPECT_THAT(due(later), ElementsAre("second"));
  EXPECT_EQ(mails().next_due(later), again);
  EXPECT_THAT(due(again), ElementsAre("second", "first")) << "longest due first";
  EXPECT_THAT(due(again, 1), ElementsAre("second"));
  EXPECT_EQ(mails().due(again, 10)[1].attempts, 1);
  mails().failed(first, "SMTP 550", std::nullopt, again);
  EXPECT_THAT(due(again), ElementsAre("second"));
}

TEST_P(MailContract, WhatIsHeldWaitsAndHadNoAttempt) {
  commit_with_mail(eva.begin(), "first");
  const auto first = number("first", later);
  const Timestamp again = later + std::chrono::minutes{5};
  mails().held(first, "no connection", again, later);
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(mails().next_due(later), again);
  EXPECT_TRUE(storage->mails_hold("no connection"));
  EXPECT_EQ(mails().due(again, 1).front().attempts, 0);
  mails().handed_over(first, again);
  mails().held(first, "no connection", again, later);
  EXPECT_THAT(due(again), IsEmpty());
}

TEST_P(MailContract, WhatIsSoonUselessGoesBeforeTheRest) {
  auto lasting = draft("lasting");
  lasting.useless_from = std::nullopt;
  auto first = eva.begin();
  first.mail = lasting;
  commit(first);
  auto second = adam.begin();
  second.mail = draft("in two days");
  commit(second);
  auto third = Story{3, "noor"}.begin();
  third.mail = draft("in an hour");
  third.mail->useless_from = start_of_story + std::chrono::hours{1};
  commit(third);
  EXPECT_THAT(due(later), ElementsAre("in an hour", "in two days", "lasting"));
}

TEST_P(MailContract, NewsComeInTheirOrder) {
  auto older = draft("older"), newer = draft("newer");
  older.useless_from = newer.useless_from = std::nullopt;
  auto first = eva.begin();
  first.mail = older;
  commit(first);
  auto second = eva.step(consent);
  second.mail = newer;
  commit(second);
  EXPECT_THAT(due(later), ElementsAre("older"));
  const auto number_of_older = number("older", later);
  const Timestamp again = later + std::chrono::minutes{5};
  mails().failed(number_of_older, "SMTP 451", again, later);
  EXPECT_THAT(due(later), IsEmpty());
  EXPECT_EQ(mails().next_due(later), again);
  mails().handed_over(number_of_older, again);
  EXPECT_THAT(due(again), ElementsAre("newer"));
}

TEST_P(MailContract, AStepTakesBackWhatItOutdates) {
  commit_with_mail(eva.begin(), "required");
  commit_with_mail(adam.begin(), "required");
  auto step = eva.step(consent);
  step.mail = draft("overdue");
  step.mails_outdated = {"required", "overdue"};
  commit(step);
  std::vector<VerificationId> of;
  for (const auto& one : mails().due(later, 10)) of.push_back(one.verification);
  EXPECT_THAT(due(later), testing::UnorderedElementsAre("required", "overdue"));
  EXPECT_THAT(
      of, testing::UnorderedElementsAre(numbered<VerificationId>(1), numbered<VerificationId>(2)));
}

TEST_P(MailContract, WhatIsOverNamesNobodyAnyMore) {
  commit_with_mail(eva.begin(), "sent");
  commit_with_mail(adam.begin(), "given up");
  EXPECT_TRUE(storage->mails_hold("名前"));
  mails().handed_over(number("sent", later), later);
  mails().failed(number("given up", later), "SMTP 550", std::nullopt, later);
  EXPECT_FALSE(storage->mails_hold("zoe@home.example"));
  EXPECT_FALSE(storage->mails_hold("名前"));
}

TEST_P(MailContract, WhatBecameOfEachIsKnown) {
  commit_with_mail(eva.begin(), "required");
  eva.wait(std::chrono::minutes{1});
  commit_with_mail(eva.step(consent), "reminder");
  mails().handed_over(number("required", later), later);
  const app::MailRecord first{start_of_story, "required", app::MailState::handed_over};
  const app::MailRecord second{eva.now(), "reminder", app::MailState::open};
  EXPECT_THAT(store().mails_of(numbered<VerificationId>(1)), ElementsAre(first, second));
  EXPECT_THAT(store().mails_of(numbered<VerificationId>(2)), IsEmpty());
}

}  // namespace
}  // namespace visavis::contracts
