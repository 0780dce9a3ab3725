#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <sys/socket.h>
#include <vector>

#include "adapters/relay/bytes.h"
#include "adapters/relay/file_descriptor.h"
#include "adapters/relay/path.h"

namespace visavis::relay {

/// A UDP socket that reads and writes in batches. Runs of datagrams of one size to one place become
/// one UDP_SEGMENT send. One thread.
class UdpSocket {
 public:
  static constexpr std::size_t batch_max = 64;

  /// Throws std::system_error. `shared`: other threads' sockets have the same address.
  UdpSocket(const Endpoint& listen, Link link, bool shared);
  ~UdpSocket();

  int fd() const { return fd_.get(); }

  struct Received {
    Path path;
    MutableBytes buffer;  ///< buffer_size long
    std::size_t size;
  };
  /// Reads what is there, up to a batch; 0 when there is nothing.
  std::size_t receive();
  /// One of the last receive(). Its size is 0 if it was too long to be ours.
  Received received(std::size_t index);

  /// Where the next datagram is written, of at most buffer_size: sent at flush(), or before when
  /// the batch is full.
  MutableBytes room(std::size_t size_max);
  /// So many bytes of it are one; 0: none is.
  void commit(const Path& to, std::size_t size);
  void flush();
  /// Datagrams the kernel did not take, since the last call.
  std::uint64_t take_unsent();

 private:
  struct Outgoing {
    Path path;
    std::size_t at = 0;
    std::size_t size = 0;
    std::size_t segment = 0;
    std::size_t segments = 0;
    bool open = false;  ///< another datagram may still be appended
  };
  struct Incoming;
  struct Sending;

  bool append(const Path& to, std::size_t size);
  void prepare(std::size_t index);
  void send_one_by_one(const Outgoing& outgoing);

  FileDescriptor fd_;
  Link link_;
  bool wildcard_;
  bool v4_;
  bool segmenting_ = true;
  std::uint64_t unsent_ = 0;
  std::unique_ptr<Incoming> incoming_;
  std::unique_ptr<Sending> sending_;
};

}  // namespace visavis::relay
