#!/usr/bin/env python3
"""What the formatters leave open: tools/check_style.py [FILE...], by default everything that we write.

- No k before a constant (kLimit): it is called like everything else. In C++.
- No function whose body has more than 70 lines: in the C++ of src/, tests aside.
- No line over 100 columns in C++, none over 160 elsewhere. SQL, paths of pictures and the like are one long string and
  cannot be broken: what stands in a raw string of C++, and in any string elsewhere, is not counted.

Reads sources as text. Exits 1 with every breach.
"""
import pathlib
import re
import subprocess
import sys

FUNCTION_MAX = 70
COLUMNS_MAX = 100
OTHER_COLUMNS_MAX = 160
CPP = {".cpp", ".h", ".c"}
OTHER = {".ts", ".tsx", ".js", ".mjs", ".css", ".html", ".py", ".sh", ".cmake", ".def"}
OTHER_NAMES = {"dev", "CMakeLists.txt", "run"}
# One table each, which reads no better in pieces.
TABLES = {("src/main/config/settings.cpp", "settings")}

RAW = r'R"(?P<mark>\w*)\(.*?\)(?P=mark)"'
WORDS = re.compile(RAW + r"""|"(?:\\.|[^"\\\n])*"|'\\?[^\n]'|//[^\n]*|/\*.*?\*/""", re.S)
RAW_STRING = re.compile(RAW, re.S)
STRING = re.compile(r'''"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\\n])*`''')
K_PREFIX = re.compile(r"\bk[A-Z]\w*")
HEAD = re.compile(r"(?P<name>[~\w]+)\s*\([^;{}]*\)[^;{}()]*$")
NO_FUNCTION = re.compile(r"\b(?:if|for|while|switch|catch|do|else)\b")


def without(pattern: re.Pattern[str], text: str) -> str:
    """The text with what matches blanked; lines stay where they are."""
    return pattern.sub(lambda found: '""' + "\n" * found[0].count("\n"), text)


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def functions(text: str):
    """Name, first and last line of every body that follows a parameter list."""
    open_blocks: list[tuple[str, int]] = []
    after = 0
    for found in re.finditer(r"[;{}]", text):
        if found[0] == "{":
            head = text[after : found.start()]
            is_function = HEAD.search(head) if not NO_FUNCTION.search(head) else None
            open_blocks.append((is_function["name"] if is_function else "", line_at(text, found.start())))
        elif found[0] == "}" and open_blocks:
            name, first = open_blocks.pop()
            if name:
                yield name, first, line_at(text, found.start())
        after = found.end()


def cpp_breaches(path: str, text: str):
    code = without(WORDS, text)
    for found in K_PREFIX.finditer(code):
        yield f"{path}:{line_at(code, found.start())}: {found[0]}: no k before a constant, words_with_underscores"
    if path.startswith("src/") and not path.endswith(("_test.cpp", "_test.h")):
        for name, first, last in functions(code):
            if last - first + 1 > FUNCTION_MAX and (path, name) not in TABLES:
                yield f"{path}:{first}: {name} has {last - first + 1} lines, {FUNCTION_MAX} at most"


def long_lines(path: str, text: str, limit: int):
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > limit:
            yield f"{path}:{number}: {len(line)} columns, {limit} at most"


def breaches(path: str, text: str):
    suffix = pathlib.Path(path).suffix
    if suffix in CPP:
        yield from cpp_breaches(path, text)
        yield from long_lines(path, without(RAW_STRING, text), COLUMNS_MAX)
    elif suffix in OTHER or pathlib.Path(path).name in OTHER_NAMES:
        yield from long_lines(path, without(STRING, text), OTHER_COLUMNS_MAX)


def main() -> int:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    paths = sys.argv[1:] or subprocess.run(listed, capture_output=True, text=True, check=True).stdout.splitlines()
    files = [path for path in paths if pathlib.Path(path).is_file()]
    found = [line for path in files for line in breaches(path, pathlib.Path(path).read_text(errors="replace"))]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
