#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "adapters/http/permission_board.h"

namespace visavis::http {

/// The parts of `GET /v1/accounts/{account}/permissions/{action}` as they lie in the bytes read.
struct PermissionHead {
  std::string_view account, action, token;
};

/// Reads a complete request head (up to and with its empty line) that is a plain permission check
/// and nothing else: HTTP/1.1, kept alive, one bearer token, no body, no escapes, no query, nothing
/// that changes how a head is read. Whatever is only a little unusual is nothing here, and goes
/// through the full parser. Takes no memory.
std::optional<PermissionHead> read_permission_head(std::string_view head);

/// The token of an Authorization header with the scheme Bearer; empty for anything else.
std::string_view bearer_token(std::string_view authorization);

/// The answer's JSON as pieces that point into the request, the policy and the record.
class PermissionBody {
 public:
  /// `record` is null for an account that was never seen; `action` must be the policy's.
  PermissionBody(std::string_view account, std::string_view action, bool allowed,
                 const PermissionRecord* record, Timestamp now);
  std::size_t size() const { return size_; }
  template <class Append>
  void write(Append&& append) const {
    for (const std::string_view part : parts_) append(part);
  }

 private:
  std::array<std::string_view, 11> parts_;
  std::size_t size_ = 0;
};

bool is_allowed(const PermissionRecord* record, std::size_t action_index, Timestamp now);

}  // namespace visavis::http
