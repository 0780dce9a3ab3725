// Generated from the service's sources by ./dev contract: what pages and service say to each other.

export const limits = {
  note_bytes_max: 4000,
  appeal_characters_min: 20,
  appeal_characters_max: 2000,
  chat_characters_max: 1000,
  passkey_name_characters_max: 60,
  why_characters_max: 200,
  still_file_bytes_max: 12582912,
  still_part_bytes: 61440,
  still_bytes_max: 40960,
  still_pixels_max: 1280,
  absence_seconds: 60,
  link_minutes: 30,
  mailed_link_minutes: 60,
} as const;
