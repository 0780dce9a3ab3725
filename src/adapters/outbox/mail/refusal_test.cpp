#include "adapters/outbox/mail/refusal.h"

#include <gtest/gtest.h>

namespace visavis::mail {
namespace {

using outbox::Then;

Reply reply_of(std::initializer_list<std::string_view> lines) {
  Reply reply;
  std::size_t number = 0;
  for (const auto line : lines) EXPECT_EQ(add_line(reply, line), ++number == lines.size()) << line;
  return reply;
}

TEST(Refusal, IsReadOverItsLines) {
  const auto one = reply_of({"550 5.1.1 no such user\r\n"});
  EXPECT_EQ(one.code, 550);
  EXPECT_EQ(one.enhanced, (EnhancedCode{5, 1, 1}));
  EXPECT_EQ(one.text, "no such user");
  const auto many =
      reply_of({"421-4.7.28 too much\r\n", "421-4.7.28 of it.\r\n", "421 4.7.28 Bye\r\n"});
  EXPECT_EQ(many.enhanced, (EnhancedCode{4, 7, 28}));
  EXPECT_EQ(many.text, "too much of it. Bye");
  EXPECT_EQ(reply_of({"550 5.1.1\r\n"}).enhanced, (EnhancedCode{5, 1, 1}));
  for (const auto* plain : {"550 no", "550 5.1 no", "550 5.1.1no", "550 5..1 no", "550 55.1.1 no"})
    EXPECT_EQ(reply_of({plain}).enhanced, std::nullopt) << plain;
  EXPECT_EQ(reply_of({"what?"}).code, 0);
  EXPECT_EQ(reply_of({""}).text, "");
  EXPECT_LE(reply_of({std::string{"550 "} + std::string(100'000, 'x')}).text.size(), 1000U);
}

TEST(Refusal, IsForEverOnlyWhenItIsAboutTheRecipient) {
  const struct {
    Place place;
    std::string_view answer;
    Then then;
  } rows[] = {
      {Place::recipient, "550 5.1.1 no such user", Then::never},
      {Place::recipient, "550 5.1.2 no such domain", Then::never},
      {Place::recipient, "556 5.1.10 it takes no mail", Then::never},
      {Place::recipient, "550 5.2.1 mailbox disabled", Then::never},
      {Place::recipient, "553 5.6.7 no such letters", Then::never},
      {Place::message, "550 5.1.1 no such user", Then::never},
      // Of us, or of nobody knows what.
      {Place::recipient, "504 5.5.2 need fully-qualified hostname", Then::again},
      {Place::recipient, "550 5.7.1 relaying denied", Then::again},
      {Place::recipient, "550 5.1.0 sender rejected", Then::again},
      {Place::recipient, "550 5.1.8 the sender's domain", Then::again},
      {Place::recipient, "550 relay not permitted", Then::again},
      {Place::recipient, "550 no such user", Then::again},
      {Place::recipient, "530 5.7.0 sign in first", Then::again},
      {Place::recipient, "450 4.1.1 perhaps later", Then::again},
      {Place::recipient, "421 4.7.0 too many", Then::again},
      {Place::data, "554 5.5.1 no valid recipients", Then::again},
      {Place::message, "554 5.6.0 looks like advertising", Then::again},
      {Place::message, "", Then::again},
      // Before the recipient is named it holds for all.
      {Place::connection, "", Then::hold},
      {Place::connection, "554 no service for you", Then::hold},
      {Place::hello, "550 5.7.1 not with that name", Then::hold},
      {Place::tls, "454 4.7.0 no TLS today", Then::hold},
      {Place::sign_in, "535 5.7.8 wrong password", Then::hold},
      {Place::sender, "550 5.1.1 no such sender", Then::hold},
  };
  for (const auto& row : rows)
    EXPECT_EQ(what_then(row.place, reply_of({row.answer})), row.then) << row.answer;
}

TEST(Refusal, IsToldInTheServersWordsWithoutTheAddress) {
  const auto told_of = [](std::string_view answer,
                          std::string_view address = "Zoe+a@Home.example") {
    return told(Place::recipient, reply_of({answer}), address);
  };
  const std::string said = "the mail server answered RCPT with: ";
  EXPECT_EQ(told_of("550 5.1.1 no such user"), said + "550 5.1.1 no such user");
  EXPECT_EQ(told_of("550 no"), said + "550 no");
  EXPECT_EQ(told_of("550"), said + "550");
  EXPECT_EQ(told_of("550 <zoe+A@home.example>: unknown"), said + "550 <(address)>: unknown");
  EXPECT_EQ(told_of("550 5.1.1 zoe+a at home.example, or ZOE, zoes"),
            said + "550 5.1.1 (address) at (address), or (address), zoes");
  EXPECT_EQ(told_of("550 no josé here", "josé@home.example"), said + "550 no (address) here");
  EXPECT_EQ(told_of("550 a\x01\xFF"
                    "b"),
            said + "550 a??b");
  EXPECT_EQ(told_of("550 5.1.1 5 is unknown", "5@home.example"),
            said + "550 5.1.1 (address) is unknown");
  EXPECT_LE(told_of("550 " + std::string(1000, 'x')).size(), 300U);
}

}  // namespace
}  // namespace visavis::mail
