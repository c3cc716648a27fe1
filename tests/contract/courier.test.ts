import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { getCapture } from '../../utils/captures/store.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { connected, image, png, queued, screenshot } from './delivery.ts';
import { hostOf, wire, withKey } from './wire.ts';

describe('a delivery on the wire', () => {
  test('is one upload per attachment and one create, and nothing else', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued(helpdesk, { attachments: [screenshot(), image()] });
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /blobs/temp', 'POST /blobs/temp', 'POST /tickets']);
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test('of text alone is one create', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const id = await queued(helpdesk, { selection: [{ tag: 'p', children: ['0 €'] }] });
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /tickets']);
  });

  test('has a length the server can know beforehand', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    await deliver(await queued(helpdesk, { attachments: [screenshot()] }), openLine);
    for (const { headers, bodySize } of helpdesk.apiRequests()) {
      expect(headers['content-length']).toBe(String(bodySize));
    }
  });

  test('takes one request more where the upload path is the other one, once', async () => {
    const helpdesk = await openHelpdesk({ uploads: 'tmp' });
    const { openLine, summary } = await connected(helpdesk);
    await deliver(await queued(helpdesk, { attachments: [screenshot(), image()] }), openLine);
    expect(wire(helpdesk)).toEqual([
      'POST /blobs/temp',
      'POST /blobs/tmp',
      'POST /blobs/tmp',
      'POST /tickets',
    ]);
    expect(summary().uploadPath).toBe('tmp');
    helpdesk.clearRequests();
    const next = { attachments: [screenshot()], form: { subject: 'Another one' } };
    expect(await deliver(await queued(helpdesk, next), openLine)).toMatchObject({ ok: true });
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
    const outcome = await deliver(await queued(helpdesk, { form }), openLine);
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
    await deliver(await queued(helpdesk, { attachments: [screenshot(), image()] }), openLine);
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
    await deliver(await queued(helpdesk), openLine);
    expect(helpdesk.tickets()[0]?.suppressUserNotify).toBe(true);
  });

  test('is read where maps come as lists and ids as text', async () => {
    const helpdesk = await openHelpdesk({ emptyAsArray: true, stringBlobId: true });
    const { openLine } = await connected(helpdesk);
    expect(await deliver(await queued(helpdesk, { attachments: [screenshot()] }), openLine)).toMatchObject({
      ok: true,
    });
  });

  test('below a path opens below it', async () => {
    const helpdesk = await openHelpdesk({ pathPrefix: '/support' });
    const { openLine } = await connected(helpdesk);
    const outcome = await deliver(await queued(helpdesk), openLine);
    expect(outcome.ok && outcome.value.url).toMatch(new RegExp(`^${helpdesk.url}/app#/t/ticket/\\d+$`));
  });
});

describe('the key', () => {
  test('goes to the one origin it was entered for, also when that one redirects', async () => {
    const elsewhere = await openHelpdesk();
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    for (const [path, code] of [
      ['/blobs/temp', 'redirected'],
      ['/tickets', 'outcome-unknown'],
    ] as const) {
      helpdesk.faults.add({
        match: { path },
        effect: { kind: 'redirect', to: elsewhere.url, keepPath: true, status: 307 },
      });
      const id = await queued(helpdesk, { attachments: [screenshot()] });
      expect(await deliver(id, openLine)).toEqual({
        ok: false,
        error: { code, host: hostOf(helpdesk) },
      });
    }
    expect(elsewhere.requests).toEqual([]);
    expect(withKey(helpdesk)).toHaveLength(wire(helpdesk).length);
  });

  test('is in no row, no error and no ticket', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const sent = await queued(helpdesk);
    const outcome = await deliver(sent, openLine);
    helpdesk.admin.revokeKey('full');
    const refused = await queued(helpdesk, { form: { subject: 'Another' } });
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
  test('between two files goes on with the second, and the ticket has them in the person’s order', async () => {
    const helpdesk = await openHelpdesk();
    const { openLine } = await connected(helpdesk);
    const attachments = ['c.png', 'a.png', 'b.png'].map((filename) => ({ ...image(), filename }));
    const id = await queued(helpdesk, { attachments });
    const path = '/blobs/temp';
    helpdesk.faults.add({ match: { path, nth: 2 }, effect: { kind: 'status', status: 503 } });
    expect(await deliver(id, openLine)).toMatchObject({ ok: false });
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual([...Array.from({ length: 4 }, () => `POST ${path}`), 'POST /tickets']);
    const [ticket, ...more] = helpdesk.tickets();
    expect(ticket?.attachments.map(({ filename }) => filename)).toEqual(['c.png', 'a.png', 'b.png']);
    expect(more).toEqual([]);
  });

  test('at a required field waits for the person; then nothing is uploaded twice', async () => {
    const helpdesk = await openHelpdesk({ requiredField: true });
    const { openLine } = await connected(helpdesk);
    const id = await queued(helpdesk, { attachments: [screenshot()] });
    expect(await deliver(id, openLine)).toMatchObject({
      error: { code: 'fields-rejected', fields: [{ path: 'fields.12', code: 'required' }] },
    });
    expect((await getCapture(id))?.stage.name).toBe('blocked');
    for (const department of [2, 3, 4, 5, 6, 8, 9, 10]) helpdesk.admin.requireField(department, 12, false);
    helpdesk.clearRequests();
    await enqueue(id, helpdesk.url);
    expect(await deliver(id, openLine)).toMatchObject({ ok: true });
    expect(wire(helpdesk)).toEqual(['POST /tickets']);
    expect(helpdesk.tickets()[0]?.attachments).toHaveLength(1);
  });
});
