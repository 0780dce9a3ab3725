#!/usr/bin/env python3
"""Each finding of docs/findings/ names a test that exists: check_findings.py [--open-too]

A row is `| id | kind | what was done | tests |`; a test is `path: words of its name`, several are parted by `<br>`. What is
not mended yet says `open`, what comes with something else `later: with what`, what is not going to be `declined: why`. Prints covered and total. Exits 1 for a test that
is not there, for more than five declined and, with --open-too, for what is open.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| ([A-Z]\d+) \|(.*)\|(.*)\|(.*)\|$")
DECLINED_MAX = 5


def squeezed(text: str) -> str:
    """Names break over lines where code is formatted."""
    return re.sub(r"\s+", " ", text)


def missing(test: str) -> str | None:
    path, _, name = test.partition(": ")
    file = ROOT / path
    if not name or not file.is_file() or not re.search(r"[._]test\.|_test\b|^tests/", path):
        return f"'{test}' is no test's file and name"
    if squeezed(name) not in squeezed(file.read_text()):
        return f"'{name}' is not in {path}"
    return None


def main() -> int:
    wrong, covered, declined, waiting, later = [], [], [], [], []
    for table in sorted((ROOT / "docs/findings").glob("*.md")):
        for line in table.read_text().splitlines():
            row = ROW.match(line)
            if not row:
                continue
            finding, _, done, tests = (part.strip() for part in row.groups())
            if finding in covered + declined + waiting + later:
                wrong.append(f"{finding} stands twice")
            if done.startswith("declined: "):
                declined.append(finding)
            elif done.startswith("later: "):
                later.append(finding)
            elif done == "open":
                waiting.append(finding)
            else:
                covered.append(finding)
                for test in tests.split("<br>"):
                    fault = missing(test.strip().strip("`"))
                    if fault:
                        wrong.append(f"{finding}: {fault}")
    if len(declined) > DECLINED_MAX:
        wrong.append(f"{len(declined)} are declined, and {DECLINED_MAX} may be")
    if "--open-too" in sys.argv and waiting:
        wrong.append("open: " + " ".join(waiting))
    for fault in wrong:
        print(f"findings: {fault}", file=sys.stderr)
    total = len(covered) + len(declined) + len(waiting) + len(later)
    print(
        f"findings: {len(covered)} covered, {len(declined)} declined, {len(later)} later, {len(waiting)} open, {total} in all"
    )
    return 1 if wrong or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
