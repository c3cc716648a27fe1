import type { World } from '../world.ts';

/** The validation error codes that deskpro-api.md has seen. No other code is ever sent. */
export type ErrorCode =
  | 'invalid_input'
  | 'extra_fields'
  | 'required'
  | 'bad_choice'
  | 'dupe_ticket'
  | 'dupe_email';

const messages: Record<ErrorCode, string> = {
  invalid_input: 'This value is not valid.',
  extra_fields: 'This form should not contain extra fields.',
  required: 'This value should not be blank.',
  bad_choice: 'One or more of the given values is invalid.',
  dupe_ticket: 'Duplicate ticket.',
  dupe_email: 'A person with this email address already exists.',
};

/** Returns the sentence about unknown properties, in the form that the switch `namesExtraFields` chooses. */
export function extraFields(world: World, names: readonly string[]): string {
  return world.switches.namesExtraFields
    ? `Unexpected field names: ${names.join(', ')}`
    : messages.extra_fields;
}

/** The error tree as it is sent; both properties are optional. */
export interface ErrorTree {
  errors?: { code: ErrorCode; message: string }[];
  fields?: Record<string, ErrorTree>;
}

/** Adds an error at `path`, a list of field names. Each code appears at most once per place. */
export function addError(
  tree: ErrorTree,
  path: readonly string[],
  code: ErrorCode,
  message = messages[code],
): void {
  let node = tree;
  for (const name of path) {
    node.fields ??= {};
    node.fields[name] ??= {};
    node = node.fields[name];
  }
  node.errors ??= [];
  if (!node.errors.some((known) => known.code === code)) node.errors.push({ code, message });
}

/** An error answer; the app's error handler sends it. */
export class ApiError extends Error {
  readonly status: 400 | 401 | 403 | 404;
  readonly body: Record<string, unknown>;

  constructor(status: 400 | 401 | 403 | 404, body: Record<string, unknown>) {
    super(String(body['message']));
    this.status = status;
    this.body = { status, ...body };
  }
}

export function invalidInput(tree: ErrorTree): ApiError {
  return new ApiError(400, { code: 'invalid_input', message: 'Request input is invalid.', errors: tree });
}

/** Returns the 400 with one error at one place. */
export function invalidAt(path: readonly string[], code: ErrorCode, message?: string): ApiError {
  const tree: ErrorTree = {};
  addError(tree, path, code, message);
  return invalidInput(tree);
}

export function invalidJson(): ApiError {
  return new ApiError(400, { code: 'invalid_json_body', message: 'Invalid JSON body' });
}

export function unauthorised(): ApiError {
  return new ApiError(401, { code: 'invalid_auth', message: 'Invalid API key.' });
}

/** For a request without the header. Its different wording is inferred, not seen (deskpro-api.md, mark I). */
export function unauthenticated(): ApiError {
  return new ApiError(401, { code: 'auth_required', message: 'Authentication is required.' });
}

export function forbidden(): ApiError {
  return new ApiError(403, {
    code: 'access_denied',
    message: 'You do not have permission to perform this action.',
  });
}

export function notFound(): ApiError {
  return new ApiError(404, { code: '#3432 Not Found', message: '#3432 Not Found', errors: null });
}
