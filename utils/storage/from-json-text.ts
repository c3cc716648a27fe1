import { parseJson } from '../parse-json.ts';

/** Version 1 was stored as a list or an object at first, later as one JSON text. */
export function fromJsonText(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}
