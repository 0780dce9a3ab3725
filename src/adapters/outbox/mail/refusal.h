#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/outbox/carrier.h"

namespace visavis::mail {

/// How far the dialogue with the mail server has come: what it answered to last.
enum class Place { connection, hello, tls, sign_in, sender, recipient, data, message };

/// RFC 3463: "5.1.1".
struct EnhancedCode {
  int status = 0, subject = 0, detail = 0;
  friend bool operator==(const EnhancedCode&, const EnhancedCode&) = default;
};

/// What a mail server answered.
struct Reply {
  int code = 0;
  std::optional<EnhancedCode> enhanced;
  std::string text;  ///< all lines as one, without the codes; foreign bytes
};

/// One line of a reply ("550-5.1.1 no such user"), added to what came before of it. True when it
/// was the last one. Whatever else a server sends is its reply's text.
bool add_line(Reply& reply, std::string_view line);

/// What becomes of a mail that was refused there. Before the recipient is named, a refusal is about
/// us: it holds for all mails, and an operator can mend it. After that it is for ever only when its
/// class says that it is about the recipient: servers tell there, too, what they hold against us.
outbox::Then what_then(Place place, const Reply& reply);

/// What an operator reads: "the mail server answered RCPT with: 550 5.1.1 no such user". In ASCII,
/// and without the address, which servers like to repeat.
std::string told(Place place, const Reply& reply, std::string_view address);

/// What came before the answer: "RCPT".
std::string_view asked(Place place);

}  // namespace visavis::mail
