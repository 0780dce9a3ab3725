#pragma once

#include <utility>

#include "adapters/http/router.h"

namespace visavis::http {

/// A handler out of a function and what it needs beside the store: `function(needs, store, steps,
/// request)`.
template <class Needs, class Function>
auto with(const Needs& needs, Function function) {
  return [needs, function](app::StoreConnection& store, app::Steps& steps,
                           const HttpRequest& request) {
    return function(needs, store, steps, request);
  };
}

}  // namespace visavis::http
