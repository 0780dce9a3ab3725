#!/bin/sh
# Compiles a precompiled header: the compiler's command, as a launcher is given it. Past ccache, as the header names the
# folder in which it was made, which may be gone when another clone finds it in the cache. Beside it stands the hash of
# what is in it (CCACHE_PCH_EXTSUM), so that the objects made with it are found by every clone.
set -eu
"$@"
out=''
previous=''
for argument in "$@"; do
  [ "$previous" != -o ] || out=$argument
  previous=$argument
done
"$@" -E -P -o - -MF /dev/null | sha256sum >"$out.sum"
