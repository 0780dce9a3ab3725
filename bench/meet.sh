#!/usr/bin/env bash
# An hour of calls in Google Meet against the emulator, in minutes. ./dev bench meet [--build DIR] [OPTIONS of visavis_meet_hour]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/bench
if [ "${1:-}" = --build ]; then build=$(realpath "$2"); shift 2; fi

people=() users=()
add() { people+=("--$1" "$2"); users+=(--user "$2"); }
for i in 1 2 3 4 5 6; do add organiser "organiser$i@workspace.example"; done
for i in $(seq 200); do add representative "representative$i@workspace.example"; done

work=$(mktemp -d) emulator=
end() {
  [ -z "$emulator" ] || { kill "$emulator" && wait "$emulator"; } 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT
cd "$root/tests/meet_emulator"
node --import tsx main.ts --clock manual --write-key "$work/key.json" "${users[@]}" >"$work/said" &
emulator=$!
for _ in $(seq 200); do [ -s "$work/said" ] || sleep 0.1; done
url=$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' "$work/said")
[ -n "$url" ] || { echo "the emulator did not start" >&2; exit 2; }
"$build/bench/visavis_meet_hour" --url "$url" --key "$work/key.json" "${people[@]}" "$@"
