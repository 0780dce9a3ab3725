#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

namespace visavis::websocket {

/// How many more places there are for those who come back to something, an eighth: whoever just
/// looks must not take them.
constexpr std::size_t seats_in_reserve(std::size_t all) { return all / 8; }

/// Places for live connections of one kind of people, who are told apart by `Person`: so many for
/// all together, and so many for each, so that nobody takes all of them. Thread-safe.
template <class Person>
class Seats {
 public:
  Seats(std::size_t all, std::size_t each) : taken_(std::make_shared<Taken>(all, each)) {}

  /// A place for as long as it is held; it may outlive the seats. Null: there is none.
  std::shared_ptr<const void> take(const Person& person, bool awaited = false) {
    if (!taken_->add(person, awaited)) return nullptr;
    return {taken_.get(), [taken = taken_, person](const Taken*) { taken->remove(person); }};
  }

 private:
  class Taken {
   public:
    Taken(std::size_t all, std::size_t each) : all_(all), each_(each) {}
    bool add(const Person& person, bool awaited) {
      const std::lock_guard lock{mutex_};
      if (count_ >= all_ + (awaited ? seats_in_reserve(all_) : 0)) return false;
      std::size_t& own = by_person_[person];
      if (own >= each_) return false;
      ++own;
      ++count_;
      return true;
    }
    void remove(const Person& person) {
      const std::lock_guard lock{mutex_};
      const auto own = by_person_.find(person);
      if (--own->second == 0) by_person_.erase(own);
      --count_;
    }

   private:
    const std::size_t all_, each_;
    std::mutex mutex_;
    std::size_t count_ = 0;
    std::map<Person, std::size_t> by_person_;
  };
  std::shared_ptr<Taken> taken_;
};

}  // namespace visavis::websocket
