#pragma once

#include <utility>
#include <vector>

#include "app/ports/still_keeper.h"

namespace visavis::fakes {

/// Knows what it was given to keep, and keeps nothing.
class FakeStillKeeper : public app::StillKeeper {
 public:
  void keep(const app::AskedStill& asked, std::vector<std::uint8_t> file) override {
    kept.emplace_back(asked, std::move(file));
  }
  void keep_relayed(const app::AskedStill& asked) override { relayed.push_back(asked); }

  std::vector<std::pair<app::AskedStill, std::vector<std::uint8_t>>> kept;
  std::vector<app::AskedStill> relayed;
};

}  // namespace visavis::fakes
