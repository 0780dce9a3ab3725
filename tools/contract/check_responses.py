#!/usr/bin/python3
"""Holds what the network tests were answered against the contract.

usage: check_responses.py FOLDER. Each file there has records of five parts: request line, status or "message", media type,
length and body. Exits 1 for an answer that the documents do not allow, and for a route that no test had an answer of.
"""
import copy
import json
import pathlib
import re
import sys

import jsonschema

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ("docs/openapi.json", "docs/openapi-pages.json")
# Of the frames that the two kinds of page are sent.
MESSAGES = {"/applicant/live": "ApplicantMessage", "/console/live": "StaffMessage"}


def closed(schema):
    """The schema as this service must keep it today: with no member that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(one) for key, one in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        made["additionalProperties"] = False
    return made


def flattened(document: dict) -> dict:
    """Messages are a body and a type by allOf: one object of both, so that it can be closed."""
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        for number, one in enumerate(schema.get("oneOf", [])):
            if "allOf" not in one:
                continue
            reference, kind = one["allOf"]
            body = copy.deepcopy(schemas[reference["$ref"].rsplit("/", 1)[1]])
            body["properties"] = {**body.get("properties", {}), **kind["properties"]}
            body["required"] = body.get("required", []) + kind["required"]
            schema["oneOf"][number] = body
    return document


class Contract:
    def __init__(self, name: str):
        self.document = closed(flattened(json.loads((TOP / name).read_text())))
        self.routes = [
            (method.upper(), re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)) + "$"), path, operation)
            for path, of in self.document["paths"].items()
            for method, operation in of.items()
        ]
        self.answered: set[str] = set()
        self.heard: set[tuple[str, str]] = set()

    def unheard(self) -> list[str]:
        """Live messages of the document that no test was sent."""
        schemas = self.document["components"]["schemas"]
        of = {(path, one["properties"]["type"]["const"]) for path, name in MESSAGES.items() for one in schemas.get(name, {}).get("oneOf", [])}
        return [" ".join(one) for one in sorted(of - self.heard)]

    def find(self, method: str, path: str):
        for known, pattern, name, operation in self.routes:
            if known == ("GET" if method == "HEAD" else method) and pattern.match(path):
                return name, operation
        return None

    def wrong(self, schema: dict, text: bytes) -> str | None:
        schema = {**schema, "components": self.document["components"]}
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        error = jsonschema.exceptions.best_match(validator.iter_errors(json.loads(text)))
        return None if error is None else f"{error.json_path}: {error.message[:300]}"

    def wrong_message(self, path: str, text: bytes) -> str | None:
        names = ("SocketMessage", MESSAGES[path])
        self.heard.add((path, json.loads(text).get("type")))
        return self.wrong({"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]}, text)

    def wrong_answer(self, method: str, operation: dict, status: str, media_type: str, body: bytes) -> str | None:
        answer = operation["responses"].get(status)
        if answer is None:
            return "this status is not in the document"
        if method == "HEAD":
            return None
        if status.startswith("2") or status == "101":
            self.answered.add(operation["operationId"])
        content = answer.get("content", {})
        if not content:
            return "has a body, and should not" if body else None
        if media_type not in content:
            return f"is {media_type}, not {' or '.join(content)}"
        if not media_type.endswith("json"):
            return None
        if "x-codes" in answer and (code := json.loads(body).get("code")) not in answer["x-codes"]:
            return f"is refused with {code}, which is not in the document"
        return self.wrong(content[media_type]["schema"], body)


def records(file: pathlib.Path):
    with file.open("rb") as stream:
        while asked := stream.readline():
            status, media_type, length = (stream.readline().decode().strip() for _ in range(3))
            body = stream.read(int(length))
            stream.read(1)
            yield asked.decode("latin-1").strip(), status, media_type, body


def main() -> int:
    contracts = [Contract(name) for name in DOCUMENTS]
    checked, wrong = 0, []
    for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        for asked, status, media_type, body in records(file):
            method, _, target = asked.partition(" ")
            path = target.split("?")[0]
            for contract in contracts:
                found = contract.find(method, path)
                if found is None:
                    continue
                checked += 1
                if status == "message":
                    problem = contract.wrong_message(found[0], body)
                else:
                    problem = contract.wrong_answer(method, found[1], status, media_type, body)
                if problem is not None:
                    wrong.append(f"{asked}: {status}: {problem}\n  {body[:400].decode('utf-8', 'replace')}")
    for one in wrong:
        print(one)
    operations = {one[3]["operationId"] for contract in contracts for one in contract.routes}
    never = sorted(operations - set().union(*(contract.answered for contract in contracts)))
    if never:
        print(f"no network test had an answer of: {', '.join(never)}")
    if unheard := [one for contract in contracts for one in contract.unheard()]:
        print(f"live messages that no network test was sent: {', '.join(unheard)}")
    print(f"{checked} answers held against the contract, {len(wrong)} wrong")
    return 1 if wrong or never or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
