#pragma once
// Beast's types stay behind request_parser.h: only request_parser.cpp includes this.

#include <boost/beast/http/message.hpp>

#include "adapters/http/http_message.h"
#include "base/result.h"

namespace visavis::http {

using BeastHead = boost::beast::http::header<true>;

/// What a head asks for; without its body. `chunked`: the last coding is "chunked". Refused is what
/// other servers could read in another way: invalid_request, unsupported_transfer_coding.
Result<HttpRequest, Refusal> read_head(const BeastHead& head, bool chunked);

}  // namespace visavis::http
