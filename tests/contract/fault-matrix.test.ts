import 'fake-indexeddb/auto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { CaptureId } from '../../utils/captures/capture.ts';
import { getCapture } from '../../utils/captures/store.ts';
import type { AppError } from '../../utils/errors.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import type { Effect, Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { connected, holdTimeouts, queued, screenshot, theirTicket } from './delivery.ts';
import { hostOf, wire } from './wire.ts';

type Step = 'upload' | 'create' | 'create, words alone' | 'message' | 'message, words alone';
const steps: Step[] = ['upload', 'create', 'create, words alone', 'message', 'message, words alone'];

const badField = {
  fields: {
    department: { errors: [{ code: 'bad_choice', message: 'One or more of the given values is invalid.' }] },
  },
};
const elsewhere = 'http://127.0.0.1:9/';
const now = 'sent';
const found = 'sent: found';
const retried = (code: string) => `waits: ${code}; sent`;
const inDoubt = 'waits: outcome-unknown; sent';
const person = (code: string) => `person: ${code}`;

/**
 * For each effect: the outcome of a delivery whose upload meets it, and of one whose create call meets it, with and
 * without attachments. A message to an existing ticket has the same outcome as a new ticket, except for `ofMessage`.
 */
const matrix: [name: string, effect: Effect, upload: string, create: string][] = [
  ['401', { kind: 'status', status: 401 }, person('key-rejected'), person('key-rejected')],
  ['403', { kind: 'status', status: 403 }, person('forbidden'), person('forbidden')],
  ['404', { kind: 'status', status: 404 }, now, person('not-found')],
  ['405', { kind: 'status', status: 405 }, now, inDoubt],
  [
    '413',
    { kind: 'status', status: 413 },
    person('too-large'),
    `waits: outcome-unknown; ${person('too-large')}`,
  ],
  ['423', { kind: 'status', status: 423 }, retried('maintenance'), inDoubt],
  ['500', { kind: 'status', status: 500 }, retried('server-trouble'), inDoubt],
  [
    '500 as JSON',
    { kind: 'status', status: 500, body: 'json' },
    retried('server-trouble'),
    retried('server-trouble'),
  ],
  ['502', { kind: 'status', status: 502 }, retried('server-trouble'), inDoubt],
  ['503', { kind: 'status', status: 503 }, retried('server-trouble'), inDoubt],
  ['503, empty', { kind: 'status', status: 503, body: 'empty' }, retried('server-trouble'), inDoubt],
  ['504', { kind: 'status', status: 504 }, retried('server-trouble'), inDoubt],
  [
    '500 after the commit',
    { kind: 'status', status: 500, when: 'after-commit' },
    retried('server-trouble'),
    found,
  ],
  [
    '502 after the commit',
    { kind: 'status', status: 502, when: 'after-commit' },
    retried('server-trouble'),
    found,
  ],
  [
    '503 after the commit',
    { kind: 'status', status: 503, when: 'after-commit' },
    retried('server-trouble'),
    found,
  ],
  [
    '504 after the commit',
    { kind: 'status', status: 504, when: 'after-commit' },
    retried('server-trouble'),
    found,
  ],
  [
    '429, in seconds',
    { kind: 'rate-limit', retryAfter: 90 },
    retried('rate-limited'),
    retried('rate-limited'),
  ],
  [
    '429, as a date',
    { kind: 'rate-limit', retryAfter: 'Tue, 01 Jan 2030 00:00:00 GMT' },
    retried('rate-limited'),
    retried('rate-limited'),
  ],
  ['429, no time, empty', { kind: 'rate-limit', body: 'empty' }, retried('rate-limited'), inDoubt],
  ['slow', { kind: 'slow', ms: 5 }, now, now],
  ['slow after the commit', { kind: 'slow', ms: 5, when: 'after-commit' }, now, now],
  ['cut before the commit', { kind: 'cut-before-commit' }, retried('unreachable'), inDoubt],
  ['cut after the commit', { kind: 'cut-after-commit' }, retried('unreachable'), found],
  ['cut in the reply', { kind: 'cut-mid-reply' }, retried('unreachable'), found],
  ['half a reply', { kind: 'malformed-json' }, retried('unexpected-reply'), found],
  ['redirect 301', { kind: 'redirect', to: elsewhere }, retried('redirected'), inDoubt],
  ['redirect 307', { kind: 'redirect', to: elsewhere, status: 307 }, retried('redirected'), inDoubt],
  [
    'key stripped by a proxy',
    { kind: 'strip-authorization' },
    person('key-rejected'),
    person('key-rejected'),
  ],
  [
    'a field refused',
    { kind: 'invalid-input', errors: badField },
    person('file-rejected'),
    person('fields-rejected'),
  ],
  ['no answer', { kind: 'hang' }, retried('timeout'), inDoubt],
  ['no answer after the commit', { kind: 'hang', when: 'after-commit' }, retried('timeout'), found],
];
/** Outcomes that differ for a message, because the ticket itself is the reason. */
const ofMessage: Record<string, string> = {
  403: person('ticket-closed'),
  404: person('ticket-closed'),
};
const isMessage = (step: Step) => step.startsWith('message');
const cells = matrix.flatMap(([name, effect, upload, create]) =>
  steps.map((step) => {
    const call = isMessage(step) ? (ofMessage[name] ?? create) : create;
    return { name, effect, step, expected: step === 'upload' ? upload : call };
  }),
);

const outcomes = new Map<string, string>();
/** The sentence that the person reads, by error code. */
const sentences = new Map<string, string>();
const keyOf = (name: string, step: Step) => `${name} × ${step}`;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

afterAll(() => {
  const line = (first: string, ...rest: string[]) =>
    `${first.padEnd(28)}${rest.map((text) => text.padEnd(32)).join('')}`;
  const rows = matrix.map(([name]) =>
    line(name, ...steps.map((step) => outcomes.get(keyOf(name, step)) ?? '–')),
  );
  const told = [...sentences].map(([code, sentence]) => line(person(code), sentence));
  const table = [line('The request meets', ...steps), ...rows, '', 'What the person reads:', ...told];
  console.log(table.map((row) => row.trimEnd()).join('\n'));
});

const isCreate = (call = '') => /^POST \/tickets(\/\d+\/messages)?$/.test(call);
const createCalls = (helpdesk: Helpdesk) => wire(helpdesk).filter(isCreate).length;

/**
 * Returns the outcome of the first try, in words. Then the fault is over: time passes or the person tries again, and
 * the delivery must succeed.
 */
async function watch(
  helpdesk: Helpdesk,
  id: CaptureId,
  first: () => Promise<unknown>,
  again: () => Promise<unknown>,
) {
  await first();
  const stage = (await getCapture(id))?.stage;
  if (stage?.name === 'sent')
    return createCalls(helpdesk) === 1 && !isCreate(wire(helpdesk).at(-1)) ? found : now;
  if (stage?.name === 'blocked') return tell(helpdesk, id, stage.error, again);
  if (stage?.name !== 'waiting') return `lost as ${stage?.name}`;
  expect(stage.retryAt).toBeGreaterThan(Date.now());
  vi.setSystemTime(stage.retryAt);
  await again();
  const after = (await getCapture(id))?.stage;
  const next = after?.name === 'blocked' ? await tell(helpdesk, id, after.error, again) : after?.name;
  return `waits: ${stage.error.code}; ${next}`;
}

/** Records the sentence that the person reads, and tries again. */
async function tell(helpdesk: Helpdesk, id: CaptureId, error: AppError, again: () => Promise<unknown>) {
  const { sentence } = problemOf(error);
  expect(sentence).toMatch(/\w.*\.$/);
  sentences.set(error.code, sentence.replaceAll(hostOf(helpdesk), 'desk.example'));
  await enqueue(id, helpdesk.url);
  await again();
  return person(error.code);
}

describe('one request meets', () => {
  test.each(cells)('$name × $step: $expected', async ({ name, effect, step, expected }) => {
    const helpdesk = await openHelpdesk({ keepAlive: false });
    const { openLine } = await connected(helpdesk);
    const attachments = step.endsWith('words alone') ? [] : [screenshot()];
    const addTo = isMessage(step) ? await theirTicket(helpdesk) : null;
    const form = { subject: keyOf(name, step), addTo };
    const id = await queued(helpdesk, { attachments, form });
    const path = step === 'upload' ? /^\/api\/v2\/blobs\/te?mp$/ : /^\/api\/v2\/tickets(\/\d+\/messages)?$/;
    const timeouts = holdTimeouts();
    const fault = helpdesk.faults.add({ match: { method: 'POST', path }, effect });
    const first = async () => {
      const delivery = deliver(id, openLine);
      await fault.struck();
      if (effect.kind === 'hang') timeouts.reach();
      return delivery;
    };
    const outcome = await watch(helpdesk, id, first, () => deliver(id, openLine));
    outcomes.set(keyOf(name, step), outcome);
    expect(outcome).toBe(expected);
    const [ticket, ...more] = helpdesk.tickets();
    expect(more).toEqual([]);
    expect(ticket?.messages).toHaveLength(isMessage(step) ? 2 : 1);
    expect(ticket?.attachments.map(({ filename }) => filename)).toEqual(
      attachments.map(({ filename }) => filename),
    );
    expect((await getCapture(id))?.stage).toMatchObject({ name: 'sent', receipt: { ticketId: ticket?.id } });
    expect(createCalls(helpdesk)).toBeLessThanOrEqual(2);
  });
});
