#pragma once

#include <string_view>

#include "adapters/http/http_message.h"

namespace visavis::http {

// For a request whose head is larger than we read. `head` is its beginning.

/// A browser that opens a page, rather than a program: it takes HTML.
bool wants_page(std::string_view head);

/// What people read in its place, in the language that the browser asks for.
HttpResponse too_large_page(std::string_view head);

}  // namespace visavis::http
