#pragma once

#include <cstddef>

#include "app/words/web_address.h"

// How much a request may carry. The contract tells these to pages and marketplaces.
namespace visavis::app::limits {

inline constexpr std::size_t text_bytes_max = 200;
inline constexpr std::size_t note_bytes_max = 4000;  ///< messages and notes of staff
inline constexpr std::size_t url_bytes_max = web_address_bytes_max;
/// Signed addresses of storage services carry whole tokens.
inline constexpr std::size_t photo_url_bytes_max = 4096;
inline constexpr std::size_t secret_bytes_max = 1024;
inline constexpr std::size_t language_bytes_max = 35;
inline constexpr std::size_t time_zone_bytes_max = 64;
inline constexpr std::size_t item_bytes_max = 64;  ///< the name of a checklist's item
inline constexpr std::size_t appeal_characters_min = 20;
inline constexpr std::size_t appeal_characters_max = 2000;
inline constexpr std::size_t why_characters_max =
    200;  ///< somebody looks at evidence, or exports it
inline constexpr std::size_t chat_characters_max = 1000;
inline constexpr std::size_t passkey_name_characters_max = 60;
inline constexpr std::size_t passkey_bytes_max = 4096;  ///< of each text of a passkey
inline constexpr std::size_t list_entries_max = 20;
inline constexpr std::size_t sdp_bytes_max = std::size_t{64} * 1024;
inline constexpr std::size_t still_bytes_max = std::size_t{40} * 1024;
inline constexpr std::size_t still_characters_max = (still_bytes_max + 2) / 3 * 4;  ///< base64
inline constexpr unsigned still_pixels_max = 1280;                                  ///< a side
inline constexpr std::uint64_t still_takes_max = 0xffff'ffff;
inline constexpr std::size_t still_parts_max = 1000;
inline constexpr std::size_t page_entries_default = 20;  ///< of a list that goes on
inline constexpr std::size_t page_entries_max = 100;

}  // namespace visavis::app::limits
