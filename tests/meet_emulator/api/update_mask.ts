import { invalidArgument } from './errors.ts';
import { camel } from './names.ts';
import { configFields, type Field, spaceFields } from './schema.ts';

/**
 * The paths below `config` that a patch names. Google takes a patch without a mask for one of all fields that it
 * holds; that is how settings get lost, so the emulator refuses it.
 */
export function readUpdateMask(text: string | null): string[][] {
  const paths = (text ?? '').split(',').map((path) => path.trim());
  if (paths.some((path) => path === '')) {
    throw refused('The update_mask is missing or has an empty path.');
  }
  if (paths.includes('*')) return [[]];
  return paths.map((path) => belowConfig(path.split('.').map(camel), path));
}

function belowConfig([first, ...rest]: string[], path: string): string[] {
  if (first === 'config') {
    let field: Field | undefined = { type: 'message', fields: configFields };
    for (const name of rest) field = field?.type === 'message' ? field.fields[name] : undefined;
    if (field) return rest;
  }
  const known = Object.hasOwn(spaceFields, first ?? '');
  throw refused(
    known && rest.length === 0
      ? `The field '${path}' cannot be updated.`
      : `Invalid field path '${path}'.`,
  );
}

function refused(description: string): Error {
  return invalidArgument({ field: 'update_mask', description });
}
