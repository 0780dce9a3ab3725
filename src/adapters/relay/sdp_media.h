#pragma once

#include "adapters/relay/sdp.h"
#include "app/ports/sent_media.h"

namespace visavis::relay {

/// What the browser that wrote the description may send, for a recorder: the payload types of its
/// live sections and which SSRC sends again what another one sent. An answerer takes over the
/// offerer's payload types, so a browser's own description names what it sends, whichever it is.
app::SentMedia sent_media(const SessionDescription& description);

}  // namespace visavis::relay
