// Files that somebody may have put where the vault keeps evidence: any bytes, and true ones that
// were changed. What a reader gives is what was written, from its beginning; or it says damaged.
#include <algorithm>
#include <numeric>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

#include "adapters/vault/growing_reader.h"
#include "adapters/vault/growing_writer.h"
#include "adapters/vault/sealed_reader.h"
#include "app/sealing/sealed_layout.h"
#include "base/check.h"

namespace {

using namespace visavis;
using Bytes = std::vector<std::uint8_t>;

class Counting : public app::Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{1});
  }
};

Counting entropy;
const auto key = app::SecretKey::filled_by([](auto bytes) { entropy.fill(bytes); });
const EvidenceId evidence{entropy.id_bytes()};

vault::File file_of(const Bytes& bytes) {
  const int descriptor = ::memfd_create("fuzz", MFD_CLOEXEC);
  CHECK(descriptor >= 0);
  vault::File file{descriptor, "fuzz"};
  file.write(bytes);
  return file;
}

Bytes content_of(std::size_t size) {
  Bytes bytes(size);
  std::iota(bytes.begin(), bytes.end(), std::uint8_t{7});
  return bytes;
}

Bytes sealed_file(const Bytes& content) {
  const auto header = app::StreamHeader::made(app::StreamKind::sealed, entropy);
  const app::StreamCipher cipher{key, header, evidence};
  Bytes file{header.bytes().begin(), header.bytes().end()};
  const auto chunks =
      std::max<std::size_t>(1, (content.size() + app::piece_bytes_max - 1) / app::piece_bytes_max);
  for (std::size_t i = 0; i < chunks; ++i) {
    const auto rest = std::span{content}.subspan(i * app::piece_bytes_max);
    const auto plain = rest.first(std::min(rest.size(), app::piece_bytes_max));
    Bytes sealed(plain.size() + app::seal_bytes);
    const auto mark = i + 1 == chunks ? app::Mark::last : app::Mark::more;
    cipher.seal({static_cast<std::uint32_t>(i), mark}, plain, sealed);
    file.insert(file.end(), sealed.begin(), sealed.end());
  }
  return file;
}

Bytes growing_file(const Bytes& content, std::size_t step) {
  const auto header = app::StreamHeader::made(app::StreamKind::growing, entropy);
  const app::StreamCipher cipher{key, header, evidence};
  Bytes file{header.bytes().begin(), header.bytes().end()};
  for (std::uint32_t number = 0; number * step <= content.size(); ++number) {
    const auto rest = std::span{content}.subspan(number * step);
    const auto plain = rest.first(std::min(rest.size(), step));
    const auto mark = plain.size() < step ? app::Mark::last : app::Mark::more;
    const vault::RecordLength length{static_cast<std::uint32_t>(plain.size()), mark};
    Bytes sealed(vault::sealed_length_bytes + plain.size() + app::seal_bytes);
    const std::span all{sealed};
    cipher.seal({number, app::Mark::length}, length.encoded(),
                all.first(vault::sealed_length_bytes));
    cipher.seal({number, mark}, plain, all.subspan(vault::sealed_length_bytes));
    file.insert(file.end(), sealed.begin(), sealed.end());
  }
  return file;
}

void open_sealed(const Bytes& file, const Bytes& content) {
  auto reader =
      vault::SealedReader::open(std::make_unique<vault::FileBytes>(file_of(file)), key, evidence);
  if (!reader) return;
  CHECK((*reader)->bytes() == content.size());
  Bytes all(content.size() + 1);
  for (const std::size_t from : {std::size_t{0}, content.size() / 2}) {
    const auto got = (*reader)->read(from, all);
    if (!got) continue;
    CHECK(*got == content.size() - from);
    const auto there = std::span{content}.subspan(from);
    CHECK(std::equal(there.begin(), there.end(), all.begin()));
  }
}

void open_growing(const Bytes& file, const Bytes& content) {
  auto reader = vault::GrowingFileReader::open(file_of(file), key, evidence);
  if (!reader) return;
  std::size_t done = 0;
  for (;;) {
    const auto next = (*reader)->next();
    if (!next) return;
    if (!*next) break;
    const auto bytes = **next;
    CHECK(done + bytes.size() <= content.size() &&
          std::equal(bytes.begin(), bytes.end(),
                     content.begin() + static_cast<std::ptrdiff_t>(done)));
    done += bytes.size();
  }
  CHECK((*reader)->end() == app::GrowingEnd::cut || done == content.size());
}

/// Edits of four bytes each: what, where (two), with what.
void spoil(Bytes& file, std::span<const std::uint8_t> script) {
  for (; script.size() >= 4 && !file.empty(); script = script.subspan(4)) {
    const auto at = (script[1] * 256U + script[2]) * 5U % file.size();
    const auto place = file.begin() + static_cast<std::ptrdiff_t>(at);
    const auto some = std::min<std::size_t>(script[3], file.size() - at);
    const Bytes piece{place, place + static_cast<std::ptrdiff_t>(some)};
    switch (script[0] % 4) {
      case 0:
        *place ^= script[3];
        break;
      case 1:
        file.resize(at);
        break;
      case 2:
        file.erase(place, place + static_cast<std::ptrdiff_t>(some));
        break;
      default:
        file.insert(file.end(), piece.begin(), piece.end());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  // Seldom more than a chunk: sealing it is most of the time.
  const Bytes content = content_of((data[0] % 16 == 15 ? 65'500U : 0U) + data[1]);
  const Bytes recorded = content_of(std::size_t{data[1]} + data[2]);
  const std::span<const std::uint8_t> rest{data + 4, size - 4};
  Bytes sealed{rest.begin(), rest.end()};
  Bytes growing = sealed;
  if (data[0] % 4 != 0) {
    sealed = sealed_file(content);
    growing = growing_file(recorded, 1 + data[3]);
    spoil(sealed, rest);
    spoil(growing, rest);
  }
  open_sealed(sealed, content);
  open_growing(growing, recorded);
  // One is never the other.
  CHECK(!vault::SealedReader::open(std::make_unique<vault::FileBytes>(file_of(growing)), key,
                                   evidence) ||
        growing == sealed);
  return 0;
}
