#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/objects.h"

// What a store of objects answers, in XML (Amazon S3 API reference). Foreign text: what is not as
// the reference says is nothing.
namespace visavis::s3 {

/// The code of an <Error>, of word characters alone: it stands in the log. Empty: the text is none.
std::string error_code(std::string_view text);

/// Of InitiateMultipartUpload. Nothing: it has no id that can be used.
std::optional<std::string> upload_id(std::string_view text);

/// Whether CompleteMultipartUpload completed: its status alone does not say so.
bool is_completed(std::string_view text);

struct StoredPart {
  std::uint32_t number = 0;
  std::uint64_t bytes = 0;
  std::string etag;  ///< without its quotes
  friend bool operator==(const StoredPart&, const StoredPart&) = default;
};
/// A page of a list, and how to ask for the next one: empty on the last page.
template <class One>
struct Page {
  std::vector<One> entries;
  std::string next;
};
/// Of ListParts.
std::optional<Page<StoredPart>> parts(std::string_view text);

/// Of ListMultipartUploads: the ids of those of one object. The next page is not asked for, as an
/// object has few.
std::vector<std::string> uploads_of(std::string_view text, std::string_view name);

/// Of ListObjectsV2.
std::optional<Page<app::StoredObject>> objects(std::string_view text);

}  // namespace visavis::s3
