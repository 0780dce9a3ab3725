#include "main/config/config.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "main/config/media_addresses.h"

namespace visavis::config {
namespace {

class File {
 public:
  explicit File(const std::string& text) {
    char name[] = "/tmp/visavis_config_XXXXXX";
    const int fd = mkstemp(name);
    path_ = name;
    std::ofstream{path_} << text;
    close(fd);
  }
  ~File() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string refusal(const std::string& text, const std::map<std::string, std::string>& flags = {}) {
  const File file{text};
  try {
    load(file.path(), flags);
  } catch (const ConfigError& error) {
    std::string why = error.what();
    if (why.starts_with(file.path())) why = "FILE" + why.substr(file.path().size());
    return why;
  }
  return "accepted";
}

TEST(Config, FileThenFlags) {
  const File file{"[server]\nport = 9000\n[relay]\naddresses = [\"10.0.0.1\"]\n"};
  const Config config =
      load(file.path(), {{"server.port", "9001"}, {"webhooks.allow_private_targets", "true"}});
  EXPECT_EQ(config.server_port, 9001);
  EXPECT_EQ(config.relay_addresses, std::vector<std::string>{"10.0.0.1"});
  EXPECT_TRUE(config.webhooks_allow_private_targets);
  EXPECT_TRUE(config.server_trusted_proxies.empty());
  EXPECT_EQ(load("", {}).server_port, 8080);
  const std::vector<std::string> proxies{"127.0.0.1", "fd00::/8"};
  EXPECT_EQ(load("", {{"server.trusted_proxies", "127.0.0.1,fd00::/8"}}).server_trusted_proxies,
            proxies);
}

TEST(Config, ConnectionsAndOperators) {
  const Config shipped = load("", {});
  EXPECT_EQ(shipped.server_idle_seconds, 620);
  EXPECT_EQ(shipped.operators_listen, "127.0.0.1") << "nobody else comes in";
  EXPECT_EQ(shipped.operators_port, 8082);
  const File file{"[server]\nidle_seconds = 90\n[operators]\nlisten = \"10.0.0.1\"\nport = 9\n"};
  const Config config = load(file.path(), {});
  EXPECT_EQ(config.server_idle_seconds, 90);
  EXPECT_EQ(config.operators_listen, "10.0.0.1");
  EXPECT_EQ(config.operators_port, 9);
  EXPECT_EQ(refusal("", {{"server.idle_seconds", "0"}}),
            "--server-idle-seconds: 1 to 86400 seconds are expected");
}

TEST(Config, PlacesAreCounted) {
  const File file{"[server]\nconnections = 10\napplicants = 20\nstaff = 30\n"};
  const Config config = load(file.path(), {});
  EXPECT_EQ(config.server_connections, 10);
  EXPECT_EQ(config.server_applicants, 20);
  EXPECT_EQ(config.server_staff, 30);
  EXPECT_EQ(refusal("", {{"server.staff", "0"}}), "--server-staff: 1 to 1000000 are expected");
}

TEST(Config, OpeningHoursAndSlotsMakeASchedule) {
  const File file{
      "[opening]\nhours = [\"mon-fri 08:00-20:00\"]\n[slots]\nminutes = 60\neach = 3\n"};
  const Schedule schedule = schedule_of(load(file.path(), {}));
  const SlotRules rules{std::chrono::hours{1}, 3, 7};
  EXPECT_EQ(schedule.slots, rules);
  EXPECT_EQ(schedule.opening, OpeningHours::parse({"mon-fri 08:00-20:00"}).value());
  EXPECT_EQ(schedule_of(load("", {})), Schedule{}) << "always open";
}

TEST(Config, WrongOnesAreRefusedWithLineAndReason) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"[opening]\nhours = [\"mon-fri 8-20\"]\n",
       "FILE:2: opening.hours: \"mon-fri 8-20\" is not like \"mon-fri 08:00-20:00\" (days mon, "
       "tue, "
       "wed, thu, fri, sat, sun; times from 00:00 to 24:00, in UTC)"},
      {"[slots]\nminutes = 25\n",
       "FILE:2: slots.minutes: 5, 6, 10, 12, 15, 20, 30, 60, 120, 180 or 240 minutes are expected"},
      {"[slots]\neach = -1\n", "FILE:2: slots.each: 0 to 1000 are expected"},
      {"[slots]\ndays_ahead = 31\n", "FILE:2: slots.days_ahead: 1 to 30 days are expected"},
      {"[server]\nport = \"80\"\n", "FILE:2: server.port: a whole number is expected"},
      {"[server]\nlisten = \"::1\"\nport = 70000\n",
       "FILE:3: server.port: a port from 0 to 65535 is expected (0 picks a free one)"},
      {"[relay]\n\nprot = 1\n",
       "FILE:3: relay.prot is not a known value; known are listen, port, public_port, addresses, "
       "threads"},
      {"[sever]\n", "FILE:1: [sever] is not a known section"},
      {"[server]\nlisten = \"localhost\"\n",
       "FILE:2: server.listen: \"localhost\" is not an IPv4 or IPv6 address"},
      {"[server]\npublic_url = \"https://a.example/path\"\n",
       "FILE:2: server.public_url: an address like https://verify.example without a path is "
       "expected"},
      {"[server]\npublic_url = \"https://a.example?b\"\n",
       "FILE:2: server.public_url: an address like https://verify.example without a path is "
       "expected"},
      {"[webhooks]\nca_file = \"/nonexistent/ca.pem\"\n",
       "FILE:2: webhooks.ca_file: /nonexistent/ca.pem cannot be read"},
      {"[mail]\nca_file = \"/nonexistent/ca.pem\"\n",
       "FILE:2: mail.ca_file: /nonexistent/ca.pem cannot be read"},
      {"[server]\ntrusted_proxies = [\"::1\", \"10.0.0.0/40\"]\n",
       "FILE:2: server.trusted_proxies: \"10.0.0.0/40\" is neither an IP address nor a prefix like "
       "10.0.0.0/8"},
      {"[log]\nlevel = \"loud\"\n",
       "FILE:2: log.level: \"loud\" is not one of debug, info, warn, error"},
      {"[policy.failed]\ndenies = [\"fly\"]\n",
       "FILE:2: policy.failed.denies: \"fly\" is not an action; add it to policy.actions first"},
      {"[policy.failed]\ndenies = [\"work_on_contract\"]\n",
       "FILE:2: policy.failed.denies: work_on_contract is never denied"},
      {"[policy.overdue]\neffects = [\"cancel_active_proposals\"]\n",
       "FILE:2: policy.overdue.effects: only policy.failed opens effects"},
      {"[policy]\ndeadline_days = 0\n",
       "FILE:2: policy.deadline_days: 1 to 3650 days are expected"},
      {"[policy.pending.sometimes]\ndenies = []\n",
       "FILE:1: policy.pending.sometimes is not a trigger; triggers are first_proposal, "
       "risky_category, suspicion, "
       "periodic, manual"},
  };
  for (const auto& one : cases) EXPECT_EQ(refusal(one.text), one.expected);
  EXPECT_TRUE(refusal("[server\n").starts_with("FILE:1: "));
  EXPECT_EQ(refusal("", {{"server.port", "many"}}),
            "--server-port: a whole number is expected, not \"many\"");
  EXPECT_EQ(refusal("", {{"relay.threads", "0"}}), "--relay-threads: 1 to 64 threads are expected");
  EXPECT_THROW(load("/nonexistent/visavis.toml", {}), ConfigError);
}

TEST(Config, PolicyLines) {
  const File file{
      "[policy]\nactions = [\"send_message\"]\ndeadline_days = 3\nfailed_needs_review = false\n"
      "[policy.pending]\ndenies = [\"send_message\"]\n[policy.pending.periodic]\ndenies = []\n"};
  const Policy policy = load(file.path(), {}).policy;
  EXPECT_EQ(policy.deadline, std::chrono::days{3});
  EXPECT_FALSE(policy.failed_needs_review);
  EXPECT_EQ(policy.action_names(policy.pending.denies), std::vector<std::string>{"send_message"});
  EXPECT_EQ(policy.pending_for.at(Trigger::periodic).denies, 0U);
  EXPECT_EQ(policy.failed, shipped_policy().failed) << "what is not said stays as shipped";
}

TEST(Config, MailNeedsWhatItNeedsAndTls) {
  const std::string from = "from = \"verify@market.example\"\n";
  const struct {
    std::string text, expected;
  } cases[] = {
      {"server = \"smtp://mail.example:587\"\n" + from, "accepted"},
      {"server = \"smtps://mail.example\"\n" + from + "user = \"u\"\npassword = \"p\"\n",
       "accepted"},
      {"server = \"smtp://mail.example\"\n", "FILE: mail.from: is needed with mail.server"},
      {"server = \"http://mail.example\"\n" + from,
       "FILE:2: mail.server: an address like smtp://mail.example:587 or smtps://mail.example is "
       "expected"},
      {"server = \"smtp://mail.example/own.name\"\n",
       "FILE:2: mail.server: stands without a path; mail.ehlo_name says how this server greets"},
      {"from = \"a@m\u00fcller.example\"\n",
       "FILE:2: mail.from: write it as mail servers do: a@xn--mller-kva.example"},
      {"from = \"Visavis <a@b.example>\"\n", "FILE:2: mail.from: an e-mail address is expected"},
      {"server = \"smtp://mail.example\"\nuser = \"u\"\n" + from,
       "FILE: mail.user: needs mail.password or mail.password_file"},
  };
  for (const auto& one : cases) EXPECT_EQ(refusal("[mail]\n" + one.text), one.expected) << one.text;
  const auto plaintext = [&](const std::string& server) {
    return refusal("[mail]\nallow_plaintext = true\nserver = \"" + server + "\"\n" + from);
  };
  for (const auto* near : {"smtp://127.0.0.1:25", "smtp://[::1]:25", "smtp://10.1.2.3",
                           "smtp://172.31.0.9", "smtp://192.168.1.1", "smtp://[fd00::1]",
                           "smtp://localhost", "smtp://mailpit:1025", "smtp://mx.office.internal"})
    EXPECT_EQ(plaintext(near), "accepted") << near;
  for (const auto* far : {"smtp://8.8.8.8", "smtp://172.32.0.1", "smtp://[2606:4700::1111]",
                          "smtp://mail.example", "smtp://127.0.0.1.example"})
    EXPECT_EQ(plaintext(far),
              "FILE: mail.allow_plaintext: only for a mail server on this machine or this network")
        << far;
}

TEST(Config, ThePublicAddressIsSpelledAsBrowsersDo) {
  const auto spelled = [](const std::string& url) {
    try {
      return load("", {{"server.public_url", url}}).server_public_url;
    } catch (const ConfigError&) {
      return std::string{"refused"};
    }
  };
  const struct {
    const char *written, *spelled;
  } cases[] = {{"https://verify.example", "https://verify.example"},
               {"https://verify.example/", "https://verify.example"},
               {"HTTPS://Verify.Example", "https://verify.example"},
               {"https://pr\u00fcfung.example", "https://xn--prfung-4ya.example"},
               {"https://PR\u00dcFUNG.example:8443", "https://xn--prfung-4ya.example:8443"},
               {"https://verify.example:443", "https://verify.example"},
               {"https://verify.example:80", "https://verify.example:80"},
               {"http://verify.example:80", "http://verify.example"},
               {"http://verify.example:08080", "http://verify.example:8080"},
               {"https://verify.example.", "https://verify.example."},
               {"http://127.1:8080", "http://127.0.0.1:8080"},
               {"http://0x7f.1", "http://127.0.0.1"},
               {"http://[0:0::1]:8080", "http://[::1]:8080"},
               {"http://[FD00::0A]", "http://[fd00::a]"},
               {"https://u:p@verify.example", "refused"},
               {"https://verify.example#f", "refused"},
               {"https://verify.example?", "refused"},
               {"https://verify.example/a", "refused"},
               {"https://ver%69fy.example", "refused"},
               {"https://verify .example", "refused"},
               {"https://verify.example:0", "refused"},
               {"https://verify.example:99999", "refused"},
               {"https://1.2.3.4.5", "refused"},
               {"https://[::1", "refused"},
               {"https://", "refused"},
               {"ftp://verify.example", "refused"},
               {"verify.example", "refused"}};
  for (const auto& one : cases) EXPECT_EQ(spelled(one.written), one.spelled) << one.written;
}

TEST(Config, MailServersAreGreetedByAFullName) {
  const auto greeting = [](const std::string& from, const std::string& url,
                           const std::string& own = "") {
    Config config;
    config.mail_from = from;
    config.server_public_url = url;
    config.mail_ehlo_name = own;
    return ehlo_name_of(config);
  };
  EXPECT_EQ(greeting("a@you.example", "https://verify.you.example"), "you.example");
  EXPECT_EQ(greeting("a@you.example", "https://verify.you.example", "mx.you.example"),
            "mx.you.example");
  EXPECT_EQ(greeting("a@localhost", "https://verify.you.example:8443"), "verify.you.example");
  EXPECT_EQ(greeting("a@localhost", "http://192.0.2.1:8080"), "[192.0.2.1]");
  EXPECT_EQ(greeting("a@localhost", "http://[2001:db8::1]:8080"), "[IPv6:2001:db8::1]");
  EXPECT_EQ(greeting("a@localhost", "http://localhost:8080"), "[127.0.0.1]");
  const auto own = [](const std::string& name) {
    return refusal("[mail]\nehlo_name = \"" + name + "\"\n");
  };
  for (const auto* good : {"mx.you.example", "[192.0.2.1]", "[IPv6:2001:db8::1]"})
    EXPECT_EQ(own(good), "accepted") << good;
  for (const auto* bad :
       {"vm", "mx.you.example.", "192.0.2.1", "[vm]", "[2001:db8::1]", "a b.example"})
    EXPECT_EQ(own(bad),
              "FILE:2: mail.ehlo_name: a full name like mail.you.example, or an address like "
              "[192.0.2.1], is expected")
        << bad;
}

TEST(Config, WaysToSignInAreNamed) {
  EXPECT_EQ(refusal("[mail]\nsign_in = [\"login\", \"cram-md5\"]\n"), "accepted");
  EXPECT_EQ(refusal("[mail]\nsign_in = [\"xoauth2\"]\n"),
            "FILE:2: mail.sign_in: \"xoauth2\" is not one of plain, login, cram-md5, digest-md5, "
            "ntlm");
  EXPECT_EQ(refusal("[mail]\nsign_in = []\n"),
            "FILE:2: mail.sign_in: at least one way to sign in is expected");
}

TEST(Config, ThePrintedPolicyIsTheShippedOne) {
  const File file{policy_help()};
  const Policy printed = load(file.path(), {}).policy;
  const Policy shipped = shipped_policy();
  EXPECT_EQ(printed.actions, shipped.actions);
  EXPECT_EQ(printed.pending, shipped.pending);
  EXPECT_EQ(printed.overdue, shipped.overdue);
  EXPECT_EQ(printed.failed, shipped.failed);
  EXPECT_EQ(printed.deadline, shipped.deadline);
  EXPECT_EQ(printed.reminder, shipped.reminder);
  EXPECT_EQ(printed.appeal_answer, shipped.appeal_answer);
}

TEST(Config, RefusesMediaAddressesThatNobodyCouldReach) {
  const auto refused = [](const std::string& text) { return refusal(text); };
  EXPECT_THAT(refused("[relay]\naddresses = [\"2001:db8::5\"]\nlisten = \"0.0.0.0\"\n"),
              testing::HasSubstr("relay.listen has no IPv6 address"));
  EXPECT_THAT(refused("[relay]\naddresses = [\"203.0.113.5\"]\nlisten = [\"::\"]\n"),
              testing::HasSubstr("relay.listen has no IPv4 address"));
  for (const std::string nowhere : {"0.0.0.0", "::", "224.0.0.1", "ff02::1"})
    EXPECT_THAT(refused("[relay]\naddresses = [\"" + nowhere + "\"]\n"),
                testing::HasSubstr("no address that media can be sent to"));
  const File both{"[relay]\naddresses = [\"2001:db8::5\", \"203.0.113.5\"]\n"};
  EXPECT_EQ(load(both.path(), {}).relay_listen, (std::vector<std::string>{"0.0.0.0", "::"}))
      << "both families by default";
}

TEST(Config, DoubtsMediaAddressesThatOnlyThisNetworkReaches) {
  const std::vector<IpAddress> near{*IpAddress::parse("10.0.0.2"), *IpAddress::parse("fd00::2")};
  const auto doubt = doubt_about_media("https://verify.example", near);
  ASSERT_TRUE(doubt);
  EXPECT_THAT(*doubt, testing::HasSubstr("10.0.0.2, fd00::2, and to nowhere else"));
  EXPECT_THAT(*doubt, testing::HasSubstr("relay.addresses"));
  EXPECT_FALSE(doubt_about_media("http://127.0.0.1:8080", near));
  EXPECT_FALSE(doubt_about_media("https://[fd00::1]:8443", near));
  EXPECT_FALSE(doubt_about_media("https://verify.internal", near));
  const std::vector<IpAddress> mixed{*IpAddress::parse("203.0.113.5"), near[0]};
  EXPECT_THAT(*doubt_about_media("https://verify.example", mixed),
              testing::HasSubstr("10.0.0.2, which only this network reaches"));
  EXPECT_FALSE(doubt_about_media("https://verify.example", std::span(mixed).first(1)));
}

TEST(Config, ABucketNeedsADiskAndWhoWeAreThere) {
  const std::string disk = "[evidence]\npath = \"/tmp\"\nkey_file = \"/tmp/key\"\n";
  const std::string who = "bucket_access_key = \"us\"\nbucket_secret_file = \"/tmp/secret\"\n";
  const std::string url = "bucket_url = \"https://s3.example.com/evidence\"\n";
  EXPECT_EQ(refusal(disk + url + who), "accepted");
  EXPECT_THAT(refusal("[evidence]\n" + url + who), testing::HasSubstr("needs evidence.path"));
  EXPECT_THAT(refusal(disk + url), testing::HasSubstr("needs evidence.bucket_access_key"));
  EXPECT_THAT(refusal(disk + who + "bucket_url = \"http://s3.example.com/evidence\"\n"),
              testing::HasSubstr("evidence.bucket_url: an https address is expected"));
  for (const auto* prefix : {"a b/", "/visavis/", "\u00fc/", "a?b"})
    EXPECT_THAT(refusal(disk + url + who + "bucket_prefix = \"" + prefix + "\"\n"),
                testing::HasSubstr("evidence.bucket_prefix: letters"))
        << prefix;
}

}  // namespace
}  // namespace visavis::config
