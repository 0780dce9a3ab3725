#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http/router.h"

namespace visavis::http {

/// A file of the web pages, held in memory.
struct StaticFile {
  std::string path;  ///< in the address: "/verify", "/assets/index-4f3a.js"
  std::string_view content_type;
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> gzip;  ///< null when it would not be smaller
  std::string etag;                         ///< without quotes
  bool page = false;                        ///< HTML, with the headers that guard a page
  bool immutable = false;                   ///< its name changes with its content
};

/// Reads verify.html, console.html, assets/ and the small files beside them (icons). What is not
/// read here cannot be asked for later: a path in a request is only ever compared with these.
/// Symbolic links and unknown kinds are left out. Throws std::runtime_error when the folder or one
/// of the two pages is not there, a file cannot be read or they are over 64 MiB together. An empty
/// path has no files: a server without pages.
std::vector<StaticFile> load_static_files(const std::filesystem::path& web_root);

/// The Content-Security-Policy of the pages.
std::string content_security_policy(std::string_view public_url);

/// The files, the page of the errors, and / which leads to the console.
void add_static_routes(Router& router, const std::vector<StaticFile>& files,
                       std::string_view public_url);

}  // namespace visavis::http
