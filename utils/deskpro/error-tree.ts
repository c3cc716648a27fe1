import * as z from 'zod/mini';
import type { FieldProblem } from '../errors.ts';

/** A node of Deskpro's validation tree. Both properties may be absent, and an empty map may be a list. */
type ErrorTree = {
  errors?: { code: string; message: string }[] | undefined;
  fields?: Record<string, ErrorTree> | undefined;
};

const leaf = z.object({ code: z.catch(z.string(), ''), message: z.catch(z.string(), '') });
const ErrorTree: z.ZodMiniType<ErrorTree> = z.object({
  errors: z.optional(z.catch(z.array(leaf), [])),
  fields: z.optional(
    z.catch(
      z.record(
        z.string(),
        z.catch(
          z.lazy(() => ErrorTree),
          {},
        ),
      ),
      {},
    ),
  ),
});

/**
 * The body of a refusal that Deskpro itself wrote: it repeats the reply's status and always has a code and a message
 * (deskpro-api.md, "Authentication and failures"). `code` is not always a string and `errors` not always a tree.
 */
const ErrorBody = z.object({
  status: z.number(),
  code: z.union([z.string(), z.number(), z.null()]),
  message: z.string(),
  errors: z.optional(z.catch(z.nullable(ErrorTree), null)),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** Parses the body of a refusal with this status; null if Deskpro did not write it. Never throws. */
export function parseErrorBody(json: unknown, status: number): ErrorBody | null {
  try {
    const parsed = ErrorBody.safeParse(json);
    return parsed.success && parsed.data.status === status ? parsed.data : null;
  } catch {
    // A tree that is nested thousands deep exhausts the stack; no helpdesk sends such a tree on purpose.
    return null;
  }
}

export interface FlatErrors {
  fields: FieldProblem[];
  /** Errors that belong to no field. */
  general: { code: string; message: string }[];
}

/**
 * Flattens the tree. Its collections repeat themselves (`fields.fields.fields.fields_12`) and their children are named
 * `<name>_<index>`; the returned paths are short: `department`, `fields.12`, `message.attachments.0.blob_auth`.
 */
export function flattenErrors(tree: ErrorTree | null | undefined): FlatErrors {
  const flat: FlatErrors = { fields: [], general: [] };
  const walk = (node: ErrorTree, path: string[]): void => {
    for (const problem of node.errors ?? []) {
      // The helpdesk adds no e-mail address but a new requester's, so this error is about the requester.
      if (path.length === 0 && problem.code === 'dupe_email')
        flat.fields.push({ path: 'person', ...problem });
      else if (path.length === 0) flat.general.push(problem);
      else flat.fields.push({ path: path.join('.'), ...problem });
    }
    for (const [name, child] of Object.entries(node.fields ?? {})) {
      const parent = path.at(-1);
      const index =
        parent !== undefined && name.startsWith(`${parent}_`) ? name.slice(parent.length + 1) : name;
      walk(child, [...path, index]);
    }
  };
  if (tree) walk(tree, []);
  return flat;
}
