#pragma once

#include <string_view>

namespace visavis::app {

/// Whether all of it is CBOR (RFC 8949) whose lengths are those of bytes that are there, in a few
/// levels. libcbor takes memory for as many entries as a map says it has, before it sees one: 53 GB
/// for nine bytes.
bool is_bounded_cbor(std::string_view items);

}  // namespace visavis::app
