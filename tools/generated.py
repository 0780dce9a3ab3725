"""Files that are made of the sources: written, or with --check only compared."""
import pathlib
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent


def bring(files: dict[str, str], command: str) -> int:
    """Texts by their paths from the top; `command` makes them. The exit code: 1 when one is not current."""
    stale = []
    for name, text in files.items():
        path = TOP / name
        if path.exists() and path.read_text() == text:
            continue
        if "--check" in sys.argv:
            stale.append(name)
        else:
            path.write_text(text)
    for name in stale:
        print(f"{name} is not current: run {command}")
    return 1 if stale else 0
