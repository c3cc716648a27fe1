import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Helpdesk, type HelpdeskOptions, startHelpdesk } from './helpdesk.ts';

/** Starts a helpdesk that is closed at the end of the test. */
export async function openHelpdesk(options?: HelpdeskOptions): Promise<Helpdesk> {
  const helpdesk = await startHelpdesk(options);
  onTestFinished(() => helpdesk.close());
  return helpdesk;
}

const reply = z.looseObject({
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
  errors: z.unknown().optional(),
  code: z.unknown().optional(),
  message: z.unknown().optional(),
});

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON body; an empty object for any other body. */
  body: z.infer<typeof reply>;
}

export interface Call {
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
}

/** Calls the API with the full key. Redirects are not followed; network errors throw. */
export async function call(
  helpdesk: Helpdesk,
  method: string,
  path: string,
  { json, form, headers = {} }: Call = {},
): Promise<Answer> {
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await fetch(`${helpdesk.url}/api/v2${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `key ${helpdesk.apiKey}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: reply.parse(parse(text)) };
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // The body is HTML or similar, not JSON.
    return {};
  }
}

/** Returns the smallest body that `POST /tickets` accepts, with `more` added. */
export function newTicket(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    subject: 'Checkout button does nothing',
    person: 'joe@northwind.example',
    message: { message: '<p>See the picture.</p>', format: 'html' },
    ...more,
  };
}

export function fileForm(content: BlobPart, name: string, type: string, part = 'file'): FormData {
  const form = new FormData();
  form.append(part, new File([content], name, { type }));
  return form;
}

/** Uploads a text file; returns its `blob_auth`. */
export async function upload(
  helpdesk: Helpdesk,
  content: BlobPart = 'hello',
  name = 'note.txt',
): Promise<string> {
  const { body } = await call(helpdesk, 'POST', '/blobs/temp', {
    form: fileForm(content, name, 'text/plain'),
  });
  return z.object({ blob_auth: z.string() }).parse(body.data).blob_auth;
}

/** Returns the id of the ticket (or message, or person) in an answer. */
export function idOf(answer: Answer): number {
  return z.object({ id: z.number() }).parse(answer.body.data).id;
}

/** Returns an error tree with one validation error at `path`. */
export function errorAt(code: string, ...path: string[]): object {
  const leaf: object = { errors: [{ code, message: messages[code] }] };
  return path.reduceRight<object>((tree, name) => ({ fields: { [name]: tree } }), leaf);
}

const messages: Record<string, string> = {
  required: 'This value should not be blank.',
  bad_choice: 'One or more of the given values is invalid.',
  extra_fields: 'This form should not contain extra fields.',
  invalid_input: 'This value is not valid.',
  dupe_ticket: 'Duplicate ticket.',
  dupe_email: 'A person with this email address already exists.',
};
