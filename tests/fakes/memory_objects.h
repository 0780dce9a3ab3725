#pragma once

#include <algorithm>
#include <map>

#include "app/ports/objects.h"
#include "app/ports/vault.h"

namespace visavis::fakes {

/// A bucket in memory, which may be out of reach.
class MemoryObjects : public app::Objects {
 public:
  using Bytes = std::vector<std::uint8_t>;

  void put(const std::string& name, const app::ObjectSource& from) override {
    reach();
    Bytes bytes(static_cast<std::size_t>(from.bytes));
    from.read(0, bytes);
    if (while_sent) while_sent();
    objects[name] = std::move(bytes);
  }
  std::optional<std::uint64_t> size(const std::string& name) override {
    reach();
    const auto found = objects.find(name);
    if (found == objects.end()) return std::nullopt;
    return found->second.size();
  }
  std::optional<Bytes> read(const std::string& name, std::uint64_t offset,
                            std::size_t bytes) override {
    reach();
    const auto found = objects.find(name);
    if (found == objects.end()) return std::nullopt;
    ++reads;
    const auto begin = found->second.begin() + static_cast<std::ptrdiff_t>(offset);
    return Bytes(begin, begin + static_cast<std::ptrdiff_t>(bytes));
  }
  void erase(const std::string& name) override {
    reach();
    objects.erase(name);
  }
  void list(const std::function<void(const app::StoredObject&)>& each) override {
    reach();
    for (const auto& [name, bytes] : objects) each({name, bytes.size(), from_unix_ms(1000)});
  }
  void stop() override { reachable = false; }

  std::map<std::string, Bytes> objects;
  bool reachable = true;
  int requests = 0, reads = 0;
  std::function<void()> while_sent;

 private:
  void reach() {
    ++requests;
    if (!reachable) throw app::VaultFailure(app::VaultTrouble::failed, "bucket: out of reach");
  }
};

}  // namespace visavis::fakes
