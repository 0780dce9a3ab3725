#include "app/notices/notice_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/notices/texts.h"

namespace visavis::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Timestamp noon = from_unix_ms(1'795'435'200'000);  // 23 November 2026, 12:00 UTC
const StaffId eva{IdBytes{10}};
const StaffId sam{IdBytes{11}};
const CallId call{IdBytes{1}};

/// Takes steps as the use cases do, and keeps the last mail.
class Life {
 public:
  explicit Life(const std::string& name = "Ama Owusu",
                const std::string& return_url = "https://m.example/s",
                const std::string& language = "en", const std::string& support_url = "")
      : marketplace{{}, "Larkfold & Sons", "", "", support_url},
        first{1, noon, required(name, return_url, language)},
        verification(begin(VerificationId{IdBytes{7}}, first)),
        mail(notice_mail(verification, first, marketplace, policy)) {}

  static VerificationRequired required(const std::string& name, const std::string& return_url,
                                       const std::string& language) {
    VerificationRequired required{MarketplaceId{IdBytes{3}},
                                  AccountId::parse("42").value(),
                                  Trigger::first_proposal,
                                  {},
                                  return_url,
                                  {},
                                  noon + shipped_policy().deadline};
    required.profile = Personal{Profile{.name = name}};
    required.contact = Contact{Personal<std::string>{"ama@home.example"}, language};
    return required;
  }
  void step(const Command& command, Duration after = std::chrono::minutes{1}) {
    now += after;
    const auto decided = decide(verification, command, policy, now);
    ASSERT_TRUE(decided.ok()) << entry(decided.error()).code;
    const Event event{verification.version + 1, now, decided.value()};
    verification = apply(verification, event);
    mail = notice_mail(verification, event, marketplace, policy);
  }
  void call_ends(Outcome outcome, std::vector<ReasonCode> reasons, const std::string& message) {
    if (!verification.consent) step(GiveConsent{std::string{consent_version}});
    step(JoinQueue{});
    step(StartCall{call, eva, {}});
    step(Decide{call,
                eva,
                {outcome,
                 std::move(reasons),
                 Personal<std::string>{message},
                 Personal<std::string>{"INTERNAL"},
                 {}}});
  }
  void fail() {
    call_ends(Outcome::failed, {ReasonCode::photo_mismatch, ReasonCode::document_rejected},
              "Please <b>bring</b>\nyour passport.");
    step(Review{sam, Verdict::confirmed, Personal<std::string>{"INTERNAL"}});
  }
  const std::string& text() const { return mail->text.reveal(); }
  const std::string& html() const { return mail->html.reveal(); }

  Policy policy = shipped_policy();
  Marketplace marketplace;
  Event first;
  Verification verification;
  Timestamp now = noon;
  std::optional<MailDraft> mail;
};

TEST(NoticeMail, AsksForTheCall) {
  const Life life;
  ASSERT_TRUE(life.mail);
  EXPECT_EQ(life.mail->to.reveal(), "ama@home.example");
  EXPECT_EQ(life.mail->kind, "required");
  EXPECT_EQ(life.mail->sender_name, "Larkfold & Sons identity verification");
  EXPECT_EQ(life.mail->subject.reveal(), "Action required: a short video call for Larkfold & Sons");
  EXPECT_FALSE(life.mail->carries_link);
  EXPECT_THAT(life.text(), HasSubstr("Hello Ama Owusu,\n\nLarkfold & Sons needs you"));
  EXPECT_THAT(life.text(), HasSubstr("by 30 November 2026, 12:00 UTC."));
  EXPECT_THAT(life.text(), HasSubstr("Paused until you’re verified:\n- sending new proposals\n"
                                     "- changing your profile photo\n\n"));
  EXPECT_THAT(life.text(),
              HasSubstr("open Settings > Identity Verification:\nhttps://m.example/s\n"));
  EXPECT_THAT(life.html(), HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(life.html(), HasSubstr("<a href=\"https://m.example/s\""));
  EXPECT_THAT(life.html(), HasSubstr("Larkfold &amp; Sons needs you"));
  EXPECT_THAT(life.text(), Not(HasSubstr("{")));
  EXPECT_THAT(life.html(), Not(HasSubstr("{")));
}

TEST(NoticeMail, SaysWhereToGoWithoutTheMarketplacesPage) {
  const Life life{"Ama", ""};
  EXPECT_THAT(life.text(), HasSubstr("To continue, sign in to Larkfold & Sons and open Settings"));
  EXPECT_THAT(life.html(), Not(HasSubstr("href")));
}

TEST(NoticeMail, TellsEveryReasonAtOnceAndNothingInternal) {
  Life life;
  life.call_ends(Outcome::failed, {ReasonCode::photo_mismatch}, "");
  EXPECT_EQ(life.mail->kind, "in_review");
  EXPECT_THAT(life.text(), Not(HasSubstr("photo."))) << "nothing is decided yet";
  Life failed;
  failed.fail();
  EXPECT_EQ(failed.mail->kind, "not_verified");
  EXPECT_THAT(failed.text(),
              HasSubstr("Why:\n- The person in the call did not match the profile photo.\n"
                        "- The identity document could not be accepted.\n\n"));
  EXPECT_THAT(failed.text(), HasSubstr("> Please <b>bring</b>\n> your passport.\n"));
  EXPECT_THAT(failed.html(), HasSubstr("Please &lt;b&gt;bring&lt;/b&gt;<br>\nyour passport."));
  EXPECT_THAT(failed.text(), HasSubstr("appeal"));
  EXPECT_THAT(failed.text(), Not(HasSubstr("INTERNAL")));
  EXPECT_THAT(failed.html(), Not(HasSubstr("INTERNAL")));
}

TEST(NoticeMail, AsksNobodyToBeInTimeForWhatHasPassed) {
  Life life;
  life.step(MarkOverdue{}, std::chrono::days{8});
  EXPECT_EQ(life.mail->kind, "overdue");
  EXPECT_THAT(life.text(), HasSubstr("withdrawing your earnings"));
  life.call_ends(Outcome::technical, {ReasonCode::no_audio}, "");
  EXPECT_EQ(life.mail->kind, "technical");
  EXPECT_THAT(life.text(), HasSubstr("The sound did not work."));
  EXPECT_THAT(life.text(), Not(HasSubstr("2026")));
}

TEST(NoticeMail, CarriesTheAppealAndItsAnswer) {
  Life life;
  life.fail();
  life.step(RequestAppeal{Personal<std::string>{"SECRET: I have a new passport."}});
  EXPECT_EQ(life.mail->kind, "appeal_requested");
  EXPECT_THAT(life.text(), HasSubstr("a reply by 26 November 2026, 12:06 UTC"));
  EXPECT_THAT(life.text(), Not(HasSubstr("SECRET"))) << "mail is no place to keep it";
  const StaffId jon{IdBytes{12}};
  life.step(AnswerAppeal{jon, false, Personal<std::string>{"The document had expired."}});
  EXPECT_EQ(life.mail->kind, "appeal_declined");
  EXPECT_THAT(life.text(), HasSubstr("Our reply:\n> The document had expired.\n"));
  life.step(RequestAppeal{Personal<std::string>{"Again."}});
  life.step(AnswerAppeal{jon, true, {}});
  EXPECT_EQ(life.mail->kind, "appeal_granted");
  EXPECT_THAT(life.text(), HasSubstr("by 30 November 2026, 12:09 UTC"));
  EXPECT_THAT(life.text(), Not(HasSubstr("Our reply:")));
}

TEST(NoticeMail, LetsNobodyWriteInTheGreeting) {
  const struct {
    std::string name, greeting;
  } cases[] = {
      {"Ama Owusu", "Ama Owusu"},
      {"J.R. Osei-Tutu, St.John", "J. R. Osei-Tutu, St. John"},
      {"\u5f20 \u4f1f", "\u5f20 \u4f1f"},
      {"Ada\r\n\r\nYour account is blocked, sign in at https://evil.example\r\n",
       "Ada Your account is blocked, sign in at https evil. example"},
      {"www.evil.example/a?b a@evil.example", "www. evil. example a?b a evil. example"},
      {"evil\u3002example evil\uFF0Eexample", "evil. example evil. example"},
      {std::string(30, 'a') + " " + std::string(29, 'b') + " c",
       std::string(30, 'a') + " " + std::string(29, 'b') + "\u2026"},
      {std::string(200, 'x'), std::string(60, 'x') + "\u2026"},
  };
  for (const auto& one : cases) {
    const Life life{one.name};
    EXPECT_THAT(life.text(), testing::StartsWith("Hello " + one.greeting + ",\n")) << one.name;
  }
}

TEST(NoticeMail, PromisesAnotherAppealOnlyWhereThereIsOne) {
  const StaffId jon{IdBytes{12}};
  for (const auto& words : all_words()) {
    Life life{"Ama", "https://m.example/s", std::string{words.language()}};
    // In the mail names are isolated where words run from right to left.
    const auto before_name = [&](std::string_view key) {
      const auto& message = words.paragraphs(key).front().pattern();
      return message.substr(0, message.find("{marketplace}"));
    };
    life.fail();
    for (int number = 1; number <= appeals_max; ++number) {
      life.step(RequestAppeal{Personal<std::string>{"Please look again."}});
      life.step(AnswerAppeal{jon, false, Personal<std::string>{"It had expired."}});
      EXPECT_EQ(life.mail->kind, "appeal_declined");
      const bool last = number == appeals_max;
      const auto said = last ? "mail.appeal_used_up" : "mail.appeal_again";
      const auto unsaid = last ? "mail.appeal_again" : "mail.appeal_used_up";
      EXPECT_THAT(life.text(), HasSubstr("\n\n" + before_name(said))) << words.language() << number;
      EXPECT_THAT(life.text(), Not(HasSubstr("\n\n" + before_name(unsaid))))
          << words.language() << number;
      EXPECT_THAT(life.text() + life.html(), Not(HasSubstr("{"))) << words.language() << number;
    }
  }
}

TEST(NoticeMail, AnotherCallSaysThatTheAppealIsAnsweredByIt) {
  const std::string settled = "This also settles your appeal: it was accepted.";
  Life appealed;
  appealed.fail();
  appealed.step(RequestAppeal{Personal<std::string>{"Please look again."}});
  appealed.step(GrantRetry{});
  EXPECT_EQ(appealed.mail->kind, "retry_granted");
  EXPECT_THAT(appealed.text(), HasSubstr(settled));
  Life silent, declined;
  declined.fail();
  declined.step(RequestAppeal{Personal<std::string>{"Please look again."}});
  declined.step(
      AnswerAppeal{StaffId{IdBytes{12}}, false, Personal<std::string>{"It had expired."}});
  silent.fail();
  for (auto* life : {&silent, &declined}) {
    life->step(GrantRetry{});
    EXPECT_THAT(life->text(), Not(HasSubstr("appeal")));
  }
}

TEST(NoticeMail, SaysOfOverdueOnlyWhatIsSoUnderEveryPolicy) {
  Life lenient;
  lenient.policy.overdue = HoldRule{};
  lenient.step(MarkOverdue{}, std::chrono::days{8});
  EXPECT_EQ(lenient.mail->kind, "overdue");
  EXPECT_THAT(lenient.text(), HasSubstr("has passed. You can still take the call"));
  EXPECT_THAT(lenient.text(), Not(HasSubstr("Paused"))) << "nothing is limited";
  Life again;
  again.fail();
  again.step(GrantRetry{});
  const std::string limits =
      "Paused until you’re verified:\n- sending new proposals\n- changing your profile photo\n"
      "- withdrawing your earnings\n- accepting direct hires\n- appearing in search\n\n";
  EXPECT_THAT(again.text(), HasSubstr(limits));
  again.step(MarkOverdue{}, std::chrono::days{8});
  EXPECT_EQ(again.mail->kind, "overdue");
  EXPECT_THAT(again.text(), HasSubstr(limits)) << "no more than before";
}

TEST(NoticeMail, PromisesNoReminderOfASlot) {
  for (const auto before : {std::chrono::minutes{10}, std::chrono::minutes{600}}) {
    Life life;
    life.step(BookSlot{life.now + std::chrono::minutes{1} + before});
    EXPECT_EQ(life.mail->kind, "slot_booked");
    EXPECT_THAT(life.text(), HasSubstr("open your verification a few minutes early"));
    EXPECT_THAT(life.text(), Not(HasSubstr("remind")));
  }
}

TEST(NoticeMail, SpeaksTheLanguageOfTheAccount) {
  for (const auto& words : all_words()) {
    const std::string language{words.language()};
    const Life life{"Ama", "https://m.example/s", language};
    EXPECT_EQ(life.mail->language, language);
    const std::string deadline = date_words(words, noon + life.policy.deadline, utc);
    EXPECT_THAT(life.text(), HasSubstr(deadline));
    EXPECT_THAT(life.text(), HasSubstr("\nhttps://m.example/s\n"));
    EXPECT_THAT(life.html(), HasSubstr(deadline));
    EXPECT_THAT(life.html(), HasSubstr("<html lang=\"" + language + "\" dir=\""));
    EXPECT_THAT(life.text() + life.html(), Not(HasSubstr("{")));
  }
}

TEST(NoticeMail, SaysTimesInTheZoneOfTheAccount) {
  Life life;
  life.verification.contact->time_zone = "Asia/Kathmandu";
  life.step(BookSlot{life.now + std::chrono::hours{5}});
  EXPECT_EQ(life.mail->subject.reveal(),
            "Your call is booked for 23 November 2026, 22:45 GMT+5:45");
  EXPECT_THAT(life.text(), HasSubstr("booked for 23 November 2026, 22:45 GMT+5:45."));
}

TEST(NoticeMail, SaysABookedTimeInTheZoneInWhichItWasChosen) {
  for (const auto& of_account :
       {std::optional<std::string>{}, std::optional{std::string{"Asia/Kathmandu"}}}) {
    Life life;
    life.verification.contact->time_zone = of_account;
    life.step(BookSlot{life.now + std::chrono::hours{5}, "Europe/Berlin"});
    EXPECT_THAT(life.text(), HasSubstr("booked for 23 November 2026, 18:00 CET."));
  }
}

TEST(NoticeMail, RunsFromRightToLeftInArabic) {
  Life life{"Ama", "https://m.example/s", "ar"};
  EXPECT_THAT(life.text(), HasSubstr("\u2068Larkfold & Sons\u2069")) << "whole in a sentence";
  EXPECT_THAT(life.text(), HasSubstr("\u2068Settings > Identity Verification\u2069"));
  EXPECT_THAT(life.mail->subject.reveal(), HasSubstr("Larkfold & Sons"));
  EXPECT_THAT(life.mail->subject.reveal(), Not(HasSubstr("\u2068")));
  EXPECT_THAT(life.mail->sender_name, Not(HasSubstr("\u2068")));
  EXPECT_THAT(life.html(), HasSubstr("<div lang=\"ar\" dir=\"rtl\"")) << "where html is dropped";
  life.fail();
  EXPECT_THAT(life.html(), HasSubstr("<blockquote lang=\"en\" dir=\"auto\""))
      << "it may be in English";
}

TEST(NoticeMail, SaysWhereHelpIsAndLetsAnswersGoThere) {
  for (const auto& words : all_words()) {
    const std::string language{words.language()};
    const Life page{"Ama", "https://m.example/s", language,
                    "https://larkfold.example/help?a=1&b=2"};
    EXPECT_THAT(page.text(), HasSubstr("\nhttps://larkfold.example/help?a=1&b=2\n")) << language;
    EXPECT_THAT(page.html(), HasSubstr("<a href=\"https://larkfold.example/help?a=1&amp;b=2\">"))
        << language;
    EXPECT_EQ(page.mail->reply_to, "");
    const Life mail{"Ama", "https://m.example/s", language, "mailto:help@larkfold.example"};
    EXPECT_EQ(mail.mail->reply_to, "help@larkfold.example") << language;
    const Life none{"Ama", "https://m.example/s", language};
    EXPECT_EQ(none.mail->reply_to, "") << language;
    EXPECT_NE(mail.text(), none.text()) << language;
    EXPECT_THAT(page.text() + mail.text() + none.text(), Not(HasSubstr("{"))) << language;
  }
  const Life mail{"Ama", "https://m.example/s", "en", "mailto:help@larkfold.example"};
  EXPECT_THAT(mail.text(), HasSubstr("Questions? Reply to this e-mail"));
  for (const Life& one : {Life{}, mail}) EXPECT_THAT(one.text(), Not(HasSubstr("not read")));
}

TEST(NoticeMail, BringsNothingFromElsewhereAndSuitsTheDark) {
  Life life{"Ama", "https://m.example/s", "en", "https://larkfold.example/help"};
  life.fail();
  EXPECT_THAT(life.html(), HasSubstr("<meta name=\"color-scheme\" content=\"light dark\">"));
  for (const auto* part : {"<img", "<link", "<style", "<script", " src=", "url(", "@import",
                           "background:#ffffff", ";color:#1"})
    EXPECT_THAT(life.html(), Not(HasSubstr(part)));
  std::size_t buttons = 0;
  for (auto at = life.html().find("inline-block"); at != std::string::npos;
       at = life.html().find("inline-block", at + 1))
    ++buttons;
  EXPECT_EQ(buttons, 1U) << "one thing to press";
}

TEST(NoticeMail, GreetsWithTheWholeName) {
  const Life life{"Nguyễn Văn An"};
  EXPECT_THAT(life.text(), HasSubstr("Hello Nguyễn Văn An,"));
}

TEST(NoticeMail, SaysThatWhatStaffWroteIsEnglish) {
  Life german{"Ama", "https://m.example/s", "de"};
  german.fail();
  EXPECT_THAT(german.text(), HasSubstr("> your passport.\nAuf Englisch verfasst\n"));
  EXPECT_THAT(german.html(), HasSubstr("<blockquote lang=\"en\""));
  Life english;
  english.fail();
  EXPECT_THAT(english.text(), Not(HasSubstr("Written in English")));
}

TEST(NoticeMail, SaysThatAnEmailWasAskedForAndNoCall) {
  Life life;
  life.step(GiveConsent{std::string{consent_version}});
  life.step(JoinQueue{});
  life.step(RequestCallBack{});
  life.step(TellCallBack{});
  EXPECT_EQ(life.mail->kind, "nearly_your_turn");
  EXPECT_THAT(life.text(), HasSubstr("You asked us to e-mail you: it’s nearly your turn"));
  EXPECT_THAT(life.text(), Not(HasSubstr("call you back")));
}

TEST(NoticeMail, ANameBringsNothingIn) {
  const Life life{"{link}<script>\r\nBcc: x"};
  EXPECT_THAT(life.html(), Not(HasSubstr("<script>")));
  EXPECT_FALSE(life.mail->carries_link) << "and so nothing is put in the braces' place";
}

TEST(NoticeMail, GreetsInOneLine) {
  const Life life{"Ada \u202Eiseso\u202C\r\nBcc:\u2028x@y.z\u200B"};
  EXPECT_THAT(life.text(), testing::StartsWith("Hello Ada iseso Bcc x y. z,\n"));
  EXPECT_THAT(life.html(), HasSubstr("Hello Ada iseso Bcc x y. z,<"));
}

TEST(NoticeMail, IsNotWrittenWhereNobodyNeedsIt) {
  Life life;
  life.step(GiveConsent{std::string{consent_version}});
  EXPECT_FALSE(life.mail);
  life.verification.contact.reset();
  life.step(Cancel{});
  EXPECT_FALSE(life.mail) << "no address";
}

TEST(NoticeMail, AReminderIsOfNoUseAfterTheDeadline) {
  Life life;
  life.step(MarkReminder{}, std::chrono::days{5} + std::chrono::minutes{1});
  EXPECT_EQ(life.mail->kind, "reminder");
  EXPECT_EQ(life.mail->useless_from, noon + life.policy.deadline);
}

}  // namespace
}  // namespace visavis::app
