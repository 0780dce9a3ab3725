#pragma once

#include "adapters/relay/sdp.h"

namespace visavis::relay {

/// The description without what a recording could not hold: codecs that no file is made of, and the
/// picture's orientation told beside it (urn:3gpp:video-orientation), without which a phone turns
/// the picture itself. A section of which nothing is left is rejected. Refuses no_common_codec
/// where that is all of them.
Result<SessionDescription, app::SdpRefusal> recordable_part(SessionDescription description);

}  // namespace visavis::relay
