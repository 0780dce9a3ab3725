#!/usr/bin/env bash
# What a long queue costs. ./dev bench queue [OPTIONS]. A queue.py would stand in the place of Python's own module.
set -euo pipefail
exec python3 "$(dirname "$0")/long_queue.py" "$@"
