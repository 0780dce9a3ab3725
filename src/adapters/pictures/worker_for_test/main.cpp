#include "adapters/pictures/worker.h"

// The worker alone, for tests: in the service it is the program itself with another name of a
// command.
int main() { visavis::pictures::work({.descriptor = visavis::pictures::worker_descriptor}); }
