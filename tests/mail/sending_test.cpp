#include <atomic>

#include "mail/mail_test.h"

namespace visavis::mails {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using namespace std::chrono_literals;

using Answer = std::optional<std::string>;

TEST_F(MailTest, HandsAMailOverThroughStartTls) {
  SmtpPeer peer{
      {.tls = certificate.context(), .tls_at_once = false, .sign_in = true, .answer = {}}};
  config.user = "visavis";
  config.password = "a secret of the mail server";
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(eventually([&] { return all_over(); }));
  const auto sessions = peer.sessions();
  ASSERT_THAT(sessions, SizeIs(1));
  const auto& session = sessions.front();
  EXPECT_TRUE(session.tls);
  EXPECT_THAT(session.commands, Contains(StartsWith("AUTH PLAIN")));
  EXPECT_EQ(session.commands[1], "STARTTLS") << "nothing is said before it";
  EXPECT_THAT(session.commands, Contains(StartsWith("MAIL FROM:<verify@market.example>")));
  EXPECT_THAT(session.commands, Contains("RCPT TO:<zoe@home.example>"));
  EXPECT_THAT(session.message, HasSubstr("From: \"Larkfold\" <verify@market.example>\r\n"));
  EXPECT_THAT(session.message, HasSubstr("To: <zoe@home.example>\r\n"));
  EXPECT_THAT(session.message, HasSubstr("Subject: =?UTF-8?B?Wm/DqywgcGxlYXNlIGNhbGw=?=\r\n"));
  EXPECT_THAT(session.message, HasSubstr("Auto-Submitted: auto-generated\r\n"));
  EXPECT_THAT(session.message, HasSubstr("Content-Type: multipart/alternative; boundary="));
  EXPECT_THAT(session.message, HasSubstr("Content-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(session.message, HasSubstr("Hello Zo=C3=AB,\r\n\r\n.\r\n..two dots\r\nfrom=3Dhere"));
  EXPECT_THAT(session.message, HasSubstr("<p>Hello Zo=C3=AB</p>"));
}

TEST_F(MailTest, SpeaksTlsFromTheFirstByteToSmtps) {
  SmtpPeer peer{
      {.tls = certificate.context(), .tls_at_once = true, .sign_in = false, .answer = {}}};
  start_sender(peer);
  commit(1, a_draft());
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(1));
}

TEST_F(MailTest, SaysNothingToAServerWithoutTls) {
  SmtpPeer peer{{}};
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once()) << "the operator may mend it: tried again";
  for (const auto& session : peer.sessions())
    EXPECT_THAT(session.commands, Not(Contains(StartsWith("MAIL")))) << "no address in the clear";
}

TEST_F(MailTest, SaysNothingToAServerThatNobodyVouchesFor) {
  SmtpPeer peer{
      {.tls = certificate.context(), .tls_at_once = false, .sign_in = false, .answer = {}}};
  config.ca_file.clear();
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once());
  for (const auto& session : peer.sessions())
    EXPECT_THAT(session.commands, Not(Contains(StartsWith("MAIL"))));
}

TEST_F(MailTest, GoesInTheClearOnlyWhereThatIsAllowed) {
  SmtpPeer peer{{}};
  config.allow_plaintext = true;
  start_sender(peer);
  commit(1, a_draft());
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(1));
}

TEST_F(MailTest, GivesUpWhatTheServerWillNeverTakeAndGoesOn) {
  SmtpPeer peer{{.tls = certificate.context(),
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [](std::string_view command) -> Answer {
                   if (command == "RCPT TO:<nobody@home.example>")
                     return "550 5.1.1 <Nobody@home.example>: no such user";
                   return std::nullopt;
                 }}};
  auto wrong = a_draft();
  wrong.to = Personal<std::string>{"nobody@home.example"};
  commit(1, wrong);
  commit(2, a_draft());
  start_sender(peer);
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(1));
  EXPECT_EQ(peer.commands("RCPT"), 2U) << "one attempt each";
  EXPECT_TRUE(storage->mails_hold("RCPT with: 550 5.1.1 <(address)>: no such user"))
      << "the server's own words";
  EXPECT_FALSE(storage->mails_hold("obody"));
}

TEST_F(MailTest, WhatTheServerHoldsAgainstUsIsTheOperatorsToMendAndLosesNothing) {
  struct Row {
    std::string_view command, answer;
  };
  std::uint32_t verification = 0;
  for (const Row row :
       {Row{"EHLO", "554 no service for you"}, Row{"MAIL FROM", "550 sender not allowed"},
        Row{"RCPT TO", "554 5.7.1 relay access denied"},
        // Many say at the recipient what they hold against the name that they were greeted by.
        Row{"RCPT TO", "504 5.5.2 <vm>: Helo command rejected: need fully-qualified hostname"},
        Row{"RCPT TO", "550 Helo command rejected: Host not found"},
        Row{"RCPT TO", "550 5.1.0 <verify@market.example>: Sender address rejected"},
        Row{"DATA", "550 5.3.4 too large"}, Row{".", "554 5.6.0 looks like advertising"}}) {
    SCOPED_TRACE(row.answer);
    std::atomic<bool> refuses{true};
    SmtpPeer peer{{.tls = certificate.context(),
                   .tls_at_once = false,
                   .sign_in = false,
                   .answer = [&](std::string_view command) -> Answer {
                     if (refuses && command.starts_with(row.command))
                       return std::string{row.answer};
                     return std::nullopt;
                   }}};
    start_sender(peer);
    commit(++verification, a_draft());
    ASSERT_TRUE(failed_once());
    refuses = false;
    EXPECT_TRUE(storage->mails_hold(std::string{row.answer}.substr(0, 15))) << "and said why";
    pass(12s);
    EXPECT_TRUE(eventually([&] { return all_over(); }));
    EXPECT_THAT(peer.messages(), SizeIs(1));
    sender.reset();
  }
}

TEST_F(MailTest, TriesAgainAfterAPassingRefusal) {
  std::atomic<int> refusals{1};
  SmtpPeer peer{{.tls = certificate.context(),
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   if (command.starts_with("RCPT") && refusals-- > 0) return "451 come again";
                   return std::nullopt;
                 }}};
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once());
  EXPECT_GE(*due_later(), clock.now() + 10s);
  EXPECT_LE(*due_later(), clock.now() + 12s);
  pass(12s);
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(1));
}

TEST_F(MailTest, TriesAgainUnderTheSameNameWhenTheConnectionEndsAfterTheMessage) {
  std::atomic<int> drops{1};
  SmtpPeer peer{{.tls = certificate.context(),
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   if (command == "." && drops-- > 0) return "";
                   return std::nullopt;
                 }}};
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once());
  pass(12s);
  ASSERT_TRUE(eventually([&] { return all_over(); }));
  const auto sessions = peer.sessions();
  ASSERT_THAT(sessions, SizeIs(2));
  const auto id = [](const Session& session) {
    const auto at = session.message.find("Message-ID:");
    return session.message.substr(at, session.message.find('\r', at) - at);
  };
  EXPECT_THAT(id(sessions[0]), HasSubstr("@market.example>"));
  EXPECT_EQ(id(sessions[0]), id(sessions[1])) << "so that a mailbox may show it once";
}

TEST_F(MailTest, AWrongPasswordIsTheOperatorsToMendAndLosesNothing) {
  std::atomic<bool> wrong{true};
  SmtpPeer peer{{.tls = certificate.context(),
                 .tls_at_once = false,
                 .sign_in = true,
                 .answer = [&](std::string_view command) -> Answer {
                   if (command.starts_with("AUTH") && wrong) return "535 wrong password";
                   return std::nullopt;
                 }}};
  config.user = "visavis";
  config.password = "wrong";
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once());
  wrong = false;
  pass(12s);
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(1));
}

TEST_F(MailTest, PutsAFreshLinkWhereTheTextHasItsPlace) {
  SmtpPeer peer{{}};
  config.allow_plaintext = true;
  auto draft = a_draft();
  draft.carries_link = true;
  draft.text = Personal<std::string>{"Go to {link}"};
  draft.html = Personal<std::string>{"<a href=\"{link}\">Go</a>"};
  start_sender(peer);
  commit(1, draft);
  ASSERT_TRUE(eventually([&] { return all_over(); }));
  const auto messages = peer.messages();
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_THAT(messages[0], HasSubstr("Go to https://verify.example/verify#lnk_of_ver_"));
  EXPECT_THAT(messages[0], Not(HasSubstr("{link}")));
}

TEST_F(MailTest, SendsNothingThatIsTooLateOrWouldSaySomethingElse) {
  SmtpPeer peer{{}};
  config.allow_plaintext = true;
  auto late = a_draft();
  late.useless_from = clock.now();
  commit(1, late);
  auto injected = a_draft();
  injected.to = Personal<std::string>{"zoe@home.example>\r\nRCPT TO:<eve@home.example"};
  commit(2, injected);
  start_sender(peer);
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.sessions(), IsEmpty());
}

TEST_F(MailTest, StopsWithinItsTimeWhileAServerIsSilent) {
  webhooks::Gate gate;
  std::atomic<bool> asked{false};
  SmtpPeer peer{{.tls = nullptr,
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   if (command == ".") {
                     asked = true;
                     gate.pass();
                   }
                   return std::nullopt;
                 }}};
  config.allow_plaintext = true;
  config.drain = 50ms;
  start_sender(peer);
  commit(1, a_draft());
  const bool was_asked = eventually([&] { return asked.load(); });
  const auto began = std::chrono::steady_clock::now();
  sender->stop();
  const auto took = std::chrono::steady_clock::now() - began;
  gate.open();
  EXPECT_TRUE(was_asked);
  EXPECT_LT(took, 20s) << "and not as long as the server is silent";
  EXPECT_TRUE(due_later()) << "sent again by the next process";
}

}  // namespace
}  // namespace visavis::mails
