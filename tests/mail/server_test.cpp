// What mail servers of others want of whoever hands them mails.
#include <atomic>

#include "mail/mail_test.h"

namespace visavis::mails {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using namespace std::chrono_literals;

using Answer = std::optional<std::string>;

TEST_F(MailTest, GreetsWithAFullName) {
  SmtpPeer peer{{}};
  config.allow_plaintext = true;
  for (const std::string name : {"mail.market.example", "[127.0.0.1]", "[IPv6:::1]"}) {
    static std::uint32_t verification = 0;
    config.ehlo_name = name;
    start_sender(peer);
    commit(++verification, a_draft());
    ASSERT_TRUE(eventually([&] { return all_over(); }));
    EXPECT_EQ(peer.sessions().back().commands.front(), "EHLO " + name);
    sender.reset();
  }
}

TEST_F(MailTest, ManyMailsShareAConnectionAndItsSignIn) {
  SmtpPeer peer{
      {.tls = certificate.context(), .tls_at_once = false, .sign_in = true, .answer = {}}};
  config.linger = 2s;
  config.user = "visavis";
  config.password = "secret";
  for (std::uint32_t i = 1; i <= 20; ++i) commit(i, a_draft());
  start_sender(peer);
  ASSERT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(20));
  EXPECT_LE(peer.sessions().size(), config.patient_max);
  EXPECT_LE(peer.commands("AUTH"), config.patient_max);
}

TEST_F(MailTest, EndsAConnectionThatNobodyNeeds) {
  SmtpPeer peer{{}};
  config.allow_plaintext = true;
  config.linger = 20ms;
  start_sender(peer);
  commit(1, a_draft());
  EXPECT_TRUE(eventually([&] { return peer.commands("QUIT") == 1; }));
}

TEST_F(MailTest, AServerThatEndsConnectionsAfterSomeMailsCostsNoAttempt) {
  std::atomic<int> mails{0};
  SmtpPeer peer{{.tls = nullptr,
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   if (!command.starts_with("MAIL") || ++mails % 3 != 0) return std::nullopt;
                   return mails % 2 == 0 ? "" : "421 4.7.0 too many messages in this connection";
                 }}};
  config.allow_plaintext = true;
  config.connections_max = config.patient_max = 1;
  for (std::uint32_t i = 1; i <= 9; ++i) commit(i, a_draft());
  start_sender(peer);
  EXPECT_TRUE(eventually([&] { return all_over(); })) << "without any time passing";
  EXPECT_THAT(peer.messages(), SizeIs(9));
}

TEST_F(MailTest, AClockThatIsSetBackMakesNoPauseLonger) {
  std::atomic<bool> refuses{true};
  SmtpPeer peer{{.tls = certificate.context(),
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   if (!refuses || !command.starts_with("MAIL")) return std::nullopt;
                   return "421 4.7.0 not now";
                 }}};
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(eventually([&] { return sender->is_paused(); }));
  refuses = false;
  clock.set_by(-1h);
  pass(5min);
  EXPECT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_THAT(peer.messages(), SizeIs(1));
}

TEST_F(MailTest, AllMailsWaitTogetherWhileTheServerTakesNone) {
  for (const std::string_view refusing : {"", "EHLO", "AUTH", "MAIL"}) {
    SCOPED_TRACE(refusing);
    static std::uint32_t verification = 0;
    std::atomic<bool> refuses{true};
    SmtpPeer peer{{.tls = certificate.context(),
                   .tls_at_once = false,
                   .sign_in = true,
                   .answer = [&](std::string_view command) -> Answer {
                     const bool meant =
                         refusing.empty() ? command.empty() : command.starts_with(refusing);
                     if (!refuses || !meant) return std::nullopt;
                     return "421 4.7.0 too many log-ins";
                   }}};
    config.user = "visavis";
    config.password = "secret";
    for (int i = 0; i < 30; ++i) commit(++verification, a_draft());
    start_sender(peer);
    ASSERT_TRUE(eventually([&] { return sender->is_paused(); }));
    const auto asked = peer.sessions().size();
    EXPECT_LE(asked, config.patient_max * config.sign_in.size());
    EXPECT_TRUE(storage->mails_hold("421 4.7.0 too many log-ins"));
    // One mail asks for all, less and less often: in two days, no more than every five minutes.
    std::size_t pauses = 0;
    for (; pauses < 20; ++pauses) {
      const auto before = peer.sessions().size();
      pass(6min);
      ASSERT_TRUE(eventually([&] { return peer.sessions().size() > before; }));
      ASSERT_TRUE(eventually([&] { return sender->is_paused(); }));
      EXPECT_LE(peer.sessions().size(), before + config.sign_in.size());
    }
    refuses = false;
    pass(6min);
    EXPECT_TRUE(eventually([&] { return all_over(); })) << "none was given up";
    EXPECT_THAT(peer.messages(), SizeIs(30));
    EXPECT_FALSE(sender->is_paused());
    sender.reset();
  }
}

TEST_F(MailTest, AnUrgentMailGoesPastAServerThatIsSilent) {
  webhooks::Gate gate;
  std::atomic<int> held{0};
  SmtpPeer peer{{.tls = nullptr,
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   // One says nothing from the beginning, one nothing to the message.
                   if ((held == 0 && command.empty()) || (held == 1 && command == ".")) {
                     ++held;
                     gate.pass();
                   }
                   return std::nullopt;
                 }}};
  config.allow_plaintext = true;
  for (std::uint32_t i = 1; i <= 5; ++i) commit(i, a_draft());
  start_sender(peer);
  const bool both = eventually([&] { return held == 2; });
  commit(6, an_urgent_draft());
  const bool went = eventually([&] { return !peer.messages().empty(); });
  const auto messages = peer.messages();
  gate.open();
  EXPECT_TRUE(both);
  ASSERT_TRUE(went);
  EXPECT_THAT(messages, SizeIs(1)) << "the others leave connections to it";
  EXPECT_TRUE(eventually([&] { return all_over(); }));
}

TEST_F(MailTest, AServerHasOnlySomeTimeToLetUsIn) {
  webhooks::Gate gate;
  SmtpPeer peer{{.tls = nullptr,
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view) -> Answer {
                   gate.pass();
                   return std::nullopt;
                 }}};
  config.allow_plaintext = true;
  config.hello_timeout = 100ms;
  start_sender(peer);
  commit(1, a_draft());
  const bool paused = eventually([&] { return sender->is_paused(); });
  gate.open();
  EXPECT_TRUE(paused);
  EXPECT_TRUE(storage->mails_hold("(after the connection)"));
}

TEST_F(MailTest, AServerThatWantsFewerConnectionsGetsFewer) {
  std::atomic<int> open{0};
  webhooks::Gate gate;
  SmtpPeer peer{{.tls = nullptr,
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = [&](std::string_view command) -> Answer {
                   if (command.empty() && ++open > 1) return "421 4.7.0 too many connections";
                   if (command == "." && open == 1) gate.pass();
                   return std::nullopt;
                 }}};
  config.allow_plaintext = true;
  commit(1, a_draft());
  start_sender(peer);
  ASSERT_TRUE(eventually([&] { return peer.commands("DATA") == 1; }));
  commit(2, a_draft());
  ASSERT_TRUE(failed_once());
  EXPECT_FALSE(sender->is_paused()) << "it takes mails, by the connection that it has";
  gate.open();
  open = 0;
  pass(10s);
  EXPECT_TRUE(eventually([&] { return all_over(); }));
}

struct SignInRow {
  std::string offered;
  std::vector<std::string> wanted;
  std::string_view refused;        ///< the beginning of what is answered with 535
  std::vector<std::string> tried;  ///< mechanisms, in their order
};

TEST_F(MailTest, SignsInByTheFirstWayThatTheServerTakes) {
  std::uint32_t verification = 0;
  for (const SignInRow& row :
       {SignInRow{"NTLM DIGEST-MD5 CRAM-MD5 LOGIN PLAIN", {"plain", "login"}, "-", {"PLAIN"}},
        SignInRow{"CRAM-MD5 LOGIN", {"plain", "login"}, "-", {"LOGIN"}},
        SignInRow{"PLAIN LOGIN", {"login", "plain"}, "-", {"LOGIN"}},
        SignInRow{"PLAIN LOGIN", {"plain", "login"}, "AUTH PLAIN", {"PLAIN", "LOGIN"}}}) {
    SCOPED_TRACE(row.offered);
    SmtpPeer peer{{.tls = certificate.context(),
                   .tls_at_once = false,
                   .sign_in = true,
                   .answer = [&](std::string_view command) -> Answer {
                     if (command.starts_with(row.refused)) return "535 5.7.8 not this way";
                     return std::nullopt;
                   },
                   .ways_in = row.offered}};
    config.user = "visavis";
    config.password = "secret";
    config.sign_in = row.wanted;
    start_sender(peer);
    for (int i = 0; i < 2; ++i) {
      commit(++verification, a_draft());
      ASSERT_TRUE(eventually([&] { return all_over(); })) << "without any time passing";
    }
    std::vector<std::string> tried;
    for (const auto& session : peer.sessions())
      for (const auto& command : session.commands)
        if (command.starts_with("AUTH ")) tried.push_back(command.substr(5));
    ASSERT_GE(tried.size(), row.tried.size());
    EXPECT_THAT(std::vector(tried.begin(), tried.begin() + static_cast<int>(row.tried.size())),
                testing::ElementsAreArray(row.tried));
    tried.erase(tried.begin(), tried.begin() + static_cast<int>(row.tried.size()));
    EXPECT_THAT(tried, Each(row.tried.back())) << "what was taken is tried first from then on";
    sender.reset();
  }
}

TEST_F(MailTest, SaysWhichWaysToSignInThereAreWhenNoneFits) {
  SmtpPeer peer{{.tls = certificate.context(),
                 .tls_at_once = false,
                 .sign_in = true,
                 .answer = {},
                 .ways_in = "XOAUTH2 OAUTHBEARER"}};
  config.user = "visavis";
  config.password = "secret";
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once());
  EXPECT_TRUE(storage->mails_hold("mail.sign_in names: XOAUTH2 OAUTHBEARER"));
  EXPECT_EQ(peer.commands("AUTH"), 0U);
}

TEST_F(MailTest, ReachesAddressesInOtherLettersWhereTheServerCan) {
  SmtpPeer peer{{.tls = nullptr,
                 .tls_at_once = false,
                 .sign_in = false,
                 .answer = {},
                 .ways_in = "",
                 .utf8 = true}};
  config.allow_plaintext = true;
  auto draft = a_draft();
  draft.to = Personal<std::string>{"josé@xn--mller-kva.example"};
  start_sender(peer);
  commit(1, a_draft());
  commit(2, draft);
  ASSERT_TRUE(eventually([&] { return all_over(); }));
  EXPECT_EQ(peer.commands("RCPT TO:<josé@xn--mller-kva.example>"), 1U);
  std::size_t marked = 0;
  for (const auto& session : peer.sessions())
    for (const auto& command : session.commands)
      if (command.starts_with("MAIL") && command.find(" SMTPUTF8") != std::string::npos) ++marked;
  EXPECT_EQ(marked, 1U) << "and the other mail goes as before";
  EXPECT_THAT(peer.messages(), Contains(HasSubstr("To: <josé@xn--mller-kva.example>\r\n")));
}

TEST_F(MailTest, NamesWhyAnAddressInOtherLettersIsNotReached) {
  SmtpPeer peer{{}};
  config.allow_plaintext = true;
  auto draft = a_draft();
  draft.to = Personal<std::string>{"josé@home.example"};
  start_sender(peer);
  commit(1, draft);
  ASSERT_TRUE(failed_once()) << "another server may have it: tried again";
  EXPECT_TRUE(storage->mails_hold("no SMTPUTF8"));
  EXPECT_EQ(peer.commands("RCPT"), 0U);
  EXPECT_FALSE(sender->is_paused());
  commit(2, a_draft());
  EXPECT_TRUE(eventually([&] { return peer.messages().size() == 1; })) << "the others go on";
}

TEST_F(MailTest, SaysWhatWasWrongWithTheConnection) {
  SmtpPeer peer{
      {.tls = certificate.context(), .tls_at_once = false, .sign_in = false, .answer = {}}};
  config.ca_file.clear();
  start_sender(peer);
  commit(1, a_draft());
  ASSERT_TRUE(failed_once());
  EXPECT_TRUE(storage->mails_hold("self"));
  EXPECT_TRUE(storage->mails_hold("(after STARTTLS)"));
}

}  // namespace
}  // namespace visavis::mails
