#!/usr/bin/env bash
# How fast a core seals evidence. ./dev bench vault [FOLDER: by default in memory, so that the disk is not measured]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d -p "${1:-/dev/shm}")
trap 'rm -rf "$work"' EXIT
"$root/build/bench/bench/visavis_seal" "$work/vault" | tee "$work/said"
awk '/^vault:/ { exit !($2 > 1) }' "$work/said"
