#pragma once

#include <sys/socket.h>

namespace visavis::outbox {

/// True for an address of the public internet. False for loopback, private, shared, link-local,
/// multicast, documentation and reserved ranges, for IPv4 inside IPv6 (mapped, 6to4, Teredo, and
/// NAT64 unless what it leads to is public), and for every other family: an address
/// that a marketplace names must not reach what only this machine or its network may reach.
bool is_public(const sockaddr& address);

}  // namespace visavis::outbox
