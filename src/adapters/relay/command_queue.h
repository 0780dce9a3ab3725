#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace visavis::relay {

/// Commands from any thread to one: a list without locks, so that the relay thread never waits for
/// the app. Asking an empty queue costs one load.
template <class Command>
class CommandQueue {
 public:
  CommandQueue() = default;
  CommandQueue(const CommandQueue&) = delete;
  CommandQueue& operator=(const CommandQueue&) = delete;
  ~CommandQueue() {
    drain([](Command&) {});
  }

  void push(Command command) {
    Node* node = new Node{std::move(command), newest_.load(std::memory_order_relaxed)};
    while (!newest_.compare_exchange_weak(node->older, node, std::memory_order_release,
                                          std::memory_order_relaxed)) {
    }
  }

  /// In the order they were pushed.
  template <class Run>
  void drain(Run run) {
    if (newest_.load(std::memory_order_acquire) == nullptr) return;
    Node* node = newest_.exchange(nullptr, std::memory_order_acquire);
    Node* oldest = nullptr;
    while (node != nullptr) oldest = std::exchange(node, std::exchange(node->older, oldest));
    while (oldest != nullptr) {
      const std::unique_ptr<Node> taken(std::exchange(oldest, oldest->older));
      run(taken->command);
    }
  }

 private:
  struct Node {
    Command command;
    Node* older;
  };
  std::atomic<Node*> newest_{nullptr};
};

}  // namespace visavis::relay
