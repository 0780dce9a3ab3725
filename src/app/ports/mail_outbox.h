#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/messages/mail_draft.h"
#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// A mail on its way to the mail server.
struct OutgoingMail {
  std::int64_t number = 0;  ///< unique in the store
  VerificationId verification;
  Timestamp created;
  MailDraft draft;
  int attempts = 0;  ///< made so far
};

/// The mails that are to be sent. A step's mail is written in the step's own transaction
/// (VerificationStore::commit). Used from the mail sender's thread: an implementation has its own
/// connection for it. Throws StoreFailure.
class MailOutbox {
 public:
  virtual ~MailOutbox() = default;
  /// Mails that are due: those that are soon useless first, then what is longest due. A mail that
  /// never gets useless waits until the verification's earlier ones are over, so that news come in
  /// their order.
  virtual std::vector<OutgoingMail> due(Timestamp now, std::size_t limit) = 0;
  /// When the next mail that is not due yet becomes due.
  virtual std::optional<Timestamp> next_due(Timestamp now) = 0;
  /// The mail server took it. Address and words are forgotten: what remains is that it was sent.
  virtual void handed_over(std::int64_t number, Timestamp now) = 0;
  /// The attempt failed; tried again at `next`, or given up (and forgotten) when there is none.
  /// `error` says why, and names nobody.
  virtual void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
                      Timestamp now) = 0;
  /// The mail server takes nothing now: tried again at `next`, and this was no attempt.
  virtual void held(std::int64_t number, const std::string& error, Timestamp next,
                    Timestamp now) = 0;
};

}  // namespace visavis::app
