#pragma once

#include <string>

#include "app/wire/applicant_api.h"

namespace visavis::http {

/// The QR code of a text, with the quiet zone of four modules that readers need. Made here so that
/// the page, which may be on a slow line, need not bring a library for it.
app::shape::QrDrawing draw_qr(const std::string& text);

}  // namespace visavis::http
