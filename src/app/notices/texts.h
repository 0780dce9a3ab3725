#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/words/words.h"
#include "base/time.h"
#include "domain/notice.h"

namespace visavis::app {

// How the mails' words are asked for: locales/<tag>/mail.json.

std::string subject_key(NoticeKind kind);
const std::vector<Message>& body(const Words& words, NoticeKind kind);
/// An action of the policy; one of the marketplace's own by its name without underscores.
std::string action_words(const Words& words, std::string_view action);
/// In the time zone (app/words/time_zone.h), with its name.
std::string date_words(const Words& words, Timestamp at, std::string_view zone);

}  // namespace visavis::app
