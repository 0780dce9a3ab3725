import { invalidArgument, type Violation } from './errors.ts';
import { camel, isObject, type Json, snake } from './names.ts';
import type { Field, Fields } from './schema.ts';

/** A message with its fields in camel case, or what is wrong with each of them. */
export function readBody(text: string, fields: Fields, root: string): Json {
  const body = parse(text);
  const violations: Violation[] = [];
  const message = readMessage(body, fields, root, violations);
  if (violations.length > 0) throw invalidArgument(...violations);
  return message;
}

function parse(text: string): Json {
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Refused below, as what is JSON but no message.
  }
  throw invalidArgument({ description: 'Invalid JSON payload received. Unexpected token.' });
}

function readMessage(body: Json, fields: Fields, at: string, violations: Violation[]): Json {
  const message: Json = {};
  for (const [key, value] of Object.entries(body)) {
    const name = camel(key);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const path = at ? `${at}.${snake(name)}` : snake(name);
    if (!field) violations.push(unknownName(key, at));
    else if (value !== null) message[name] = readField(value, field, path, violations);
  }
  return message;
}

function unknownName(key: string, at: string): Violation {
  const place = at ? ` at '${at}'` : '';
  const description = `Invalid JSON payload received. Unknown name "${key}"${place}: Cannot find field.`;
  return { ...(at && { field: at }), description };
}

function readField(value: unknown, field: Field, path: string, violations: Violation[]): unknown {
  if ('output' in field) {
    violations.push({ field: path, description: `The field '${path}' is output only.` });
    return undefined;
  }
  if (field.type === 'message' && isObject(value)) {
    return readMessage(value, field.fields, path, violations);
  }
  if (field.type === 'text' && typeof value === 'string') return value;
  if (field.type === 'choice' && field.values.includes(String(value))) return value;
  violations.push({ field: path, description: invalidValue(value, field, path) });
  return undefined;
}

function invalidValue(value: unknown, field: Field, path: string): string {
  const type = field.type === 'choice' ? `google.apps.meet.v2.${field.of}` : 'TYPE_STRING';
  return `Invalid value at '${path}' (type.googleapis.com/${type}), ${JSON.stringify(value)}`;
}
