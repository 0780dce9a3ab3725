#include <unistd.h>

#include "mail/mail_test.h"

namespace visavis::mails {

app::MailDraft a_draft() {
  return {.to = Personal<std::string>{"zoe@home.example"},
          .kind = "reminder",
          .language = "en",
          .text_version = "1",
          .sender_name = "Larkfold",
          .subject = Personal<std::string>{"Zoë, please call"},
          .text = Personal<std::string>{"Hello Zoë,\n\n.\n..two dots\nfrom=here\n"},
          .html = Personal<std::string>{"<p>Hello Zoë</p>\n"},
          .carries_link = false,
          .useless_from = std::nullopt};
}

app::MailDraft an_urgent_draft() {
  auto draft = a_draft();
  draft.kind = "nearly_your_turn";
  draft.carries_link = true;
  draft.useless_from = contracts::start_of_story + std::chrono::days{30};
  return draft;
}

MailTest::MailTest()
    : ca_file(std::filesystem::path{testing::TempDir()} /
              ("visavis_mail_ca_" + std::to_string(::getpid()))) {
  certificate.save(ca_file);
  config.from = "verify@market.example";
  config.ehlo_name = "mail.market.example";
  config.ca_file = ca_file;
  config.store_pause = std::chrono::milliseconds{5};
  config.linger = std::chrono::milliseconds{100};  // The peer waits for its end.
  own->marketplaces().add_marketplace(contracts::a_marketplace(1), clock.now());
}

MailTest::~MailTest() {
  sender.reset();
  std::filesystem::remove(ca_file);
}

void MailTest::commit(std::uint32_t verification, const app::MailDraft& draft) {
  auto step = contracts::Story(verification, "account" + std::to_string(verification)).begin();
  step.mail = draft;
  ASSERT_TRUE(own->verifications().commit(step).ok());
  if (sender) sender->wake();
}

void MailTest::start_sender(const SmtpPeer& peer) {
  config.server = peer.url();
  sender = std::make_unique<mail::SmtpSender>(
      senders->mails(), clock, entropy,
      [](VerificationId id) { return "https://verify.example/verify#lnk_of_" + id.text(); },
      config);
}

void MailTest::pass(Duration time) {
  clock.advance(time);
  sender->wake();
}

bool MailTest::all_over() { return own->mails().due(clock.now(), 1).empty() && !due_later(); }

std::optional<Timestamp> MailTest::due_later() { return own->mails().next_due(clock.now()); }

bool MailTest::failed_once() {
  return eventually([&] { return due_later().has_value(); });
}

}  // namespace visavis::mails
