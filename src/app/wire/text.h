#pragma once

#include <string>

#include "app/wire/live_api.h"

namespace visavis::app {

/// A shape as JSON. Defined for what text.cpp lists: the answers of the contract and its messages.
template <class Shape>
std::string text(const Shape& shape);

}  // namespace visavis::app
