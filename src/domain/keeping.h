#pragma once

#include <optional>

#include "base/described.h"
#include "base/time.h"
#include "domain/still.h"
#include "domain/verification.h"

namespace visavis {

/// For how long what is kept of a verification's calls stays, as the verification stands now.
enum class Keeping {
  needed,    ///< a second review or an open appeal needs it, whatever its age
  verified,  ///< it ended so
  other,
};
BOOST_DESCRIBE_ENUM(Keeping, needed, verified, other)

Keeping keeping_of(const Verification& verification);

/// For how long what is kept of calls stays, from its beginning on.
struct KeptFor {
  Duration verified = std::chrono::days{90};  ///< where the verification ended so
  Duration other = std::chrono::days{90};
  /// Pictures of documents, where the other two are not shorter.
  Duration documents = std::chrono::days{30};
};

/// Whether it is a picture of a document; nothing: a recording.
bool shows_document(const std::optional<StillOf>& still_of);

/// What is kept of calls, as whoever was in them would say it: faces and the rest are pictures.
enum class KeptKind { recording, picture, document_picture };
BOOST_DESCRIBE_ENUM(KeptKind, recording, picture, document_picture)
KeptKind kept_kind(const std::optional<StillOf>& still_of);

/// When its time is over; nothing: when what needs it is over, and its time.
std::optional<Timestamp> kept_until(Keeping keeping, const std::optional<StillOf>& still_of,
                                    Timestamp began, const KeptFor& kept);

/// As applicants are told before a call: by then it is erased, whatever the verification ends as,
/// but for what is needed. In days.
struct KeptAtMost {
  std::int64_t days = 0;
  std::int64_t documents_days = 0;
};
BOOST_DESCRIBE_STRUCT(KeptAtMost, (), (days, documents_days))

KeptAtMost kept_at_most(const KeptFor& kept);

}  // namespace visavis
