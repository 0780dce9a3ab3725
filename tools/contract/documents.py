"""OpenAPI 3.1 of the printed contract."""
import copy
import json
import re

WEBHOOK_HEADERS = {
    "webhook-id": "The event's id: the same each time it comes again.",
    "webhook-timestamp": "Seconds since 1970 when it was sent.",
    "webhook-signature": "v1, and the base64 HMAC-SHA256 of id.timestamp.body with the endpoint's secret.",
}
PHOTOS = ("image/jpeg", "image/png", "image/webp")
MEDIA = ["video/webm", "video/mp4", "image/jpeg", "application/x-tar"]


def text_of(document: dict) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def sentences(comment: str, rule: str | None) -> str:
    """What a member is, and what its rule says of it: the first may be no whole sentence, the second is."""
    if rule is None:
        return comment
    return (comment if comment.endswith(".") else comment + ".") + " " + rule


def described(name: str, schema: dict, comments: dict[str, str]) -> dict:
    """The schema with its comments, and without what is for the making alone."""
    schema = copy.deepcopy(schema)
    cpp = schema.pop("cpp", None)
    if cpp in comments:
        schema = {"description": comments[cpp], **schema}
    for member, of in schema.get("properties", {}).items():
        if (comment := comments.get(f"{cpp}.{member}")) is not None:
            # What its rule says of it comes after what it is.
            of["description"] = sentences(comment, of.get("description"))
    if not schema.get("required", ["?"]):
        del schema["required"]
    return schema


def content_of(body) -> dict:
    if body == "octets":
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return {"application/json": {"schema": body}}


def refusals_of(route: dict) -> list[str]:
    """Its own and those that its door and its body bring."""
    codes = list(route["refusals"])
    if route["door"] == "api_key":
        codes += ["api_key_missing", "api_key_unknown", "too_many_attempts"]
    elif route["method"] != "get":
        codes.append("wrong_origin")
    if route["method"] != "get":
        codes += ["unsupported_media_type", "unsupported_content_coding", "body_too_large", "request_timeout", "busy"]
    if "not_signed_in" in codes:
        codes.append("too_many_attempts")
    if route["body"] not in (None, "octets"):
        codes += ["invalid_json", "invalid_request", "invalid_parameter"]
    if route["query"] is not None:
        codes.append("invalid_parameter")
    return list(dict.fromkeys(codes + ["internal", "unavailable"]))


def refused(codes: list[str], catalogue: dict[str, dict]) -> dict:
    by_status: dict[str, list[str]] = {}
    for code in codes:
        by_status.setdefault(str(catalogue[code]["status"]), []).append(code)
    return {
        status: {
            "description": " ".join(f"`{code}`: {catalogue[code]['title']}" for code in same),
            "content": {"application/problem+json": {"schema": ref("Problem")}},
            "x-codes": same,
        }
        for status, same in sorted(by_status.items())
    }


def answered(route: dict) -> dict:
    answer = route["answer"]
    if answer is None:
        return {str(route["status"]): {"description": "Done."}}
    if answer == "websocket":
        return {"101": {"description": "The connection goes on as a WebSocket."}}
    if answer == "photo":
        content = {media: {"schema": {"type": "string", "contentEncoding": "binary"}} for media in PHOTOS}
        return {"200": {"description": "The image.", "content": content}}
    if answer == "media":
        content = {media: {"schema": {"type": "string", "contentEncoding": "binary"}} for media in MEDIA}
        return {
            "200": {"description": "The file.", "content": content},
            "206": {"description": "A part of the file, as Content-Range says.", "content": content},
        }
    return {str(route["status"]): {"description": "Done.", "content": {"application/json": {"schema": answer}}}}


def parameters_of(route: dict, schemas: dict, comments: dict[str, str]) -> list[dict]:
    found = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", route["path"])
    ]
    if route["query"] is not None:
        query = schemas[route["query"]["$ref"].rsplit("/", 1)[1]]
        for name, schema in query["properties"].items():
            # In a query, nothing is null: it is left out.
            if isinstance(schema.get("type"), list):
                schema = {**schema, "type": schema["type"][0]}
            schema = schema.get("anyOf", [schema])[0]
            one = {"name": name, "in": "query", "required": False, "schema": schema}
            if (comment := comments.get(f"{query['cpp']}.{name}")) is not None:
                one["description"] = comment
            found.append(one)
    return found


def operation(route: dict, schemas: dict, comments: dict[str, str], catalogue: dict[str, dict], security: list) -> dict:
    about = comments.get(route["cpp"], route["name"])
    name = route["name"]
    made = {
        "operationId": name[0].lower() + name[1:],
        "tags": [route["path"].split("/")[2 if route["door"] == "api_key" else 1]],
        "summary": re.split(r"[.:] ", about)[0].rstrip("."),
        "description": about,
        "security": security,
    }
    if parameters := parameters_of(route, schemas, comments):
        made["parameters"] = parameters
    if route["body"] is not None:
        made["requestBody"] = {"required": True, "content": content_of(route["body"])}
    made["responses"] = {**answered(route), **refused(refusals_of(route), catalogue)}
    return made


def paths(part: dict, comments: dict[str, str], catalogue: dict[str, dict], security) -> dict:
    made: dict[str, dict] = {}
    for route in part["routes"]:
        one = operation(route, part["schemas"], comments, catalogue, security(route))
        made.setdefault(route["path"], {})[route["method"]] = one
    return made


def tags(made: dict[str, dict], about: dict[str, str]) -> list[dict]:
    used = {tag for of in made.values() for one in of.values() for tag in one["tags"]}
    return [{"name": tag, "description": about[tag]} for tag in sorted(used)]


def components(part: dict, comments: dict[str, str], catalogue: dict[str, dict]) -> dict:
    # What a query holds stands with the parameters.
    queries = {route["query"]["$ref"].rsplit("/", 1)[1] for route in part["routes"] if route["query"] is not None}
    made = {name: described(name, schema, comments) for name, schema in sorted(part["schemas"].items()) if name not in queries}
    made["Problem"]["properties"]["code"]["enum"] = sorted(catalogue)
    return made


def head(title: str, about: str) -> dict:
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1", "description": about},
        "servers": [{"url": "{public_url}", "variables": {"public_url": {"default": "https://verify.localhost"}}}],
    }


def for_marketplaces(printed: dict, comments: dict[str, str]) -> dict:
    part = printed["marketplaces"]
    catalogue = {one["code"]: one for one in printed["refusals"]}
    made = paths(part, comments, catalogue, lambda route: [{"api_key": []}])
    about = {
        "verifications": "Checks of accounts.",
        "accounts": "How accounts stand, and what they may do.",
        "events": "What happened, to reconcile from.",
    }
    return {
        **head("Visavis for marketplaces", "Generated from the sources. docs/protocol.md says it in prose."),
        "tags": tags(made, about) + [{"name": "webhooks", "description": "What a marketplace's endpoint is sent."}],
        "paths": made,
        "webhooks": {
            "event": {
                "post": {
                    "operationId": "webhook",
                    "tags": ["webhooks"],
                    "summary": "An event, signed by Standard Webhooks 1.0.0",
                    "security": [],
                    "parameters": [
                        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}, "description": about}
                        for name, about in WEBHOOK_HEADERS.items()
                    ],
                    "requestBody": {"required": True, "content": {"application/json": {"schema": part["webhook"]}}},
                    "responses": {"2XX": {"description": "Had."}, "4XX": {"description": "It comes again later."}},
                }
            }
        },
        "components": {
            "securitySchemes": {"api_key": {"type": "http", "scheme": "bearer", "description": "An API key of the marketplace."}},
            "schemas": components(part, comments, catalogue),
        },
    }


def message_schemas(part: dict, comments: dict[str, str], catalogue: dict[str, dict]) -> dict:
    """The live messages: a body beside its type; what a client asks may carry a number to be answered by."""
    made = {}
    said = {name: described(name, schema, comments) for name, schema in part["said"].items()}
    for name, messages in {**part["messages"], **part["requests"]}.items():
        asks = name in part["requests"]
        made[name] = {"oneOf": []}
        for message in messages:
            body = message["body"]["$ref"].rsplit("/", 1)[1]
            kind = {"type": {"const": message["type"], "type": "string"}}
            if not asks:
                one = {"allOf": [ref(body), {"type": "object", "properties": kind, "required": ["type"]}]}
            else:
                schema = copy.deepcopy(said[body])
                schema["properties"] = {**kind, "request": {"type": "integer"}, **schema["properties"]}
                schema["required"] = ["type", *schema.get("required", [])]
                made[f"{body}Request"] = schema
                one = ref(f"{body}Request")
            made[name]["oneOf"].append(one)
        if len(messages) == 1:
            made[name] = made[name]["oneOf"][0]
    # What requests alone are made of.
    return {**made, **{name: said[name] for name in refs(made) & said.keys() - part["schemas"].keys()}}


def refs(of: object) -> set[str]:
    if isinstance(of, list):
        return set().union(*map(refs, of))
    if not isinstance(of, dict):
        return set()
    here = {of["$ref"].rsplit("/", 1)[1]} if isinstance(of.get("$ref"), str) else set()
    return here | refs(list(of.values()))


def for_pages(printed: dict, comments: dict[str, str]) -> dict:
    part = printed["pages"]
    catalogue = {one["code"]: one for one in printed["refusals"]}
    open_doors = {"/applicant/session", "/applicant/link", "/console/session"}
    second_step = {"/console/session/code"}

    def security(route: dict) -> list:
        if route["path"] in open_doors and route["method"] != "get":
            return []
        if route["path"] in second_step:
            return [{"staff_step": []}]
        return [{"applicant" if route["path"].startswith("/applicant") else "staff": []}]

    made = paths(part, comments, catalogue, security)
    named = {**components(part, comments, catalogue), **message_schemas(part, comments, catalogue)}
    for path, side in (("/applicant/live", "Applicant"), ("/console/live", "Staff")):
        names = (f"{side}Message", f"{side}Request", "SocketMessage", "SocketRequest")
        made[path]["get"]["x-messages"] = {name: ref(name) for name in names}
    about = {"applicant": "What the applicant's pages call.", "console": "What the console calls."}
    cookie = {"type": "apiKey", "in": "cookie"}
    return {
        **head("Visavis for its own pages", "Generated from the sources, for who works on the pages. It changes with them."),
        "tags": tags(made, about),
        "paths": made,
        "components": {
            "securitySchemes": {
                "applicant": {**cookie, "name": "__Host-visavis_applicant"},
                "staff": {**cookie, "name": "__Host-visavis_staff"},
                "staff_step": {**cookie, "name": "__Host-visavis_staff_step"},
            },
            "schemas": dict(sorted(named.items())),
        },
    }
