#pragma once

#include <stdexcept>

namespace visavis::app {

/// A lost resource: the database cannot be read or written. Caught once, at the request boundary.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace visavis::app
