import { describe, expect, test } from 'vitest';
import type { NewTicket } from '../../utils/deskpro/client.ts';
import type { AppError } from '../../utils/errors.ts';
import type { Effect, Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { clientOf, hostOf, wire } from './wire.ts';

const ticket: NewTicket = {
  subject: 'The total is wrong',
  person: 'joe@northwind.example',
  message: { message: '<p>It says 0 €.</p>', format: 'html' },
};
const picture = new Blob([new Uint8Array(2048).fill(7)], { type: 'image/png' });

/** Creates a ticket while the helpdesk applies this effect to the request. */
async function createDuring(effect: Effect, helpdesk: Helpdesk, timeoutMs?: number) {
  helpdesk.faults.add({ match: { method: 'POST', path: '/tickets' }, effect });
  return clientOf(helpdesk, helpdesk.apiKey, timeoutMs).createTicket(ticket);
}

describe('every way to fail is its own error, and a ticket is made or not as the helpdesk did', () => {
  type Rule = [name: string, effect: Effect, expected: (host: string) => AppError, tickets: number];
  const rules: Rule[] = [
    ['401', { kind: 'status', status: 401 }, (host) => ({ code: 'key-rejected', host }), 0],
    [
      '403 in HTML',
      { kind: 'status', status: 403, body: 'html' },
      (host) => ({ code: 'forbidden', host, message: '', foreign: 403 }),
      0,
    ],
    ['404', { kind: 'status', status: 404 }, (host) => ({ code: 'not-found', host }), 0],
    ['405', { kind: 'status', status: 405 }, (host) => ({ code: 'not-found', host, foreign: 405 }), 0],
    [
      '413 in HTML',
      { kind: 'status', status: 413 },
      (host) => ({ code: 'too-large', host, size: 0, foreign: 413 }),
      0,
    ],
    [
      '423 in plain text',
      { kind: 'status', status: 423, body: 'text' },
      (host) => ({ code: 'maintenance', host, foreign: 423 }),
      0,
    ],
    [
      '429 without Retry-After',
      { kind: 'rate-limit' },
      (host) => ({ code: 'rate-limited', host, retryAt: null }),
      0,
    ],
    [
      '429 that is empty',
      { kind: 'rate-limit', body: 'empty' },
      (host) => ({ code: 'rate-limited', host, retryAt: null, foreign: 429 }),
      0,
    ],
    [
      '429 until a date that is past',
      { kind: 'rate-limit', retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' },
      (host) => ({ code: 'rate-limited', host, retryAt: expect.any(Number) }),
      0,
    ],
    [
      '500 in HTML',
      { kind: 'status', status: 500, body: 'html' },
      (host) => ({ code: 'server-trouble', host, status: 500, foreign: 500 }),
      0,
    ],
    [
      '500 that is empty',
      { kind: 'status', status: 500, body: 'empty' },
      (host) => ({ code: 'server-trouble', host, status: 500, foreign: 500 }),
      0,
    ],
    [
      '502',
      { kind: 'status', status: 502 },
      (host) => ({ code: 'server-trouble', host, status: 502, foreign: 502 }),
      0,
    ],
    [
      '504 that had committed',
      { kind: 'status', status: 504, when: 'after-commit' },
      (host) => ({ code: 'server-trouble', host, status: 504, foreign: 504 }),
      1,
    ],
    [
      'a connection cut before the commit',
      { kind: 'cut-before-commit' },
      (host) => ({ code: 'unreachable', host }),
      0,
    ],
    [
      'a connection cut after the commit',
      { kind: 'cut-after-commit' },
      (host) => ({ code: 'unreachable', host }),
      1,
    ],
    [
      'a connection cut in the reply',
      { kind: 'cut-mid-reply' },
      (host) => ({ code: 'unreachable', host }),
      1,
    ],
    [
      'malformed JSON',
      { kind: 'malformed-json' },
      (host) => ({ code: 'unexpected-reply', host, status: 201 }),
      1,
    ],
  ];

  test.each(rules)('%s', async (_name, effect, expected, tickets) => {
    const helpdesk = await openHelpdesk({ agents: 1 });
    expect(await createDuring(effect, helpdesk)).toEqual({ ok: false, error: expected(hostOf(helpdesk)) });
    expect(helpdesk.tickets()).toHaveLength(tickets);
    expect(wire(helpdesk)).toEqual(['POST /tickets']);
  });

  test('429 for so many seconds', async () => {
    const helpdesk = await openHelpdesk({ agents: 1 });
    const before = Date.now();
    const limited = await createDuring({ kind: 'rate-limit', retryAfter: 90 }, helpdesk);
    const retryAt = !limited.ok && limited.error.code === 'rate-limited' ? limited.error.retryAt : null;
    expect(retryAt).toBeGreaterThanOrEqual(before + 90_000);
    expect(retryAt).toBeLessThanOrEqual(Date.now() + 90_000);
  });

  test.each(['before-commit', 'after-commit'] as const)('silence %s is a timeout', async (when) => {
    const helpdesk = await openHelpdesk({ agents: 1 });
    expect(await createDuring({ kind: 'hang', when }, helpdesk, 300)).toEqual({
      ok: false,
      error: { code: 'timeout', host: hostOf(helpdesk) },
    });
  });

  test.each([301, 302, 303, 307, 308] as const)(
    '%i is told, and its target hears nothing',
    async (status) => {
      const elsewhere = await openHelpdesk({ agents: 1 });
      const helpdesk = await openHelpdesk({ agents: 1 });
      const redirect: Effect = { kind: 'redirect', to: elsewhere.url, status, keepPath: true };
      expect(await createDuring(redirect, helpdesk)).toEqual({
        ok: false,
        error: { code: 'redirected', host: hostOf(helpdesk) },
      });
      expect(elsewhere.requests).toEqual([]);
      expect(helpdesk.tickets()).toEqual([]);
    },
  );

  test('a key without the right is forbidden, in the helpdesk’s words', async () => {
    const helpdesk = await openHelpdesk({ agents: 1 });
    expect(await clientOf(helpdesk, helpdesk.keys.noCreate).createTicket(ticket)).toEqual({
      ok: false,
      error: {
        code: 'forbidden',
        host: hostOf(helpdesk),
        message: 'You do not have permission to perform this action.',
      },
    });
  });
});

describe('a refused ticket says which field it is', () => {
  test.each<[string, Partial<NewTicket>, string, string]>([
    ['no subject', { subject: '' }, 'subject', 'required'],
    ['no requester', { person: '' }, 'person', 'required'],
    ['an agent who is gone', { agent: 9999 }, 'agent', 'bad_choice'],
    ['a department that cannot be chosen', { department: 1 }, 'department', 'bad_choice'],
    [
      'an attachment that is gone',
      { message: { ...ticket.message, attachments: [{ blob_auth: 'GONE', is_inline: false }] } },
      'message.attachments.0.blob_auth',
      'bad_choice',
    ],
  ])('%s', async (_kind, change, path, code) => {
    const helpdesk = await openHelpdesk();
    expect(await clientOf(helpdesk).createTicket({ ...ticket, ...change })).toMatchObject({
      ok: false,
      error: {
        code: 'fields-rejected',
        fields: [{ path, code, message: expect.stringMatching(/./) }],
        general: [],
      },
    });
  });

  test('a required custom field is `fields.12`', async () => {
    const helpdesk = await openHelpdesk({ requiredField: true });
    expect(await clientOf(helpdesk).createTicket(ticket)).toEqual({
      ok: false,
      error: {
        code: 'fields-rejected',
        host: hostOf(helpdesk),
        fields: [{ path: 'fields.12', code: 'required', message: 'This value should not be blank.' }],
        general: [],
      },
    });
  });

  test('the same ticket again is a duplicate, not a refused form', async () => {
    const helpdesk = await openHelpdesk();
    const client = clientOf(helpdesk);
    expect(await client.createTicket(ticket)).toMatchObject({ ok: true });
    expect(await client.createTicket(ticket)).toEqual({
      ok: false,
      error: { code: 'duplicate', host: hostOf(helpdesk) },
    });
    expect(helpdesk.tickets()).toHaveLength(1);
  });
});

describe('an upload', () => {
  test('arrives as it left, in one request', async () => {
    const helpdesk = await openHelpdesk();
    const uploaded = await clientOf(helpdesk).uploadBlob(picture, 'a shot.png', 'temp');
    const [blob] = helpdesk.blobs();
    expect(uploaded).toEqual({
      ok: true,
      value: { blobAuth: blob?.blobAuth, blobAuthId: `${blob?.id}-${blob?.blobAuth}`, path: 'temp' },
    });
    expect(blob).toMatchObject({
      filename: 'a-shot.png',
      contentType: 'image/png',
      size: 2048,
      isTemp: true,
    });
    const stored = await helpdesk.blobBytes(blob?.blobAuth ?? '');
    expect(stored.equals(Buffer.from(await picture.arrayBuffer()))).toBe(true);
    expect(wire(helpdesk)).toEqual(['POST /blobs/temp']);
  });

  test.each(['temp', 'tmp'] as const)(
    'finds the path where only `%s` exists, and afterwards needs one request',
    async (uploads) => {
      const helpdesk = await openHelpdesk({ uploads });
      const other = uploads === 'temp' ? 'tmp' : 'temp';
      const client = clientOf(helpdesk);
      const first = await client.uploadBlob(picture, 'a.png', other);
      expect(first).toMatchObject({ ok: true, value: { path: uploads } });
      expect(wire(helpdesk)).toEqual([`POST /blobs/${other}`, `POST /blobs/${uploads}`]);
      helpdesk.clearRequests();
      expect(await client.uploadBlob(picture, 'b.png', uploads)).toMatchObject({ ok: true });
      expect(wire(helpdesk)).toEqual([`POST /blobs/${uploads}`]);
    },
  );

  test.each([{ stringBlobId: true }, { emptyAsArray: true }])('is read with %j', async (switches) => {
    const helpdesk = await openHelpdesk(switches);
    expect(await clientOf(helpdesk).uploadBlob(picture, 'a.png', 'temp')).toMatchObject({ ok: true });
  });

  test('over the web server’s limit is too large, with its size', async () => {
    const helpdesk = await openHelpdesk({ maxRequestBytes: 1000 });
    expect(await clientOf(helpdesk).uploadBlob(picture, 'a.png', 'temp')).toEqual({
      ok: false,
      error: { code: 'too-large', host: hostOf(helpdesk), size: 2048, foreign: 413 },
    });
  });

  test('over the admin’s limit is refused in the helpdesk’s own sentence', async () => {
    const helpdesk = await openHelpdesk({ maxBlobBytes: 1000 });
    expect(await clientOf(helpdesk).uploadBlob(picture, 'a.png', 'temp')).toMatchObject({
      ok: false,
      error: {
        code: 'fields-rejected',
        fields: [{ path: 'file', message: expect.stringContaining('too large') }],
      },
    });
  });

  test('cut off leaves no blob and is unreachable', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.faults.add({ effect: { kind: 'cut-before-commit' } });
    expect(await clientOf(helpdesk).uploadBlob(picture, 'a.png', 'temp')).toMatchObject({
      error: { code: 'unreachable' },
    });
    expect(helpdesk.blobs()).toEqual([]);
  });
});

describe('the right to create tickets', () => {
  test.each([
    ['full', true],
    ['noCreate', false],
  ] as const)('of the key “%s”: %s, and no ticket is made to find out', async (key, expected) => {
    const helpdesk = await openHelpdesk();
    expect((await clientOf(helpdesk, helpdesk.keys[key]).checkCreateRight()).ok).toBe(expected);
    expect(helpdesk.tickets()).toEqual([]);
  });
});
