import type * as z from 'zod/mini';

type Schema = z.core.$ZodTypes;

/** Marks in formatted text may be nested without end; the planted ones are nested this deep. */
const deepest = 3;

/**
 * Returns a value of a schema in which every member is there, with `plant` for every text. A list has an item of each
 * kind. `other` stands where the schema refuses the planted text.
 */
export function planted(
  schema: z.core.$ZodType,
  plant: (path: string) => string,
  other: string,
  path = '',
  depth = 0,
): unknown {
  const inside = (one: z.core.$ZodType, key?: string | number) =>
    planted(one, plant, other, key === undefined ? path : `${path}.${key}`.replace(/^\./, ''), depth);
  const { def } = (schema as Schema)._zod;
  switch (def.type) {
    case 'string':
      return [plant(path), other].find(
        (text) => !(schema._zod.run({ value: text, issues: [] }, {}) as z.core.ParsePayload).issues.length,
      );
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([key, one]) => [key, inside(one, key)]));
    case 'array':
      return optionsOf(def.element).flatMap((one, at) =>
        depth < deepest || one._zod.def.type === 'string'
          ? [planted(one, plant, other, `${path}.${at}`, depth + 1)]
          : [],
      );
    case 'record':
      return { planted: inside(def.valueType, 'planted') };
    case 'union':
      return inside(optionsOf(schema)[0] ?? schema);
    case 'nullable':
    case 'optional':
    case 'default':
      return inside(def.innerType);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'number':
      return 7;
    case 'boolean':
      return true;
    default:
      throw new Error(`${path}: nothing is planted in a schema of type ${def.type}`);
  }
}

function optionsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { def } = (schema as Schema)._zod;
  if (def.type === 'lazy') return optionsOf(def.getter());
  return def.type === 'union' ? def.options : [schema];
}

/** Returns the paths of all texts that hold one of the words, also percent-encoded. Places in lists are left out. */
export function pathsWith(words: RegExp, value: unknown, path = ''): string[] {
  if (typeof value === 'string') return words.test(decoded(value)) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).flatMap(([key, part]) =>
    pathsWith(words, part, Array.isArray(value) ? path : `${path}.${key}`.replace(/^\./, '')),
  );
  return [...new Set(found)].sort();
}

export function decoded(text: string): string {
  return text.replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code));
}
