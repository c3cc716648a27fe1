import 'fake-indexeddb/auto';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { Attachment, Capture } from '../../utils/captures/capture.ts';
import { queueCapture } from '../../utils/captures/queue.ts';
import { addCapture, getCapture } from '../../utils/captures/store.ts';
import { connect } from '../../utils/deskpro/connect.ts';
import type { AppResult } from '../../utils/errors.ts';
import { deliver, type Line } from '../../utils/outbox/courier.ts';
import { ok } from '../../utils/result.ts';
import { type ConnectionSummary, defaultPreferences, type Preferences } from '../../utils/settings.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { makeAttachment, makeCapture } from '../unit/make-capture.ts';
import { hostOf, httpFor, wire, withKey } from './wire.ts';

const png = PNG.sync.write(new PNG({ width: 640, height: 360 }));
const screenshot = () => makeAttachment({ size: png.length, width: 640, height: 360 });
const image = () => makeAttachment({ kind: 'image', filename: 'logo 1.png', size: png.length });

interface Connection {
  openLine: () => Promise<AppResult<Line>>;
  /** What would be stored of it. */
  summary(): ConnectionSummary;
}

/** Connects as the options page does, and forgets the requests that took. */
async function connected(helpdesk: Helpdesk, preferences: Partial<Preferences> = {}): Promise<Connection> {
  const made = await connect(helpdesk.url, helpdesk.apiKey, httpFor);
  if (!made.ok) throw new Error(made.error.code);
  helpdesk.clearRequests();
  const { client } = made.value;
  let connection = made.value.connection;
  return {
    summary: () => connection,
    openLine: async () =>
      ok({
        client,
        connection,
        options: { ...defaultPreferences, ...preferences },
        rememberUploadPath: async (uploadPath) => {
          connection = { ...connection, uploadPath };
        },
        pauseUntil: async () => undefined,
      }),
  };
}

/** A capture with real bytes for each attachment, ready to go. */
async function queued(more: Parameters<typeof makeCapture>[0] = {}): Promise<Capture['id']> {
  const capture = makeCapture(more);
  const bytes = (): Blob => new Blob([new Uint8Array(png)], { type: 'image/png' });
  await addCapture(capture, new Map(capture.attachments.map(({ id }: Attachment) => [id, bytes()])));
  await queueCapture(capture.id);
  return capture.id;
}

describe('a delivery on the wire', () => {
  test('is one upload per attachment and one create, and nothing else', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued({ attachments: [screenshot(), image()] });
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /blobs/temp', 'POST /blobs/temp', 'POST /tickets']);
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test('of text alone is one create', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued({ selection: [{ tag: 'p', children: ['0 €'] }] });
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /tickets']);
  });

  test('has a length the server can know beforehand', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    await deliver(await queued({ attachments: [screenshot()] }), openLine);
    for (const { headers, bodySize } of helpdesk.apiRequests()) {
      expect(headers['content-length']).toBe(String(bodySize));
    }
  });

  test('takes one request more where the upload path is the other one, once', async () => {
    const helpdesk = await openHelpdesk({ uploads: 'tmp' });
    const { openLine, summary } = await connected(helpdesk);
    await deliver(await queued({ attachments: [screenshot(), image()] }), openLine);
    expect(wire(helpdesk)).toEqual([
      'POST /blobs/temp',
      'POST /blobs/tmp',
      'POST /blobs/tmp',
      'POST /tickets',
    ]);
    expect(summary().uploadPath).toBe('tmp');
    helpdesk.clearRequests();
    const next = { attachments: [screenshot()], form: { subject: 'Another one' } };
    expect(await deliver(await queued(next), openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /blobs/tmp', 'POST /tickets']);
  });
});

describe('the ticket', () => {
  test('has what was filled in: subject, requester, agent, department, message', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const agent = helpdesk.agents().find(({ isDeleted, isDisabled }) => !isDeleted && !isDisabled);
    const form = {
      subject: 'Wrong total',
      requester: 'nele@new.example',
      message: 'It says\nzero & <nothing>.',
      agentId: agent?.id ?? null,
      departmentId: 3,
    };
    const outcome = await deliver(await queued({ form }), openLine);
    const [ticket] = helpdesk.tickets();
    expect(ticket).toMatchObject({
      subject: 'Wrong total',
      person: { email: 'nele@new.example' },
      agent: { id: agent?.id },
      department: { id: 3, title: 'Billing' },
      suppressUserNotify: false,
    });
    expect(ticket?.message).toContain('It says<br');
    expect(ticket?.message).toContain('zero &amp; &lt;nothing&gt;.');
    expect(ticket?.message).toContain('https://shop.example/basket?step=2');
    expect(ticket?.message).toContain('Basket – Example Shop');
    expect(outcome).toMatchObject({
      ok: true,
      value: { ticketId: ticket?.id, ref: ticket?.ref, url: `${helpdesk.url}/app#/t/ticket/${ticket?.id}` },
    });
  });

  test('has the pictures, which are no longer temporary, byte for byte', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    await deliver(await queued({ attachments: [screenshot(), image()] }), openLine);
    const attachments = helpdesk.tickets()[0]?.attachments ?? [];
    expect(
      attachments.map(({ filename, contentType, isTemp, isInline }) => [
        filename,
        contentType,
        isTemp,
        isInline,
      ]),
    ).toEqual([
      ['screenshot-shop.example-2026-11-23-120000.png', 'image/png', false, false],
      ['logo-1.png', 'image/png', false, false],
    ]);
    for (const { blobAuth, dimensions } of attachments) {
      expect(dimensions).toEqual({ width: 640, height: 360 });
      expect((await helpdesk.blobBytes(blobAuth)).equals(png)).toBe(true);
    }
  });

  test('is made in silence where the person wants it', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk, { doNotNotify: true });
    await deliver(await queued(), openLine);
    expect(helpdesk.tickets()[0]?.suppressUserNotify).toBe(true);
  });

  test('is read where maps come as lists and ids as text', async () => {
    const helpdesk = await openHelpdesk({ emptyAsArray: true, stringBlobId: true });
    const { openLine } = await connected(helpdesk);
    expect(await deliver(await queued({ attachments: [screenshot()] }), openLine)).toMatchObject({
      ok: true,
    });
  });

  test('below a path opens below it', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: '/support' });
    const { openLine } = await connected(helpdesk);
    const outcome = await deliver(await queued(), openLine);
    expect(outcome.ok && outcome.value.url).toMatch(new RegExp(`^${helpdesk.url}/app#/t/ticket/\\d+$`));
  });
});

describe('the key', () => {
  test('goes to the one origin it was entered for, also when that one redirects', async () => {
    const elsewhere = await openHelpdesk();
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    for (const path of ['/blobs/temp', '/tickets']) {
      helpdesk.faults.add({
        match: { path },
        effect: { kind: 'redirect', to: elsewhere.url, keepPath: true, status: 307 },
      });
      const id = await queued({ attachments: [screenshot()] });
      expect(await deliver(id, openLine)).toEqual({
        ok: false,
        error: { code: 'redirected', host: hostOf(helpdesk) },
      });
    }
    expect(elsewhere.requests).toEqual([]);
    expect(withKey(helpdesk)).toHaveLength(wire(helpdesk).length);
  });

  test('is in no row, no error and no ticket', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const sent = await queued();
    const outcome = await deliver(sent, openLine);
    helpdesk.admin.revokeKey('full');
    const refused = await queued({ form: { subject: 'Another' } });
    const refusal = await deliver(refused, openLine);
    const everything = JSON.stringify([
      outcome,
      refusal,
      await getCapture(sent),
      await getCapture(refused),
      helpdesk.tickets(),
      helpdesk.requests.map(({ path, query, json }) => [path, query, json]),
    ]);
    expect(refusal).toMatchObject({ error: { code: 'key-rejected' } });
    expect(everything).not.toContain(helpdesk.apiKey.split(':')[1]);
  });
});

describe('a delivery that fails', () => {
  test('at a required field waits for the person; then nothing is uploaded twice', async () => {
    const helpdesk = await openHelpdesk({ requiredField: true });
    const { openLine } = await connected(helpdesk);
    const id = await queued({ attachments: [screenshot()] });
    expect(await deliver(id, openLine)).toMatchObject({
      error: { code: 'fields-rejected', fields: [{ path: 'fields.12', code: 'required' }] },
    });
    expect((await getCapture(id))?.stage.name).toBe('blocked');
    for (const department of [2, 3, 4, 5, 6, 8, 9, 10]) helpdesk.admin.requireField(department, 12, false);
    helpdesk.clearRequests();
    await queueCapture(id);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /tickets']);
    expect(helpdesk.tickets()[0]?.attachments).toHaveLength(1);
  });

  test.each([
    ['upload', '/blobs/temp'],
    ['create call', '/tickets'],
  ])('in the middle of its %s is one ticket after the next try', async (_step, path) => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued({ attachments: [screenshot(), image()] });
    helpdesk.faults.add({ match: { path }, effect: { kind: 'cut-before-commit' } });
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'unreachable' } });
    await queueCapture(id);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(helpdesk.tickets()).toHaveLength(1);
    expect(helpdesk.tickets()[0]?.attachments).toHaveLength(2);
    expect(helpdesk.blobs()).toHaveLength(2);
  });

  test('after the commit makes no second ticket: the next try says it is a duplicate', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued({ attachments: [screenshot()] });
    helpdesk.faults.add({ match: { path: '/tickets' }, effect: { kind: 'cut-after-commit' } });
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'unreachable' } });
    await queueCapture(id);
    expect(await deliver(id, openLine)).toMatchObject({ error: { code: 'duplicate' } });
    expect(helpdesk.tickets()).toHaveLength(1);
  });
});
