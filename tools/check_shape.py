#!/usr/bin/env python3
"""The shape rule: no type bundles more than eight references or pointers, no class has more than twenty member functions.

A type that holds everything is where everybody goes. Reads the headers and sources of src/ as text: a
type's body is what stands between its braces. Constructors, destructors, operators, deleted functions, what an
interface demands (override) and accessors of one expression are not counted. Exits 1 with every breach.
"""
import pathlib
import re
import subprocess
import sys

REFERENCES_MAX = 8
METHODS_MAX = 20
TYPE = re.compile(r"\b(?:class|struct)\s+(?:\[\[\w+\]\]\s*)?([A-Za-z_][\w:]*)(?:\s+final)?\s*(?::[^;{]*)?\{")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
STRING = re.compile(r'R"\w*\(.*?\)\w*"|"(?:\\.|[^"\\\n])*"', re.S)
ANGLES = re.compile(r"<[^<>]*>")
METHOD = re.compile(r"([~\w]+)\s*\((?!\s*\*)")
ACCESSOR = re.compile(r"^\s*return [^;]*;\s*$")
ACCESSOR_MARK = " ACCESSOR "
NOT_METHODS = {"if", "for", "while", "switch", "return", "sizeof", "static_assert", "decltype", "noexcept", "alignas", "CHECK"}


def closing(text: str, opening: int) -> int:
    depth = 0
    for i in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[i], 0)
        if depth == 0:
            return i
    return len(text)


def members(body: str):
    """The declarations at the top level of a body: nested braces are emptied, `}` may end one."""
    flat, depth = [], 0
    start = 0
    for i, char in enumerate(body):
        if char == "{":
            depth += 1
            if depth == 1:
                flat.append("{}")
                start = i
        elif char == "}":
            depth -= 1
            if depth == 0 and ACCESSOR.match(body[start + 1 : i]):
                flat.append(ACCESSOR_MARK)
        elif depth == 0:
            flat.append(char)
    text = re.sub(r"\b(public|private|protected)\s*:", ";", "".join(flat))
    # A function's body ends its declaration; an initializer's braces do not.
    return [one.strip() for one in re.split(r";|(?<=\{\})\s*(?=(?!ACCESSOR)[A-Za-z_~\[#/])|(?<=ACCESSOR)\s+(?=[A-Za-z_~\[#/])", text) if one.strip()]


def is_method(declaration: str, type_name: str) -> bool:
    if declaration.startswith(("using ", "friend ", "typedef ", "enum ", "class ", "struct ", "template <class T> using")):
        return False
    if "operator" in declaration or "= delete" in declaration or re.search(r"\boverride\b", declaration):
        return False
    if re.search(r"\)\s*const\s*\{\}" + ACCESSOR_MARK.strip().join([r"\s*", r"\b"]), declaration):
        return False
    without_templates = re.sub(r"^template\s*<[^>]*>\s*", "", declaration)
    head = re.split(r"\s=\s", without_templates)[0]  # `std::function<void()> trouble = ...` is data
    bare = re.sub(r"<[^<>]*(?:<[^<>]*(?:<[^<>]*>)?[^<>]*>)?[^<>]*>", "", head)
    match = METHOD.search(bare)
    return bool(match) and match.group(1).lstrip("~") != type_name and match.group(1) not in NOT_METHODS


def references(declaration: str) -> int:
    """How many things somewhere else a data member names: references, pointers, wrappers of them."""
    if declaration.startswith(("using ", "friend ", "typedef ", "enum ", "class ", "struct ", "template", "static ")):
        return 0
    wrapped = re.match(r"(?:const\s+)?std::(?:reference_wrapper|shared_ptr)\b", declaration)
    bare = declaration
    while ANGLES.search(bare):
        bare = ANGLES.sub("", bare)
    bare = re.split(r"\s=\s|\{\}", bare)[0]
    if "(" in bare or "operator" in bare:
        return 0
    names = bare.split(",")
    marked = sum(1 for one in names if re.search(r"[&*]", one))
    return len(names) if wrapped else marked


def breaches(path: pathlib.Path):
    text = STRING.sub('""', COMMENT.sub("", path.read_text()))
    for found in TYPE.finditer(text):
        name = found.group(1).split("::")[-1]
        opening = found.end() - 1
        declarations = members(text[opening + 1 : closing(text, opening)])
        bundled = sum(references(one) for one in declarations)
        methods = [one for one in declarations if is_method(one, name)]
        if bundled > REFERENCES_MAX:
            yield f"{path}: {name} bundles {bundled} references, {REFERENCES_MAX} at most"
        if len(methods) > METHODS_MAX:
            yield f"{path}: {name} has {len(methods)} member functions, {METHODS_MAX} at most"


def main() -> int:
    top = pathlib.Path(subprocess.run(["git", "rev-parse", "--show-toplevel"], capture_output=True, text=True).stdout.strip() or ".")
    roots = [pathlib.Path(one) for one in sys.argv[1:]] or [top / "src"]
    files = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    found = [line for path in files if path.suffix in {".h", ".cpp"} for line in breaches(path)]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
