#include "app/messages/secret_key.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <new>
#include <ostream>
#include <type_traits>

namespace visavis::app {
namespace {

SecretKey key_of(std::uint8_t byte) {
  return SecretKey::filled_by([&](auto bytes) { std::fill(bytes.begin(), bytes.end(), byte); });
}

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
static_assert(!Printable<SecretKey> && !Printable<MasterKey>);
static_assert(!std::is_convertible_v<SecretKey, std::span<const std::uint8_t>>);

bool holds(const unsigned char* memory, std::size_t size, std::uint8_t byte) {
  return std::count(memory, memory + size, byte) >= static_cast<std::ptrdiff_t>(SecretKey::size);
}

TEST(SecretKey, IsWipedWhenItGoesAndWhenItIsMoved) {
  alignas(SecretKey) unsigned char memory[sizeof(SecretKey)];
  auto* const key = new (memory) SecretKey(key_of(0x77));
  EXPECT_TRUE(holds(memory, sizeof memory, 0x77));
  {
    const SecretKey moved{std::move(*key)};
    EXPECT_FALSE(holds(memory, sizeof memory, 0x77));
    EXPECT_EQ(moved, key_of(0x77));
  }
  *key = key_of(0x78);
  EXPECT_TRUE(holds(memory, sizeof memory, 0x78));
  std::destroy_at(key);
  EXPECT_FALSE(holds(memory, sizeof memory, 0x78));
}

TEST(SecretKey, ThatWasMovedFromIsNoKeyOfZeros) {
  auto key = key_of(1);
  const auto moved = std::move(key);
  EXPECT_DEATH(static_cast<void>(key.reveal()), "held_");  // NOLINT(bugprone-use-after-move)
}

TEST(SecretKey, HasAnIdThatTellsItFromOthers) {
  EXPECT_EQ(key_of(1).id(), key_of(1).copy().id());
  EXPECT_NE(key_of(1).id(), key_of(2).id());
  EXPECT_EQ(MasterKey{key_of(1)}.id(), key_of(1).id());
  // BLAKE2b of "visavis key id", 16 bytes long, under 32 bytes of 1: what other programs get.
  EXPECT_EQ(key_of(1).id().text(), "cf4ae3a5d51fa15b");
}

}  // namespace
}  // namespace visavis::app
