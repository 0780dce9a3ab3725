#!/usr/bin/env bash
# Before a commit (./dev hooks): formats and checks what is staged, in seconds. ./dev lint checks more.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"

staged() { git diff --cached --name-only --diff-filter=d -- "$@"; }
say() { printf 'pre-commit: %s\n' "$*" >&2; }
failed=no
must() { "$@" || failed=yes; }

formatted() { # path: standard input as the formatter of that path writes it
  case $1 in
    *.cpp | *.h) clang-format --assume-filename="$1" ;;
    *) web/node_modules/.bin/oxfmt --stdin-filepath="$1" ;;
  esac
}

# A file of which only a part goes into this commit is not touched, only looked at.
format_staged() { # path
  local now; now=$(git show ":$1" | formatted "$1" && echo .) || return 1
  [ "$now" = "$(git show ":$1" && echo .)" ] && return
  case ${GIT_INDEX_FILE:-} in
    *next-index*) ;; # git commit PATH: the files of this commit have an index of their own
    *)
      if git diff --quiet -- "$1"; then
        printf %s "${now%.}" >"$1"
        git add -- "$1"
        say "formatted $1"
        return
      fi
      ;;
  esac
  say "$1 is not formatted: ./dev format, and add it"
  return 1
}

mapfile -t cpp < <(staged '*.cpp' '*.h')
for one in "${cpp[@]}"; do must format_staged "$one"; done
if [ ${#cpp[@]} != 0 ] || [ -n "$(staged '*.def' '*CMakeLists.txt')" ]; then
  must tools/check_includes.py
  must tools/check_shape.py
  must tools/generate.py --check
fi

if [ -x web/node_modules/.bin/oxfmt ]; then
  mapfile -t pages < <(staged '*.ts' '*.mts' '*.tsx' '*.js' '*.mjs')
  for one in "${pages[@]}"; do must format_staged "$one"; done
fi

mapfile -t all < <(staged)
[ ${#all[@]} = 0 ] || must tools/check_style.py "${all[@]}"

mapfile -t shell < <(staged dev .ci/run '*.sh')
[ ${#shell[@]} = 0 ] || must shellcheck "${shell[@]}"

for folder in web examples/marketplace tests/e2e tests/meet_emulator; do
  mapfile -t pages < <(cd "$folder" && git diff --cached --name-only --diff-filter=d --relative -- '*.ts' '*.tsx' '*.js')
  if [ ${#pages[@]} != 0 ] && [ -x "$folder/node_modules/.bin/oxlint" ]; then
    must env -C "$folder" node_modules/.bin/oxlint --quiet --deny-warnings "${pages[@]}"
  fi
done

[ $failed = no ] || { say "not committed (git commit --no-verify does without)"; exit 1; }
