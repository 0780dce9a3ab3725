#pragma once

#include <boost/json.hpp>

#include "app/ports/live_connections.h"

/// The talk of a call as the pages see it (docs/protocol.md). Only for the .cpp files here.
namespace visavis::app::talk_json {

/// [{"id","from":"me"|"peer","text","at"}] from a side's own view.
boost::json::array chat(const CallTalk& talk, CallSide seen_by);
boost::json::object switches(const MediaSwitches& switches);
boost::json::value caption_or_null(const std::optional<Caption>& caption);
boost::json::value photo_url_or_null(const ApplicantCall& call);

}  // namespace visavis::app::talk_json
