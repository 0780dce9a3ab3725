#!/usr/bin/env python3
"""The include rule: base <- domain <- app <- adapters <- main; the rooms of app in their order; adapters never include
each other.

What adapters/curl and adapters/sql have may stand under every adapter.
The senders of the outbox share its loop: each is an adapter of its own, inside of adapters/outbox.

The build links a room with what it may include and nothing else: each room's DEPENDS is held against the same table.

The domain includes only base and the standard library. Exits 1 with every breach.
"""
import pathlib
import re
import subprocess
import sys

RINGS = ["base", "domain", "app", "adapters", "main"]
# Rings that may use the world; the others keep to the standard library and what is named here.
# arpa/inet.h: base/ip_address reads and writes addresses by inet_pton and inet_ntop, which compute and touch nothing.
DESCRIBE = {"boost/describe/class.hpp", "boost/describe/enum.hpp", "boost/describe/enumerators.hpp"}  # names only, at compile time
ALLOWED_SYSTEM = {"base": {"arpa/inet.h"} | DESCRIBE, "domain": set()}
# The rooms of app: each may include what is named for it, and what that may include.
ROOMS = {
    "messages": [],
    "ports": ["messages"],
    "sealing": ["ports"],
    "words": [],
    "shapes": ["messages", "words"],
    "records": ["shapes"],
    "notices": ["messages", "words"],
    "verification": ["ports", "records", "notices"],
    "evidence": ["verification", "sealing"],
    "access": ["verification"],
    "waiting": ["verification"],
    "desk": ["waiting"],
    "call": ["access"],
    "review": ["verification"],
    "live": ["desk", "call", "review"],
    "wire": ["evidence", "access", "waiting", "call", "review"],
}
DEPENDS = re.compile(r"visavis_folder\(\s*\w+(.*?)(?:TEST_DEPENDS[^)]*)?\)", re.S)
# A folder in one of these is an adapter of its own. It may include what stands directly in the one around it, not the reverse.
ADAPTERS_AROUND_OTHERS = {"outbox"}
# No adapters, but what several stand on.
UNDER_ADAPTERS = [["curl"], ["sql"]]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
STANDARD = re.compile(r"^[a-z_0-9]+$")
WORLD = {"iostream", "fstream", "thread", "mutex", "random", "filesystem", "condition_variable", "future"}


def adapter_of(parts: list[str]) -> list[str]:
    """Of the path's parts behind "adapters": those that name the adapter."""
    return parts[:2] if parts[0] in ADAPTERS_AROUND_OTHERS and len(parts) > 2 else parts[:1]


def open_to(room: str) -> set[str]:
    """The rooms that a room may include, itself among them."""
    found = {room}
    for one in ROOMS[room]:
        found |= open_to(one)
    return found


def untrue_rooms(app: pathlib.Path):
    """Rooms that the table or the build does not know as they are."""
    folders = {one.name for one in app.iterdir() if one.is_dir()}
    for one in sorted(folders ^ set(ROOMS)):
        yield f"{app / one}: the table of rooms in tools/check_includes.py and the folders differ"
    for room in sorted(folders & set(ROOMS)):
        path = app / room / "CMakeLists.txt"
        linked = set(re.findall(r"visavis_(\w+)", " ".join(DEPENDS.findall(path.read_text())))) & set(ROOMS)
        if "target_link_libraries" in path.read_text():
            yield f"{path}: a room links by visavis_folder(... DEPENDS ...) alone"
        for one in sorted(linked - open_to(room)):
            yield f"{path}: {room} must not link {one}"
        if not set(ROOMS[room]) <= linked:
            yield f"{path}: {room} links {sorted(linked)}, and the table says {ROOMS[room]}"


def folders_without_readme(root: pathlib.Path):
    for folder in [root, *sorted(one for one in root.rglob("*") if one.is_dir())]:
        has_code = any(one.suffix in {".h", ".cpp"} for one in folder.iterdir())
        if has_code and not (folder / "README.md").exists():
            yield f"{folder}: a folder says in a README.md what lives here and what may come in"


def breaches(root: pathlib.Path):
    for path in sorted(root.rglob("*")):
        if path.suffix not in {".h", ".cpp", ".def"}:
            continue
        parts = list(path.relative_to(root).parts)
        ring = parts[0]
        test = path.stem.endswith("_test")
        for kind, name in INCLUDE.findall(path.read_text()):
            if kind == "<":
                allowed = ring not in ALLOWED_SYSTEM or name in ALLOWED_SYSTEM[ring]
                if not allowed and not test and (not STANDARD.match(name) or name in WORLD):
                    yield f"{path}: <{name}> is not for {ring}: only the standard library without I/O, threads, random"
                continue
            target = name.split("/")
            if target[0] == "fakes" and test:
                continue
            if target[0] not in RINGS:
                yield f'{path}: "{name}" is not written from src/'
            elif RINGS.index(target[0]) > RINGS.index(ring):
                yield f'{path}: {ring} must not include {target[0]} ("{name}")'
            elif ring == target[0] == "app" and not test and target[1] not in open_to(parts[1]):
                yield f'{path}: {parts[1]} must not include {target[1]} ("{name}")'
            elif ring == target[0] == "adapters" and adapter_of(target[1:]) not in (adapter_of(parts[1:]), [parts[1]], *UNDER_ADAPTERS):
                yield f'{path}: adapters never include each other ("{name}")'


def headers_without_pragma(root: pathlib.Path):
    for path in sorted(root.rglob("*.h")):
        if not path.read_text().startswith("#pragma once"):
            yield f"{path}: a header begins with #pragma once"


def main() -> int:
    top = pathlib.Path(subprocess.run(["git", "rev-parse", "--show-toplevel"], capture_output=True, text=True).stdout.strip() or ".")
    src = top / "src"
    found = [*breaches(src), *untrue_rooms(src / "app"), *headers_without_pragma(src), *folders_without_readme(src)]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
