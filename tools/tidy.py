#!/usr/bin/env python3
"""clang-tidy over the program's sources: tools/tidy.py BUILD_FOLDER [--changed]

All of them; with --changed only the lines that differ from where this branch left main, committed or not. On main
itself: from the commit before, and then, to end in time, the few sources of which most changed. A header is looked at
through a source that includes it. Exits 1 with any finding.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
# clang-tidy takes some ten seconds for each.
ON_MAIN_AT_MOST = 8
FOUND = re.compile(r"^(\S+):\d+:\d+: (?:error|warning): ", re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def git(*arguments: str) -> str | None:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def is_looked_at(path: str) -> bool:
    return path.startswith("src/") and path.endswith((".cpp", ".h")) and not path.endswith("_test.cpp")


def all_files() -> list[str]:
    return sorted(filter(is_looked_at, (git("ls-files", "--cached", "--others", "--exclude-standard") or "").splitlines()))


def before() -> tuple[str | None, bool]:
    """The commit to compare with, and whether this is main itself."""
    tips = [tip.strip() for name in ("main", "origin/main") if (tip := git("rev-parse", "--verify", "--quiet", name))]
    here = (git("rev-parse", "HEAD") or "").strip()
    base = git("merge-base", "HEAD", tips[0]) if tips and here not in tips else None
    if base:
        return base.strip(), False
    return (git("rev-parse", "--verify", "--quiet", "HEAD~1") or "").strip() or None, True


def changed_lines(base: str) -> dict[str, list[list[int]]]:
    changed: dict[str, list[list[int]]] = {}
    path = ""
    for line in (git("diff", "--unified=0", "--no-color", "--no-ext-diff", "--diff-filter=d", base, "--", "src") or "").splitlines():
        if line.startswith("+++ b/"):
            path = line[len("+++ b/"):]
        elif (hunk := HUNK.match(line)) and is_looked_at(path) and hunk[2] != "0":
            first = int(hunk[1])
            changed.setdefault(path, []).append([first, first + int(hunk[2] or 1) - 1])
    for path in filter(is_looked_at, (git("ls-files", "--others", "--exclude-standard") or "").splitlines()):
        changed[path] = [[1, 10**6]]
    return changed


def sources_to_read(changed: list[str]) -> list[str]:
    """The changed sources, and for each changed header that none of them includes one that does."""
    includes = {path: set(INCLUDE.findall(pathlib.Path(path).read_text())) for path in all_files()}
    sources = [path for path in changed if path.endswith(".cpp")]
    for header in (path.removeprefix("src/") for path in changed if path.endswith(".h")):
        if any(header in includes[source] for source in sources):
            continue
        own = "src/" + header.removesuffix(".h") + ".cpp"
        users = [path for path in includes if path.endswith(".cpp") and header in includes[path]]
        sources += [own] if own in users else users[:1]
    return sources


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build")
    options.add_argument("--changed", action="store_true")
    chosen = options.parse_args()
    compiled = {os.path.relpath(entry["file"]) for entry in json.loads((pathlib.Path(chosen.build) / "compile_commands.json").read_text())}
    extra = []
    if chosen.changed:
        base, on_main = before()
        if not base:
            print("tidy: no earlier commit to compare with: ./dev tidy looks at all")
            return 0
        changed = changed_lines(base)
        weight = {path: sum(last - first + 1 for first, last in lines) for path, lines in changed.items()}
        sources = sorted(sources_to_read(sorted(changed)), key=lambda path: -weight.get(path, 0))
        extra = ["--line-filter=" + json.dumps([{"name": f"/{path}", "lines": lines} for path, lines in changed.items()])]
        sources = [path for path in sources if path in compiled]
        if on_main and len(sources) > ON_MAIN_AT_MOST:
            print(f"tidy: {ON_MAIN_AT_MOST} of {len(sources)} changed sources: ./dev tidy looks at all")
            sources = sources[:ON_MAIN_AT_MOST]
    else:
        sources = sorted(compiled.intersection(all_files()))
    command = ["clang-tidy", "-p", chosen.build, "--quiet", "--extra-arg=-D__cpp_impl_coroutine=201902L", *extra]

    def look(path: str) -> tuple[int, str]:
        done = subprocess.run([*command, path], capture_output=True, text=True)
        # What it thinks of a library's own lines is not ours to mend.
        found = FOUND.findall(done.stdout)
        if found and all(line.startswith("/usr/") for line in found):
            return 0, ""
        return done.returncode, done.stdout + (done.stderr if done.returncode else "")

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for code, text in pool.map(look, sources):
            failed += code != 0
            sys.stdout.write(text)
            sys.stdout.flush()
    print(f"tidy: {len(sources)} sources, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
