// How fast one core seals and opens evidence: processor time, on a disk in memory or any other.
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "adapters/system/system_entropy.h"
#include "adapters/vault/disk_vault.h"
#include "app/sealing/wrapped_key.h"
#include "base/check.h"

namespace {

using namespace visavis;

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t content_megabytes = 256;
constexpr int rounds = 5;
constexpr double bar = 200;  // MB/s

/// Megabytes for each second of the processor, the system's part included.
template <class Work>
double speed_of(Work work) {
  const auto begin = std::clock();
  work();
  return static_cast<double>(content_megabytes) * CLOCKS_PER_SEC /
         static_cast<double>(std::clock() - begin);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Writer>
void write(Writer writer, const std::vector<std::uint8_t>& piece, std::size_t sync_each) {
  for (std::size_t i = 1; i <= content_megabytes; ++i) {
    CHECK(writer->append(piece));
    if constexpr (requires { writer->sync(); }) {
      if (i % sync_each == 0) CHECK(writer->sync());
    }
  }
  CHECK(writer->finish());
}

}  // namespace

int main(int count, char** arguments) {
  CHECK(count == 2);
  system::SystemEntropy entropy;
  vault::DiskVault vault{arguments[1], entropy};
  const auto key = app::new_key(entropy);
  const EvidenceId evidence{entropy.id_bytes()};
  std::vector<std::uint8_t> piece(megabyte);
  entropy.fill(piece);
  std::vector<double> sealed, opened, grown;
  for (int i = 0; i < rounds; ++i) {
    sealed.push_back(
        speed_of([&] { write(std::move(vault.create(evidence, key)).value(), piece, 1); }));
    grown.push_back(
        speed_of([&] { write(std::move(vault.grow(evidence, key)).value(), piece, 16); }));
    opened.push_back(speed_of([&] {
      const auto reader = std::move(vault.open(evidence, key)).value();
      for (std::uint64_t at = 0; at < reader->bytes(); at += megabyte)
        CHECK(reader->read(at, piece));
    }));
    vault.erase(evidence);
  }
  std::cout << "sealed, hashed and written: " << median(sealed) << " MB/s of processor time\n"
            << "the same as it grows: " << median(grown) << " MB/s\n"
            << "read and opened: " << median(opened) << " MB/s\n"
            << "vault: " << std::min({median(sealed), median(grown), median(opened)}) / bar << '\n';
  return 0;
}
