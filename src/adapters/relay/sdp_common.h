#pragma once

#include "adapters/relay/sdp.h"

// What the relay says for itself, when it answers a browser before anybody is at the other end.
namespace visavis::relay {

/// The offer, cut down to what every browser that can call has: VP8, H.264, their retransmission
/// and Opus, the feedback and header extensions that they need, and nothing else. VP8 comes first:
/// every browser has it, and what comes first is sent. Whoever the offer is given to later answers
/// within it, so that the relay may answer it now.
Result<SessionDescription, app::SdpRefusal> common_part(const SessionDescription& offer);

/// The relay's answer to such an offer: the same media the other way round. It names no SSRC, so
/// that the browser takes whatever comes for a media line: its own media looped back, then somebody
/// else's.
SessionDescription answer_to(const SessionDescription& common);

/// Whether an answer takes of each media line what comes first in the offer: the relay answered the
/// offer in that order, and what comes first in an answer is what is sent.
bool takes(const SessionDescription& answer, const SessionDescription& offer);

/// What a browser was told before, as an answer to its newer offer: for an ICE restart, which
/// changes nothing else. Sections that are new are rejected. Refused if those of before are not
/// there. Its directions are still those of the other end: directed() makes them an answer's.
Result<SessionDescription, app::SdpRefusal> answer_again(const SessionDescription& told,
                                                         const SessionDescription& offer);

/// The answer with directions that the offer allows (RFC 3264, 6.1).
SessionDescription directed(SessionDescription answer, const SessionDescription& offer);

}  // namespace visavis::relay
