"""The pages' types and limits of the printed contract."""

HEAD = "// Generated from the service's sources by ./dev contract: what pages and service say to each other.\n"


def type_of(schema: dict) -> str:
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    if "anyOf" in schema:
        return " | ".join(type_of(one) for one in schema["anyOf"])
    if "const" in schema:
        return f"'{schema['const']}'"
    if "enum" in schema:
        # An option a line where they are many.
        between = " | " if len(schema["enum"]) < 20 else "\n    | "
        return between.join(f"'{one}'" for one in schema["enum"])
    kind = schema["type"]
    if isinstance(kind, list):
        return " | ".join(type_of({**schema, "type": one}) for one in kind)
    if kind == "array":
        item = type_of(schema["items"])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if kind == "object" and "additionalProperties" in schema and "properties" not in schema:
        return f"Record<string, {type_of(schema['additionalProperties'])}>"
    return {"string": "string", "integer": "number", "boolean": "boolean", "null": "null"}[kind]


def comment(text: str | None, indent: str) -> list[str]:
    return [f"{indent}/** {text} */"] if text else []


def named(name: str, schema: dict, comments: dict[str, str]) -> list[str]:
    cpp = schema.get("cpp")
    lines = comment(comments.get(cpp), "")
    if schema.get("type") != "object":
        return [*lines, f"export type {name} = {type_of(schema)};"]
    if not schema["properties"]:
        return []
    lines.append(f"export interface {name} {{")
    for member, of in schema["properties"].items():
        lines += comment(comments.get(f"{cpp}.{member}"), "  ")
        lines.append(f"  {member}{'' if member in schema['required'] else '?'}: {type_of(of)};")
    return [*lines, "}"]


def message(one: dict, schemas: dict) -> str:
    body = type_of(one["body"])
    bare = f"{{ type: '{one['type']}' }}"
    return f"({bare} & {body})" if schemas[body]["properties"] else bare


def types(part: dict, comments: dict[str, str]) -> str:
    schemas = {**part["said"], **part["schemas"]}
    blocks = [named(name, schema, comments) for name, schema in schemas.items()]
    for name, messages in {**part["messages"], **part["requests"]}.items():
        lines = [f"  | {message(one, schemas)}" for one in messages]
        blocks.append([f"export type {name} =", *lines[:-1], lines[-1] + ";"])
    return HEAD + "\n" + "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def limits(values: dict[str, int]) -> str:
    lines = [f"  {name}: {value}," for name, value in values.items()]
    return HEAD + "\nexport const limits = {\n" + "\n".join(lines) + "\n} as const;\n"
