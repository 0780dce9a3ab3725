"""The documentation comments of C++ headers, by the full names of what they describe."""
import pathlib
import re

OPEN_NAMESPACE = re.compile(r"^namespace ([\w:]+) \{")
CLOSE_NAMESPACE = re.compile(r"^\}  // namespace")
OPEN_TYPE = re.compile(r"^\s*(?:struct|enum class|class) (\w+)[^;]*$")
USING = re.compile(r"^using (\w+) =")
MEMBERS = re.compile(r"^\s+[\w:<>, *&\"]+?[ >]((?:\w+(?: = [^,;]*| ?\{[^}]*\})?, )*\w+)(?: = [^;]*|\{[^;]*\})?;")
ENUMERATOR = re.compile(r"^\s+(\w+)(?: = \w+)?,")


def comments_of(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    spaces: list[str] = []
    pending: list[str] = []
    owner = last = None

    def keep(name: str):
        if pending:
            found[name] = " ".join(pending)
            pending.clear()

    for line in text.splitlines():
        code, _, behind = line.partition("///<")
        bare = code.strip()
        if bare.startswith("///"):
            pending.append(bare.removeprefix("///").strip())
            continue
        if not bare and behind and last:  # goes on from the line before
            found[last] = f"{found.get(last, '')} {behind.strip()}".strip()
            continue
        if opened := OPEN_NAMESPACE.match(line):
            spaces.append(opened[1])
        elif CLOSE_NAMESPACE.match(line) and spaces:
            spaces.pop()
        elif using := USING.match(line):
            keep("::".join([*spaces, using[1]]))
        elif opened := OPEN_TYPE.match(code):
            owner = "::".join([*spaces, opened[1]])
            keep(owner)
        elif owner and bare.startswith("};"):
            owner = None
        elif owner and (member := MEMBERS.match(code) or ENUMERATOR.match(code)):
            names = [re.match(r"\w+", one)[0] for one in member[1].split(", ")]
            if behind:
                pending.append(behind.strip())
            text_of = " ".join(pending)
            pending.clear()
            for name in names:
                last = f"{owner}.{name}"
                if text_of:
                    found[last] = text_of
            continue
        if bare and not bare.startswith("//"):
            pending.clear()
        last = None
    return found


def every_comment(source: pathlib.Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for ring in ("base", "domain", "app"):
        for header in sorted((source / ring).rglob("*.h")):
            found.update(comments_of(header.read_text()))
    return found
