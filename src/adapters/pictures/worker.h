#pragma once

#include "adapters/pictures/confine.h"
#include "adapters/pictures/exchange.h"

namespace visavis::pictures {

/// What is answered, whatever the request. In this process, as it is.
app::PictureRead answer(Bytes request);

/// The worker's whole life: confines itself, reads one request from the descriptor, answers it, and
/// ends the process. A picture a process: nothing of one can be in another, and what took it over
/// has nothing more to read.
[[noreturn]] void work(const Confinement& confinement);

/// Where a worker has its descriptor.
inline constexpr int worker_descriptor = 3;
/// What the program is told to be one; not for people.
inline constexpr const char* worker_command = "picture-worker";

}  // namespace visavis::pictures
