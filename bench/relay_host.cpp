// Hosts the media relay alone in a process, so that its CPU time can be measured alone. One client
// at a time tells it what to do, over a Unix stream socket; every line is answered by one line:
//   open                         ok ID
//   open_beside ID               ok ID
//   forward_offer FROM TO BYTES  then so many bytes of SDP; ok BYTES, then so many bytes
//   forward_answer FROM TO BYTES the same
//   join ID ID                   ok
// Anything that goes wrong is answered by "refused WHY". When the client leaves, all is closed.
// With
// --record what browsers send is recorded as in calls, sealed in a folder, and what became of it is
// written beside (recorded.json) once it has left.
#include <CLI/CLI.hpp>
#include <cstring>
#include <exception>
#include <iostream>
#include <memory>
#include <sstream>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

#include "adapters/relay/relay.h"

#include "recorded_calls.h"
#include "unix_socket.h"

namespace visavis::bench {
namespace {

constexpr int forever = -1;

class Host {
 public:
  /// Without a recorder nothing is recorded.
  Host(app::Relay& relay, RecordedCalls* recorded, int connection)
      : relay_(relay), recorded_(recorded), socket_(connection), stream_(socket_) {}
  ~Host() {
    if (recorded_ != nullptr) recorded_->end();
    for (const app::TransportId id : opened_) relay_.close(id);
  }

  /// Until the client leaves, which is an exception.
  [[noreturn]] void serve() {
    while (true) socket_.send(answer(stream_.line(forever)));
  }

 private:
  std::string answer(const std::string& line) {
    std::istringstream words{line};
    std::string command;
    words >> command;
    if (command == "open") return opened(relay_.open(app::Reach::either));
    if (command == "open_beside")
      return opened(relay_.open_beside(read_id(words), app::Reach::either));
    if (command == "join") {
      const app::TransportId a = read_id(words);
      relay_.join(a, read_id(words));
      return "ok\n";
    }
    const bool offer = command == "forward_offer";
    if (!offer && command != "forward_answer") return "refused unknown command\n";
    const app::TransportId from = read_id(words);
    const app::TransportId to = read_id(words);
    std::size_t bytes = 0;
    words >> bytes;
    const std::string sdp = stream_.block(bytes, forever);
    const auto result =
        offer ? relay_.forward_offer(from, to, sdp) : relay_.forward_answer(from, to, sdp);
    if (!result) return "refused " + std::to_string(static_cast<int>(result.error())) + "\n";
    // As in a call: the applicant's side, which offers here, is kept for pictures, too.
    if (recorded_ != nullptr) recorded_->begin(from, relay_.sent_media(from), offer);
    return "ok " + std::to_string(result->size()) + "\n" + *result;
  }

  std::string opened(app::TransportId id) {
    opened_.push_back(id);
    return "ok " + std::to_string(static_cast<std::uint64_t>(id)) + "\n";
  }
  static app::TransportId read_id(std::istream& words) {
    std::uint64_t number = 0;
    words >> number;
    return app::TransportId{number};
  }

  app::Relay& relay_;
  RecordedCalls* recorded_;
  UnixSocket socket_;
  LineStream stream_;
  std::vector<app::TransportId> opened_;
};

int listen_on(const std::string& path) {
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error("path too long: " + path);
  std::memcpy(address.sun_path, path.data(), path.size());
  if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener, 4) != 0)
    throw std::runtime_error("cannot listen on " + path);
  return listener;
}

int run(int argc, char** argv) {
  CLI::App app{"Hosts the media relay alone in a process"};
  std::string path, folder;
  relay::RelayConfig config;
  config.listen = {"127.0.0.1"};
  app.add_option("--socket", path, "Unix socket to take commands on")->required();
  app.add_option("--threads", config.threads, "Relay threads")->check(CLI::Range(1, 64));
  app.add_option("--record", folder, "Record, sealed, into this folder");
  CLI11_PARSE(app, argc, argv);

  config.on_event = [](const app::RelayEvent&) {};
  std::unique_ptr<RecordedCalls> recorded;
  if (!folder.empty()) {
    recorded = std::make_unique<RecordedCalls>(folder);
    config.tap = &recorded->tap();
  }
  relay::EmbeddedRelay relay{config};
  const int listener = listen_on(path);
  while (true) {
    const int connection = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    try {
      Host{relay, recorded.get(), connection}.serve();
    } catch (const std::exception&) {
      // The client left.
    }
  }
}

}  // namespace
}  // namespace visavis::bench

int main(int argc, char** argv) {
  try {
    return visavis::bench::run(argc, argv);
  } catch (const std::exception& fault) {
    std::cerr << "relay_host: " << fault.what() << '\n';
    return 1;
  }
}
