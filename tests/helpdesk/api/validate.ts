import type { Context } from 'hono';
import { type ZodType, z } from 'zod';
import type { World } from '../world.ts';
import {
  addError,
  type ErrorCode,
  type ErrorTree,
  extraFields,
  invalidInput,
  invalidJson,
} from './errors.ts';

/** The fields whose children are called `<name>_<index>` in the error tree. */
const collections = new Set(['fields', 'attachments', 'labels', 'cc']);

/** Returns the request's JSON object if `schema` accepts it; otherwise throws the 400 with all errors. */
export async function readInput<T>(world: World, context: Context, schema: ZodType<T>): Promise<T> {
  const body = await readJson(context);
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalidInput(toTree(world, result.error.issues, body));
}

async function readJson(context: Context): Promise<unknown> {
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  const text = await context.req.text();
  if (!isJson) throw invalidJson();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // The body is not JSON: throw below, as for JSON that is not an object.
  }
  throw invalidJson();
}

function toTree(world: World, issues: readonly z.core.$ZodIssue[], input: unknown): ErrorTree {
  const tree: ErrorTree = {};
  for (const issue of issues) {
    const place = fieldNames(issue.path);
    if (issue.code === 'unrecognized_keys')
      addError(tree, place, 'extra_fields', extraFields(world, issue.keys));
    else addError(tree, place, codeOf(issue, input));
  }
  return tree;
}

function fieldNames(path: readonly PropertyKey[]): string[] {
  return path.map((step, index) => {
    const parent = String(path[index - 1] ?? '');
    return collections.has(parent) ? `${parent}_${String(step)}` : String(step);
  });
}

function codeOf(
  issue: Exclude<z.core.$ZodIssue, z.core.$ZodIssueUnrecognizedKeys>,
  input: unknown,
): ErrorCode {
  if (issue.code === 'custom' && isErrorCode(issue.params?.['code'])) return issue.params['code'];
  if (isBlank(valueAt(input, issue.path))) return 'required';
  return issue.code === 'invalid_value' ? 'bad_choice' : 'invalid_input';
}

function isErrorCode(value: unknown): value is ErrorCode {
  return ['required', 'bad_choice', 'invalid_input'].includes(String(value));
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** Reports `code` for the current value, inside a zod transform. */
export function reject(context: z.RefinementCtx, code: ErrorCode, path: PropertyKey[] = []): never {
  context.addIssue({ code: 'custom', params: { code }, path });
  return z.NEVER;
}

/** A string that is not blank. */
export const text = z.string().refine((value) => value.trim() !== '');

/** A whole number, or a string of digits, because PHP accepts both. */
export const id = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]);

export const email = z.string().regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/);
