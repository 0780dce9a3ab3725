#!/usr/bin/env bash
# Verifies an export of a verification's evidence, offline: docs/evidence.md says what is in one.
#   tools/verify_export.sh EXPORT.tar [PUBLIC_KEY]
# PUBLIC_KEY is a PEM file, or the 64 hexadecimal digits at the end of a head that the service told.
# Ends with 0 where all is as it was signed, with 1 where something is not, with 2 where it cannot tell.
set -euo pipefail
export LC_ALL=C

fail() { printf 'NOT VALID: %s\n' "$*"; exit 1; }
cannot() { printf 'Cannot verify: %s\n' "$*" >&2; exit 2; }

if [ $# -lt 1 ] || [ $# -gt 2 ]; then cannot "say verify_export.sh EXPORT.tar [PUBLIC_KEY]"; fi
export_file=$1 known_key=${2:-}
if [ ! -f "$export_file" ] || [ ! -r "$export_file" ]; then cannot "$export_file is no file that can be read"; fi
for tool in openssl tar sha256sum; do
  command -v "$tool" >/dev/null || cannot "$tool is not installed"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

digest() { local line; line=$(sha256sum); printf '%s' "${line%% *}"; }
member() { tar -xOf "$export_file" -- "$1" 2>/dev/null; }
# shellcheck disable=SC2059 # the digits are the format
hex_bytes() { local i; for ((i = 0; i < ${#1}; i += 2)); do printf "\\x${1:i:2}"; done; }
value_of() { # the text of a member that has a line of its own in the manifest, as JSON has it
  local line
  while IFS= read -r line; do
    if [[ $line == "\"$1\":"* ]]; then line=${line#*:}; printf '%s' "${line%,}"; return; fi
  done <"$work/manifest.json"
}

# Which members there are. Zeros between two archives would hide what is behind them: they are read over.
tar --ignore-zeros -tvf "$export_file" >"$work/kinds" 2>/dev/null || fail "it is no whole tar file"
tar --ignore-zeros -tf "$export_file" >"$work/members" 2>/dev/null || fail "it is no whole tar file"
declare -A present=()
while IFS= read -r name; do
  if [[ ! $name =~ ^[a-z0-9_]+(/[a-z0-9_]+)?\.[a-z0-9]+$ ]]; then fail "it has a member with a name that no export has: $name"; fi
  if [ -n "${present[$name]:-}" ]; then fail "$name is in it twice"; fi
  present[$name]=1
done <"$work/members"
while IFS= read -r kind; do
  if [[ $kind != -* ]]; then fail "it has a member that is no regular file: $kind"; fi
done <"$work/kinds"

# Who signed it.
for name in manifest.json manifest.sig public_key.pem; do
  if [ -z "${present[$name]:-}" ]; then fail "$name is missing"; fi
  member "$name" >"$work/$name" || fail "$name cannot be read"
done
key_of() { openssl pkey -pubin -in "$1" -outform DER 2>/dev/null | digest; }
openssl pkey -pubin -in "$work/public_key.pem" -out "$work/canonical.pem" 2>/dev/null || fail "public_key.pem is no public key"
if [ "$(digest <"$work/canonical.pem")" != "$(digest <"$work/public_key.pem")" ]; then fail "public_key.pem was changed"; fi
if [[ $known_key =~ ^[0-9a-f]{64}$ ]]; then
  hex_bytes "302a300506032b6570032100$known_key" >"$work/known.der"
  openssl pkey -pubin -inform DER -in "$work/known.der" -out "$work/known.pem" 2>/dev/null || cannot "PUBLIC_KEY is no public key"
elif [ -n "$known_key" ]; then
  openssl pkey -pubin -in "$known_key" -out "$work/known.pem" 2>/dev/null || cannot "$known_key is no public key"
fi
if [ -n "$known_key" ] && [ "$(key_of "$work/known.pem")" != "$(key_of "$work/public_key.pem")" ]; then
  fail "it is signed with another key than the one you named"
fi
openssl pkeyutl -verify -pubin -inkey "$work/public_key.pem" -rawin -in "$work/manifest.json" \
  -sigfile "$work/manifest.sig" >/dev/null 2>&1 || fail "the signature is not that of manifest.json"
# From here on the manifest is what was signed.
IFS= read -r first <"$work/manifest.json"
if [ "$first" != '{"visavis_export":1,' ]; then fail "manifest.json is of a form that this script does not know"; fi

# The history: each hash is over the one before it and what the event says.
check_history() {
  local line previous count=0 pattern='"previous_hash":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","hashed":"([A-Za-z0-9+/=]+)"}$'
  previous=$(printf '0%.0s' {1..64})
  : >"$work/told"
  while IFS= read -r line; do
    count=$((count + 1))
    if [[ ! $line =~ $pattern ]]; then fail "event $count in events.jsonl cannot be read"; fi
    if [ "${BASH_REMATCH[1]}" != "$previous" ]; then fail "event $count does not follow the one before it"; fi
    previous=${BASH_REMATCH[2]}
    printf '%s' "${BASH_REMATCH[3]}" | openssl base64 -d -A >"$work/hashed"
    if [ "$({ hex_bytes "${BASH_REMATCH[1]}"; cat "$work/hashed"; } | digest)" != "$previous" ]; then
      fail "event $count is not what its hash says"
    fi
    tr '\0' ' ' <"$work/hashed" >>"$work/told"
  done < <(member events.jsonl)
  events=$count
}

# What the manifest names, and nothing else.
events=0 files=0 size=1024
add_size() { size=$((size + 512 + ($1 + 511) / 512 * 512)); }
file_size() { local bytes; bytes=$(wc -c <"$1"); printf '%d' "$bytes"; }
for name in manifest.json manifest.sig public_key.pem; do
  add_size "$(file_size "$work/$name")"
  unset "present[$name]"
done
file_pattern='^\{"name":"([a-z0-9_/.]+)","bytes":([0-9]+),"sha256":"([0-9a-f]{64})"\},?$'
while IFS= read -r line; do
  if [[ $line != '{"name":'* ]]; then continue; fi
  if [[ ! $line =~ $file_pattern ]]; then fail "a line of manifest.json cannot be read: $line"; fi
  name=${BASH_REMATCH[1]} bytes=${BASH_REMATCH[2]} sha256=${BASH_REMATCH[3]}
  if [ -z "${present[$name]:-}" ]; then fail "$name is missing"; fi
  unset "present[$name]"
  if [ "$(member "$name" | digest)" != "$sha256" ]; then fail "$name is not what was exported"; fi
  if [ "$name" = events.jsonl ]; then check_history
  elif ! grep -qaF "$sha256" "$work/told"; then fail "the history does not tell of $name"; fi
  add_size "$bytes"
  files=$((files + 1))
done <"$work/manifest.json"
if [ "$events" -eq 0 ]; then fail "there is no history in it"; fi
for name in "${!present[@]}"; do fail "$name is in it, and the manifest does not name it"; done
if [ "$(file_size "$export_file")" -ne "$size" ]; then fail "there is more, or less, in the file than what the manifest names"; fi

printf 'VALID: %d files are what was exported, and the %d events of the history follow each other.\n' "$files" "$events"
printf '  verification  %s\n' "$(value_of verification)"
printf '  asked by      %s at %s\n' "$(value_of asked_by)" "$(value_of asked_at)"
printf '  approved by   %s at %s\n' "$(value_of approved_by)" "$(value_of approved_at)"
printf '  why           %s\n' "$(value_of why)"
if [ -n "$known_key" ]; then printf '  signed with   the key that you named\n'
else
  printf '  signed with   the key in the export, whose DER has the SHA-256 %s\n' "$(key_of "$work/public_key.pem")"
  printf 'That this key is the service'"'"'s you know only if you got it elsewhere: say it as PUBLIC_KEY.\n'
fi
