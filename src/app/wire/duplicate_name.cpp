#include "app/wire/duplicate_name.h"

#include <boost/json/basic_parser_impl.hpp>
#include <set>
#include <vector>

namespace visavis::app {
namespace {

namespace json = boost::json;

/// The objects and lists that are open, and the names that each object has had.
class Way {
 public:
  enum class Kind { object, list };
  // True, for the parser to go on.
  bool enter(Kind kind) {
    levels_.push_back({kind});
    return true;
  }
  bool leave() {
    levels_.pop_back();
    return pass();
  }
  /// Something stood here: a list goes on to its next entry.
  bool pass() {
    if (!levels_.empty()) ++levels_.back().passed;
    return true;
  }
  /// False when the object has had the name.
  bool go_to(std::string name) {
    Level& level = levels_.back();
    level.name = std::move(name);
    return level.names.insert(level.name).second;
  }
  std::string text() const {
    std::string text;
    for (const Level& level : levels_) {
      if (level.kind == Kind::list)
        text += "[" + std::to_string(level.passed) + "]";
      else
        text += (text.empty() ? "" : ".") + level.name;
    }
    return text;
  }

 private:
  struct Level {
    Kind kind;
    std::set<std::string> names = {};
    std::string name = {};
    std::size_t passed = 0;
  };
  std::vector<Level> levels_;
};

/// What Boost's parser tells of a text, by these names.
class Names {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using Error = json::error_code;

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) { return way_.enter(Way::Kind::object); }
  bool on_object_end(std::size_t, Error&) { return way_.leave(); }
  bool on_array_begin(Error&) { return way_.enter(Way::Kind::list); }
  bool on_array_end(std::size_t, Error&) { return way_.leave(); }
  bool on_key_part(json::string_view part, std::size_t, Error&) {
    name_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, Error& error) {
    name_.append(part.data(), part.size());
    if (way_.go_to(std::exchange(name_, {}))) return true;
    duplicate = way_.text();
    error = json::error::syntax;
    return false;
  }
  bool on_string_part(json::string_view, std::size_t, Error&) { return true; }
  bool on_string(json::string_view, std::size_t, Error&) { return way_.pass(); }
  bool on_number_part(json::string_view, Error&) { return true; }
  bool on_int64(std::int64_t, json::string_view, Error&) { return way_.pass(); }
  bool on_uint64(std::uint64_t, json::string_view, Error&) { return way_.pass(); }
  bool on_double(double, json::string_view, Error&) { return way_.pass(); }
  bool on_bool(bool, Error&) { return way_.pass(); }
  bool on_null(Error&) { return way_.pass(); }
  bool on_comment_part(json::string_view, Error&) { return true; }
  bool on_comment(json::string_view, Error&) { return true; }

  std::optional<std::string> duplicate;

 private:
  Way way_;
  std::string name_;
};

}  // namespace

std::optional<std::string> duplicate_name(std::string_view json) {
  boost::json::basic_parser<Names> parser{{}};
  boost::json::error_code error;
  parser.write_some(false, json.data(), json.size(), error);
  return parser.handler().duplicate;
}

}  // namespace visavis::app
