#pragma once

#include <cstdint>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>

#include "domain/act.h"

namespace visavis::sqlite {

/// What the log of acts is searched by, as it stands beside an act.
struct ActKeys {
  Timestamp at;
  std::optional<std::string> by;     ///< nothing: an operator
  std::optional<std::string> about;  ///< as key_of has it; nothing: of neither kind
  friend bool operator==(const ActKeys&, const ActKeys&) = default;
};
ActKeys keys_of(const Act& act);
/// A verification's id, or "account/" and an account's, which can be like one.
std::string key_of(const ActSubject& subject);

/// Throws app::StoreFailure that quotes nothing.
Act read_act(std::string_view json, std::int64_t position);

extern const char* const searched_acts;
/// The keys of the acts that are there already.
void fill_searched_acts(sqlite3* connection);

}  // namespace visavis::sqlite
