#pragma once

#include <string>

namespace visavis::http {

/// The catalogue of errors as a page: every problem's `type` points at an entry of it.
std::string errors_page();

}  // namespace visavis::http
