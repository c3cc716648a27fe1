import { describe, expect, test } from 'vitest';
import { call, errorAt, idOf, newTicket, openHelpdesk, upload } from './testing.ts';

const post = (json: unknown) => ({ json });

describe('creating a ticket', () => {
  test('answers 201 with the whole ticket and its address', async () => {
    const helpdesk = await openHelpdesk();
    const answer = await call(
      helpdesk,
      'POST',
      '/tickets',
      post(newTicket({ agent: 3, department: 2, labels: ['web'], urgency: 4, suppress_user_notify: true })),
    );
    expect(answer.status).toBe(201);
    const id = idOf(answer);
    expect(answer.headers.get('location')).toBe(`${helpdesk.url}/api/v2/tickets/${id}`);
    expect(answer.body.data).toMatchObject({
      agent: 3,
      department: 2,
      labels: ['web'],
      urgency: 4,
      person: 59080,
    });
    expect(helpdesk.tickets()).toMatchObject([
      {
        id,
        subject: 'Checkout button does nothing',
        person: { name: 'Joe Carter', email: 'joe@northwind.example' },
        agent: { name: 'Amélie Dubois' },
        department: { title: 'Web shop' },
        message: '<p>See the picture.</p>',
        suppressUserNotify: true,
      },
    ]);
  });

  test('without a department goes to the first one that can be chosen', async () => {
    const helpdesk = await openHelpdesk();
    await call(helpdesk, 'POST', '/tickets', post(newTicket()));
    expect(helpdesk.tickets()[0]?.department?.title).toBe('Web shop');
  });

  test.each([
    ['an address', 'joe@northwind.example', 'Joe Carter'],
    ['an id', 59081, 'Lena Brandt'],
    ['an object with an id', { id: 59081 }, 'Lena Brandt'],
    ['a name and an address', { name: 'Someone Else', email: 'joe@northwind.example' }, 'Joe Carter'],
    ['a secondary address', 'joe.private@mail.example', 'Joe Carter'],
    ['an unknown address, who is created', { name: 'Nele Neu', email: 'nele@new.example' }, 'Nele Neu'],
    ['an unknown address alone', 'nele@new.example', 'nele'],
  ])('takes the requester as %s', async (_form, person, name) => {
    const helpdesk = await openHelpdesk();
    const answer = await call(helpdesk, 'POST', '/tickets', post(newTicket({ person })));
    expect(answer.status).toBe(201);
    expect(helpdesk.tickets()[0]?.person.name).toBe(name);
  });

  test('takes the agent by address too', async () => {
    const helpdesk = await openHelpdesk();
    await call(helpdesk, 'POST', '/tickets', post(newTicket({ agent: 'bo@meridian.example' })));
    expect(helpdesk.tickets()[0]?.agent?.name).toBe('Bo');
  });

  test('text messages keep their line breaks and are not markup', async () => {
    const helpdesk = await openHelpdesk();
    const message = { message: 'a < b\nc & d', format: 'text' };
    await call(helpdesk, 'POST', '/tickets', post(newTicket({ message })));
    expect(helpdesk.tickets()[0]?.message).toBe('a &lt; b<br />c &amp; d');
  });

  test.each([
    ['no subject', { subject: undefined }, errorAt('required', 'subject')],
    ['a blank subject', { subject: '  ' }, errorAt('required', 'subject')],
    ['no requester', { person: undefined }, errorAt('required', 'person')],
    ['a requester that is no address', { person: 'joe' }, errorAt('invalid_input', 'person')],
    ['an unknown requester id', { person: 4711 }, errorAt('bad_choice', 'person')],
    [
      'a deleted agent as requester',
      { person: 'former.2@meridian.example' },
      errorAt('bad_choice', 'person'),
    ],
    ['no message', { message: undefined }, errorAt('required', 'message')],
    ['an empty message', { message: { message: '' } }, errorAt('required', 'message', 'message')],
    ['an unknown property', { priority_id: 1 }, errorAt('extra_fields')],
    [
      'an unknown property of the message',
      { message: { message: 'x', html: true } },
      errorAt('extra_fields', 'message'),
    ],
    ['an unknown agent', { agent: 59080 }, errorAt('bad_choice', 'agent')],
    ['a disabled agent', { agent: 7 }, errorAt('bad_choice', 'agent')],
    ['a deleted agent', { agent: 19 }, errorAt('bad_choice', 'agent')],
    ['an unknown department', { department: 99 }, errorAt('bad_choice', 'department')],
    ['a department with children', { department: 1 }, errorAt('bad_choice', 'department')],
    ['a department without tickets', { department: 11 }, errorAt('bad_choice', 'department')],
    ['an unknown team', { agent_team: 4 }, errorAt('bad_choice', 'agent_team')],
    ['an unknown status', { status: 'open' }, errorAt('bad_choice', 'status')],
    ['an urgency beyond 10', { urgency: 11 }, errorAt('invalid_input', 'urgency')],
    ['a label that is no text', { labels: [1] }, errorAt('invalid_input', 'labels', 'labels_0')],
    ['a copy to no address', { cc: ['a@b.example', 'x'] }, errorAt('invalid_input', 'cc', 'cc_1')],
    ['an unknown custom field', { fields: { 99: 'x' } }, errorAt('extra_fields', 'fields')],
    ['an unknown choice', { fields: { 12: [999] } }, errorAt('bad_choice', 'fields', 'fields_12')],
    ['a choice that is no list', { fields: { 12: 121 } }, errorAt('invalid_input', 'fields', 'fields_12')],
    [
      'two choices where one fits',
      { fields: { 13: [131, 132] } },
      errorAt('bad_choice', 'fields', 'fields_13'),
    ],
    ['a toggle that is no boolean', { fields: { 16: 1 } }, errorAt('invalid_input', 'fields', 'fields_16')],
    ['a date that is none', { fields: { 17: 'soon' } }, errorAt('invalid_input', 'fields', 'fields_17')],
    [
      'a blob nobody uploaded',
      { message: { message: 'x', attachments: [{ blob_auth: 'NOPE' }] } },
      errorAt('bad_choice', 'message', 'attachments', 'attachments_0', 'blob_auth'),
    ],
  ])('rejects %s, at its place', async (_what, change, errors) => {
    const helpdesk = await openHelpdesk();
    const answer = await call(helpdesk, 'POST', '/tickets', post(newTicket(change)));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid_input', message: 'Request input is invalid.' });
    expect(answer.body.errors).toEqual(errors);
    expect(helpdesk.tickets()).toEqual([]);
  });

  test('names everything that is wrong at once', async () => {
    const helpdesk = await openHelpdesk();
    const { body } = await call(helpdesk, 'POST', '/tickets', post({ nonsense: 1, agent: 7 }));
    expect(body.errors).toEqual({
      ...errorAt('extra_fields'),
      fields: {
        subject: errorAt('required'),
        person: errorAt('required'),
        message: errorAt('required'),
        agent: errorAt('bad_choice'),
      },
    });
  });

  test.each([
    ['not JSON', '{', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['JSON under another type', '{}', 'text/plain'],
  ])('rejects a body that is %s', async (_what, body, type) => {
    const helpdesk = await openHelpdesk();
    const response = await fetch(`${helpdesk.url}/api/v2/tickets`, {
      method: 'POST',
      body,
      headers: { authorization: `key ${helpdesk.apiKey}`, 'content-type': type },
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      { status: 400, code: 'invalid_json_body', message: 'Invalid JSON body' },
    ]);
  });

  test('takes every widget type in its own form', async () => {
    const helpdesk = await openHelpdesk();
    const fields = {
      10: 'M-1',
      11: 'a\nb',
      12: [121],
      13: [132],
      14: [141, 143],
      15: [151],
      16: false,
      17: '2026-12-24T09:00:00+0000',
    };
    const answer = await call(helpdesk, 'POST', '/tickets', post(newTicket({ fields })));
    expect(answer.status).toBe(201);
    expect(helpdesk.tickets()[0]?.fields).toEqual(fields);
  });

  test('a required custom field is missed at its place, in the departments that ask for it', async () => {
    const helpdesk = await openHelpdesk();
    helpdesk.admin.requireField(5, 12);
    const withoutField = await call(helpdesk, 'POST', '/tickets', post(newTicket({ department: 5 })));
    expect(withoutField.body.errors).toEqual(errorAt('required', 'fields', 'fields_12'));
    const withField = newTicket({ department: 5, fields: { 12: [122] } });
    expect((await call(helpdesk, 'POST', '/tickets', post(withField))).status).toBe(201);
    expect((await call(helpdesk, 'POST', '/tickets', post(newTicket({ department: 2 })))).status).toBe(201);
  });

  test('`requiredField` asks for field 12 everywhere', async () => {
    const helpdesk = await openHelpdesk({ requiredField: true });
    const { body } = await call(helpdesk, 'POST', '/tickets', post(newTicket()));
    expect(body.errors).toEqual(errorAt('required', 'fields', 'fields_12'));
  });
});

describe('the dupe window', () => {
  test('rejects the same content again until it has passed', async () => {
    const helpdesk = await openHelpdesk({ dupeWindowSeconds: 60 });
    await call(helpdesk, 'POST', '/tickets', post(newTicket()));
    const again = await call(helpdesk, 'POST', '/tickets', post(newTicket()));
    expect([again.status, again.body.errors]).toEqual([400, errorAt('dupe_ticket')]);
    helpdesk.advanceClock(61);
    expect((await call(helpdesk, 'POST', '/tickets', post(newTicket()))).status).toBe(201);
    expect(helpdesk.tickets()).toHaveLength(2);
  });

  test('does not reject other content, and not when it is off', async () => {
    const helpdesk = await openHelpdesk();
    await call(helpdesk, 'POST', '/tickets', post(newTicket()));
    const other = await call(helpdesk, 'POST', '/tickets', post(newTicket({ subject: 'Another fault' })));
    expect(other.status).toBe(201);
    helpdesk.switches.dupeWindowSeconds = 0;
    expect((await call(helpdesk, 'POST', '/tickets', post(newTicket()))).status).toBe(201);
  });
});

describe('messages', () => {
  test('are added as notes or replies, with attachments as a list or a map', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket())));
    const [first, second] = [await upload(helpdesk), await upload(helpdesk)];
    const note = { message: 'Seen', format: 'text', is_note: true, attachments: [{ blob_auth: first }] };
    const reply = { message: '<p>Thanks</p>', format: 'html', attachments: { 26855: { blob_auth: second } } };
    const added = await call(helpdesk, 'POST', `/tickets/${id}/messages`, post(note));
    expect([added.status, added.body.data]).toMatchObject([201, { is_agent_note: 1, ticket: id }]);
    const replied = await call(helpdesk, 'POST', `/tickets/${id}/messages`, post(reply));
    expect(replied.body.data).toMatchObject({ is_agent_note: 0 });
    const [ticket] = helpdesk.tickets();
    expect(ticket?.messages.map(({ isNote }) => isNote)).toEqual([false, true, false]);
    expect(ticket?.attachments.map(({ blobAuth, isTemp }) => [blobAuth, isTemp])).toEqual([
      [first, false],
      [second, false],
    ]);
  });

  test('name the element of a map that is wrong', async () => {
    const helpdesk = await openHelpdesk();
    const id = idOf(await call(helpdesk, 'POST', '/tickets', post(newTicket())));
    const message = { message: 'x', attachments: { 77: { blob_auth: 'NOPE' } } };
    const { body } = await call(helpdesk, 'POST', `/tickets/${id}/messages`, post(message));
    expect(body.errors).toEqual(errorAt('bad_choice', 'attachments', 'attachments_77', 'blob_auth'));
  });
});
