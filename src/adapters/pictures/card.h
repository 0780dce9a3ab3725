#pragma once

#include <optional>

#include "adapters/pictures/luma.h"

namespace visavis::pictures {

/// Thousandths of the picture that its largest thing with four corners takes, all of them in it,
/// which is brighter or darker than what is around it. A hint for who holds a document, no proof
/// that there is one.
std::optional<int> card_share(const Luma& picture);

}  // namespace visavis::pictures
