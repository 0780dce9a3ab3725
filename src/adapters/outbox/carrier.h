#pragma once

#include <cstdint>
#include <curl/curl.h>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"

namespace visavis::outbox {

/// What becomes of an entry whose attempt failed.
enum class Then {
  again,  ///< tried again by the schedule
  never,  ///< the receiver will never take it
  hold,   ///< the receiver takes nothing now, this or another: waits, and counts as no attempt
};

/// How one attempt ended.
struct Outcome {
  int reply = 0;      ///< what the receiver answered, as its protocol counts; 0 without it
  std::string error;  ///< empty for a success; names nobody
  Then then = Then::again;
  std::optional<Duration> retry_after;  ///< what the receiver asks for
};

/// What one attempt sends, ready for libcurl. Made on the sender's thread, carried out on a lane's.
class Transfer {
 public:
  virtual ~Transfer() = default;
  virtual CURL* handle() const = 0;
  /// Asked when it is over, with how it ended for libcurl: whether it runs once more at once, as
  /// its handle is set by now. Must not say so for ever.
  virtual bool once_more(CURLcode) { return false; }
  virtual Outcome outcome(CURLcode code) const = 0;
};

/// What waits in an outbox.
struct Entry {
  std::int64_t number = 0;  ///< unique in the outbox
  std::string name;         ///< for the log; names no person
  int attempts = 0;         ///< made so far
};

/// One attempt to bring an entry to its receiver: what to send, or how it ended before it began.
using Way = std::variant<std::unique_ptr<Transfer>, Outcome>;
struct Attempt {
  Entry entry;
  Way way;
};

/// Now, as the wall has it, which is what people and receivers are told, and as what waits has it
/// (OnwardTime): the same, unless somebody set the wall's clock back.
struct Moment {
  Timestamp wall, onward;
};

/// Whether the time of a stop is over. Any thread.
using TimeIsUp = std::function<bool()>;

/// What the sender of one kind of outbox does in its own way: which entries may go now, and how.
/// Used on the sender's thread only, where nothing else is said. Throws StoreFailure; nothing has
/// begun then.
class Carrier {
 public:
  virtual ~Carrier() = default;
  /// Attempts at what is due and does not run already, `room` of them at most, the first first. A
  /// transfer during which libcurl waits and does not come back must ask `time_is_up`, and end.
  virtual std::vector<Attempt> due(const Moment& now, std::size_t room,
                                   const TimeIsUp& time_is_up) = 0;
  /// When the next entry that is not due yet becomes due, in onward time.
  virtual std::optional<Timestamp> next_due(Timestamp onward) = 0;
  /// The attempt at the entry with this number is over: the receiver took it.
  virtual void taken(std::int64_t number, int reply, Timestamp now) = 0;
  /// The attempt is over: it failed. Tried again at `next`, in onward time, or given up when
  /// there is none.
  virtual void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
                      Timestamp now) = 0;
  /// The attempt is over: the receiver takes nothing now (Then::hold). What that means for what
  /// waits, for the log: "again at ...".
  virtual std::string held(std::int64_t number, const std::string& error, const Moment& now) = 0;
};

}  // namespace visavis::outbox
