import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { call, errorAt, idOf, newTicket, openHelpdesk, upload } from './testing.ts';

const post = (json: unknown) => ({ json });

describe('changing a ticket', () => {
  test('answers 204 without a body, or the ticket when asked to follow', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket({ labels: ['old'] }))));
    const silent = await call(helpdesk, 'PUT', `/tickets/${id}`, post({ agent: 6 }));
    expect([silent.status, silent.text]).toEqual([204, '']);
    const followed = await call(
      helpdesk,
      'PUT',
      `/tickets/${id}?follow_location=1`,
      post({ labels: ['new'] }),
    );
    expect(followed.body.data).toMatchObject({ id, agent: 6, labels: ['new'] });
    expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 6 }, labels: ['new'] }]);
  });

  test('is as strict as creating, and 404 for a ticket that is not there', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket())));
    const wrong = await call(
      helpdesk,
      'PUT',
      `/tickets/${id}`,
      post({ agent: 7, message: { message: 'x' } }),
    );
    expect(wrong.body.errors).toEqual({ ...errorAt('extra_fields'), ...errorAt('bad_choice', 'agent') });
    const missing = await call(helpdesk, 'PUT', '/tickets/1', post({ agent: 6 }));
    expect([missing.status, missing.body]).toMatchObject([404, { code: '#3432 Not Found', errors: null }]);
  });

  test('takes what an agent changes, each alone, and null to clear it', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket())));
    const put = (json: object) => call(helpdesk, 'PUT', `/tickets/${id}?follow_location=1`, { json });
    for (const change of [
      { agent: 3 },
      { agent_team: 2 },
      { status: 'pending.5' },
      { priority: 4 },
      { department: 5 },
      { language: 2 },
      { brand: 1 },
      { organization: 2 },
      { agent: null },
      { organization: null },
    ])
      expect((await put(change)).body.data).toMatchObject(change);
    for (const wrong of [
      { agent_team: 9 },
      { status: 'open' },
      { priority: 9 },
      { department: 1 },
      { language: 9 },
      { brand: 9 },
      { organization: 9 },
    ])
      expect((await put(wrong)).body.errors).toEqual(errorAt('bad_choice', ...Object.keys(wrong)));
    expect((await call(helpdesk, 'GET', `/tickets/${id}`)).body.data).toMatchObject({
      agent_team: 2,
      status: 'pending.5',
      department: 5,
    });
  });
});

describe('deleting a ticket', () => {
  test('answers 200, and the ticket is gone with all that belongs to it', async () => {
    const helpdesk = await openHelpdesk();
    const message = { message: 'x', attachments: [{ blob_auth: await upload(helpdesk) }] };
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket({ message }))));
    const child = idOf(
      await call(helpdesk, 'POST', '/tickets', post(newTicket({ subject: 'Child', parent: id }))),
    );
    expect((await call(helpdesk, 'DELETE', `/tickets/${id}`)).status).toBe(200);
    for (const path of ['', '/messages', '/attachments'])
      expect((await call(helpdesk, 'GET', `/tickets/${id}${path}`)).status).toBe(404);
    expect((await call(helpdesk, 'DELETE', `/tickets/${id}`)).status).toBe(404);
    expect((await call(helpdesk, 'GET', `/tickets/${child}`)).body.data).toMatchObject({ parent: null });
    expect(helpdesk.tickets()).toHaveLength(1);
  });

  test('needs a right of its own', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket())));
    helpdesk.admin.denyRights('full', ['tickets.delete']);
    expect((await call(helpdesk, 'DELETE', `/tickets/${id}`)).status).toBe(403);
    expect(helpdesk.tickets()).toHaveLength(1);
  });
});

describe('the dates of the last replies', () => {
  test('are those of replies by agents and by users, not of notes or of the first message', async () => {
    const helpdesk = await openHelpdesk();
    const person = 'ana.horvat@meridian.example';
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket({ person }))));
    const dates = async () => (await call(helpdesk, 'GET', `/tickets/${id}`)).body.data;
    const none = { date_last_agent_reply: null, date_last_user_reply: null };
    expect(await dates()).toMatchObject(none);
    const add = (json: object) => call(helpdesk, 'POST', `/tickets/${id}/messages`, { json });
    await add({ message: 'Seen', is_note: true });
    expect(await dates()).toMatchObject(none);
    helpdesk.advanceClock(60);
    const reply = await add({ message: 'Thanks' });
    const { date_created } = z.looseObject({ date_created: z.string() }).parse(reply.body.data);
    expect(await dates()).toMatchObject({ ...none, date_last_agent_reply: date_created });
  });
});
