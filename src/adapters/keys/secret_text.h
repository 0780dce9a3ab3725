#pragma once

#include <array>
#include <cerrno>
#include <cstddef>
#include <sodium.h>
#include <string_view>
#include <unistd.h>

namespace visavis::keys {

/// Closes it when this goes.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

/// Text with a secret in it, wiped when this goes. What is longer than any key's text is cut off,
/// and is none.
class SecretText {
 public:
  SecretText() = default;
  ~SecretText() { sodium_memzero(text_.data(), text_.size()); }
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;

  bool full() const { return size_ == text_.size(); }
  std::string_view view() const { return {text_.data(), size_}; }
  /// One read(2), and what it gave: 0 at the end, -1 with errno set.
  ssize_t read_some(int descriptor) {
    const auto got = ::read(descriptor, text_.data() + size_, text_.size() - size_);
    if (got > 0) size_ += static_cast<std::size_t>(got);
    return got;
  }
  /// Up to the end, or until it is full. False: errno says why not.
  bool read_all(int descriptor) {
    while (!full()) {
      const auto got = read_some(descriptor);
      if (got == 0) return true;
      if (got < 0 && errno != EINTR) return false;
    }
    return true;
  }

 private:
  std::array<char, 1024> text_{};
  std::size_t size_ = 0;
};

}  // namespace visavis::keys
