#!/usr/bin/env python3
"""Makes docs/openapi.json, docs/openapi-pages.json and the pages' types and limits of what the sources say of the contract.

usage: contract.py PRINTED [--check]. PRINTED is what visavis_contract printed. --check only says whether they are current.
"""
import json
import pathlib
import sys

import documents
import headers
import typescript

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from generated import TOP, bring  # noqa: E402


def main() -> int:
    printed = json.loads(pathlib.Path(sys.argv[1]).read_text())
    comments = headers.every_comment(TOP / "src")
    files = {
        "docs/openapi.json": documents.text_of(documents.for_marketplaces(printed, comments)),
        "docs/openapi-pages.json": documents.text_of(documents.for_pages(printed, comments)),
        "web/src/shared/api/types.ts": typescript.types(printed["pages"], comments),
        "web/src/shared/api/limits.ts": typescript.limits(printed["limits"]),
    }
    return bring(files, "./dev contract")


if __name__ == "__main__":
    sys.exit(main())
