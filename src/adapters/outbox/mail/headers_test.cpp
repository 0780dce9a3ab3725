#include "adapters/outbox/mail/headers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace visavis::mail {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Headers, LeavePlainTextAsItIs) {
  EXPECT_EQ(header_text("Action required: verify"), "Action required: verify");
  EXPECT_EQ(header_text(""), "");
}

TEST(Headers, LetNoTextBeginAnotherHeader) {
  EXPECT_EQ(header_text("a\r\nBcc: x@y\tz\x7F"), "a  Bcc: x@y z ");
  EXPECT_THAT(header_text("ü\r\nBcc: x"), Not(HasSubstr("Bcc")));
  EXPECT_THAT(header_text("=?UTF-8?Q?a=0D=0ABcc:_x?="), HasSubstr("=?UTF-8?B?PT9V"));
}

TEST(Headers, EncodeOtherScriptsInWordsThatCutNoCharacter) {
  EXPECT_EQ(header_text("Zoë"), "=?UTF-8?B?Wm/Dqw==?=");
  std::string cyrillic = "a";
  for (int i = 0; i < 40; ++i) cyrillic += "ж";
  const std::string header = header_text(cyrillic);
  // 81 bytes: 45 would end within a character, so 44 or fewer are taken.
  EXPECT_THAT(header, HasSubstr("?=\r\n =?UTF-8?B?"));
  EXPECT_THAT(header, HasSubstr("=?UTF-8?B?YdC2"));
  for (std::size_t at = 0; (at = header.find("=?", at)) != std::string::npos; at += 2)
    EXPECT_LE(header.find("?=", at + 10) + 2 - at, 75U);
}

TEST(Headers, SayTheDateInEnglishAndUtc) {
  EXPECT_EQ(header_date(from_unix_ms(1'795'435'203'999)), "Mon, 23 Nov 2026 12:00:03 +0000");
}

TEST(Headers, NameSenderReceiverAndMessage) {
  app::OutgoingMail mail;
  mail.number = 17;
  mail.created = from_unix_ms(1'795'435'200'000);
  mail.draft.to = Personal<std::string>{"ama@home.example"};
  mail.draft.subject = Personal<std::string>{"Hello"};
  mail.draft.sender_name = "Lark\"field\\, Inc.";
  mail.draft.language = "en";
  const auto lines = header_lines(mail, "verify@market.example", mail.created);
  EXPECT_THAT(lines, Contains("From: \"Lark\\\"field\\\\, Inc.\" <verify@market.example>"));
  EXPECT_THAT(lines, Contains("To: <ama@home.example>"));
  EXPECT_THAT(lines, Contains("Message-ID: <17.1795435200000@market.example>"));
  EXPECT_THAT(lines, Contains("Auto-Submitted: auto-generated"));
  EXPECT_THAT(lines, Not(Contains(StartsWith("Reply-To:")))) << "they go to the sender";
}

TEST(Headers, LetAnswersGoToTheMarketplacesSupport) {
  app::OutgoingMail mail;
  mail.draft.to = Personal<std::string>{"ama@home.example"};
  mail.draft.reply_to = "help@market.example";
  const auto lines = header_lines(mail, "verify@market.example", mail.created);
  EXPECT_THAT(lines, Contains("Reply-To: <help@market.example>"));
  mail.draft.reply_to = "help@market.example>\r\nBcc: <x@y.example";
  EXPECT_THAT(header_lines(mail, "verify@market.example", mail.created),
              Not(Contains(StartsWith("Reply-To:"))));
}

}  // namespace
}  // namespace visavis::mail
