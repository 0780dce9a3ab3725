#pragma once

#include <stdexcept>

namespace visavis::app {

/// A lost resource: the database cannot be read or written. Caught once, at the request boundary.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Nothing can be saved for now, whatever it is: a full disk, a lock that another program holds, a
/// file that is not there any more. It may pass by itself.
class StoreUnavailable : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

}  // namespace visavis::app
