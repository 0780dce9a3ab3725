#pragma once

#include <map>
#include <string>

#include "adapters/s3/answers.h"
#include "adapters/s3/requests.h"
#include "app/ports/objects.h"

namespace visavis::s3 {

/// A bucket of Amazon S3, or of what speaks its API. What is larger than a part is sent in parts: a
/// service that ends meanwhile goes on with the parts that are there and are the same.
class S3Objects : public app::Objects {
 public:
  struct Sizes {
    /// At least 5 MiB but for tests: less is refused by most stores.
    std::size_t part_bytes = std::size_t{16} * 1024 * 1024;
    std::size_t page = 1000;  ///< objects of a list at once; stores give no more
  };

  explicit S3Objects(S3Config config) : S3Objects(std::move(config), Sizes{}) {}
  S3Objects(S3Config config, Sizes sizes) : requests_(std::move(config)), sizes_(sizes) {}

  void put(const std::string& name, const app::ObjectSource& from) override;
  std::optional<std::uint64_t> size(const std::string& name) override;
  std::optional<std::vector<std::uint8_t>> read(const std::string& name, std::uint64_t offset,
                                                std::size_t bytes) override;
  void erase(const std::string& name) override;
  void list(const std::function<void(const app::StoredObject&)>& each) override;
  void stop() override { requests_.stop(); }

 private:
  using Parts = std::map<std::uint32_t, StoredPart>;
  std::string full(const std::string& name) const { return requests_.config().prefix + name; }
  Answer again_if_it_fails(const Request& request);
  std::vector<std::string> uploads(const std::string& name);
  std::string begun_upload(const std::string& name);
  Parts sent_parts(const std::string& name, const std::string& upload);
  void put_whole(const std::string& name, const app::ObjectSource& from);
  void put_in_parts(const std::string& name, const app::ObjectSource& from);
  std::string send_part(const std::string& name, const std::string& upload, std::uint32_t number,
                        std::span<const std::uint8_t> bytes);
  void complete(const std::string& name, const std::string& upload,
                const std::vector<std::string>& etags);

  Requests requests_;
  const Sizes sizes_;
};

}  // namespace visavis::s3
