#include "batch.h"

#include <cstring>
#include <ctime>

#include "clock.h"

namespace visavis::bench {
namespace {

std::int64_t timestamp_of(msghdr& message) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS) continue;
    timespec at{};
    std::memcpy(&at, CMSG_DATA(part), sizeof at);
    return at.tv_sec * ns_per_s + at.tv_nsec;
  }
  return wall_ns();
}

}  // namespace

SendBatch::SendBatch() {
  for (std::size_t i = 0; i < most; ++i) {
    vectors_[i].iov_base = buffers_[i].data();
    messages_[i].msg_hdr.msg_iov = &vectors_[i];
    messages_[i].msg_hdr.msg_iovlen = 1;
  }
}

std::size_t SendBatch::flush(int socket) {
  std::size_t sent = 0;
  while (sent < count_) {
    const int count = sendmmsg(socket, &messages_[sent], static_cast<unsigned>(count_ - sent),
                               MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count <= 0) break;
    sent += static_cast<std::size_t>(count);
  }
  const std::size_t unsent = count_ - sent;
  count_ = 0;
  return unsent;
}

ReceiveBatch::ReceiveBatch() {
  for (std::size_t i = 0; i < most; ++i) {
    vectors_[i] = {buffers_[i].data(), buffers_[i].size()};
    messages_[i].msg_hdr.msg_iov = &vectors_[i];
    messages_[i].msg_hdr.msg_iovlen = 1;
  }
}

void ReceiveBatch::drain(int socket, const Handler& handle) {
  for (int count = static_cast<int>(most); count == static_cast<int>(most);) {
    for (std::size_t i = 0; i < most; ++i) {
      messages_[i].msg_hdr.msg_control = controls_[i].data();
      messages_[i].msg_hdr.msg_controllen = controls_[i].size();
    }
    count = recvmmsg(socket, messages_.data(), most, MSG_DONTWAIT, nullptr);
    for (int i = 0; i < count; ++i) {
      auto& message = messages_[static_cast<std::size_t>(i)];
      const MutableView datagram{buffers_[static_cast<std::size_t>(i)].data(), message.msg_len};
      handle(datagram, timestamp_of(message.msg_hdr));
    }
  }
}

}  // namespace visavis::bench
