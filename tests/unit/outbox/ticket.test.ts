import { describe, expect, test } from 'vitest';
import { missingFields } from '../../../utils/captures/missing-fields.ts';
import { messageOf, ticketOf } from '../../../utils/outbox/ticket.ts';
import { makeAttachment, makeCapture, makeForm } from '../make-capture.ts';

const quiet = { doNotNotify: true };
const usual = { doNotNotify: false };

describe('the create call’s body', () => {
  test('of the least there can be holds nothing the helpdesk would have to refuse', () => {
    const capture = makeCapture();
    expect(ticketOf(capture, usual)).toEqual({
      subject: 'The total is wrong',
      person: 'joe@northwind.example',
      message: { message: expect.stringContaining('Basket'), format: 'html' },
      labels: [`capture-${capture.id}`],
    });
  });

  test('assigns agent and department in the same call', () => {
    expect(ticketOf(makeCapture({ form: { agentId: 3, departmentId: 2 } }), usual)).toMatchObject({
      agent: 3,
      department: 2,
    });
  });

  test('takes 0 for an id', () => {
    expect(ticketOf(makeCapture({ form: { agentId: 0 } }), usual)).toHaveProperty('agent', 0);
  });

  test('names every uploaded attachment, in their order, and none that is not', () => {
    const attachments = [
      makeAttachment({ blobAuth: 'AUTH1' }),
      makeAttachment(),
      makeAttachment({ blobAuth: 'AUTH2' }),
    ];
    expect(ticketOf(makeCapture({ attachments }), usual).message.attachments).toEqual([
      { blob_auth: 'AUTH1', is_inline: false },
      { blob_auth: 'AUTH2', is_inline: false },
    ]);
  });

  test('asks for silence only where the person wants it', () => {
    expect(ticketOf(makeCapture(), quiet)).toHaveProperty('suppress_user_notify', true);
    expect(ticketOf(makeCapture(), usual)).not.toHaveProperty('suppress_user_notify');
  });

  test('has no blanks around subject and requester', () => {
    const form = { subject: '  Late ', requester: ' joe@northwind.example\n' };
    expect(ticketOf(makeCapture({ form }), usual)).toMatchObject({
      subject: 'Late',
      person: 'joe@northwind.example',
    });
  });
});

describe('the further fields', () => {
  const body = (fields: ReturnType<typeof makeForm>['fields']) =>
    ticketOf(makeCapture({ form: { fields }, attachments: [makeAttachment({ blobAuth: 'A' })] }), usual);

  test('go under the helpdesk’s names, custom ones in a map of their own', () => {
    const fields = { priority: 3, status: 'pending.5', 'fields.12': [121], 'fields.16': false };
    expect(body(fields)).toMatchObject({
      priority: 3,
      status: 'pending.5',
      fields: { 12: [121], 16: false },
    });
  });

  test('that are blank are not sent', () => {
    expect(body({ priority: '', labels: ' , ', cc: '', 'fields.10': '  ', 'fields.14': [] })).toEqual(
      body({}),
    );
  });

  test('that are lists are sent part by part, each once', () => {
    expect(body({ labels: 'web, late,web', cc: 'joe@a.example; Ana <ana@a.example>' })).toMatchObject({
      labels: ['web', 'late'],
      cc: ['joe@a.example', 'ana@a.example'],
    });
  });

  test('keep the label that a ticket without attachments is found by', () => {
    const capture = makeCapture({ form: { fields: { labels: 'web' } } });
    expect(ticketOf(capture, usual).labels).toEqual(['web', `capture-${capture.id}`]);
  });

  test.each([
    ['Joe Doe <joe@a.example>', { name: 'Joe Doe', email: 'joe@a.example' }],
    ['"Doe, Joe" <joe@a.example>', { name: 'Doe, Joe', email: 'joe@a.example' }],
    ['<joe@a.example>', 'joe@a.example'],
  ])('of a requester %j are name and address', (requester, person) => {
    expect(ticketOf(makeCapture({ form: { requester } }), usual).person).toEqual(person);
  });
});

test.each([
  ['', []],
  ['joe@a.example, ana@a.example', []],
  ['Joe <joe@a.example>', []],
  ['joe@a.example, ana', [['cc', 'email']]],
])('CC %j: %j', (cc, expected) => {
  const problems = missingFields({ form: makeForm({ fields: { cc } }) }, []);
  expect(problems.map(({ path, code }) => [path, code])).toEqual(expected);
});

test('a required field is missing until something is in it', () => {
  const missing = (fields: ReturnType<typeof makeForm>['fields']) =>
    missingFields({ form: makeForm({ fields }) }, ['fields.12', 'fields.16']).map(({ path }) => path);
  expect(missing({})).toEqual(['fields.12', 'fields.16']);
  expect(missing({ 'fields.12': [], 'fields.16': false })).toEqual(['fields.12']);
  expect(missing({ 'fields.12': [121], 'fields.16': true })).toEqual([]);
});

describe('what the form itself can tell is missing', () => {
  test.each([
    ['The total is wrong', 'joe@northwind.example', []],
    ['', 'joe@northwind.example', [['subject', 'required']]],
    [' \n', 'joe@northwind.example', [['subject', 'required']]],
    ['S', '', [['person', 'required']]],
    ['S', 'Joe', [['person', 'email']]],
    ['S', 'joe at northwind', [['person', 'email']]],
    ['S', 'joe@', [['person', 'email']]],
    [
      '',
      '',
      [
        ['subject', 'required'],
        ['person', 'required'],
      ],
    ],
  ])('subject %j, requester %j: %j', (subject, requester, expected) => {
    const problems = missingFields({ form: makeForm({ subject, requester }) }, []);
    expect(problems.map(({ path, code }) => [path, code])).toEqual(expected);
  });
});

describe('the body of the call that adds to a ticket', () => {
  const target = {
    helpdesk: 'https://desk.example.com',
    id: 12,
    ref: 'R',
    subject: 'Theirs',
    isReply: false,
  };

  test('of words alone carries its mark in plain sight, and nothing the helpdesk would have to refuse', () => {
    const capture = makeCapture({ form: { message: 'Here too' } });
    const body = messageOf(capture, target);
    expect(body).toEqual({ message: expect.any(String), format: 'html', is_note: true });
    expect(body.message.replace(/<[^>]*>/g, ' ')).toContain(`capture-${capture.id}`);
  });

  test('names each attachment by its blob’s number, as production code does, and needs no other mark', () => {
    const attachments = [
      makeAttachment({ blobAuth: '26854KPJ', blobAuthId: '26854-26854KPJ' }),
      makeAttachment({ blobAuth: 'UNTOLD', blobAuthId: null }),
    ];
    const capture = makeCapture({ attachments });
    const body = messageOf(capture, { ...target, isReply: true });
    expect(body.attachments).toEqual({ 26854: { blob_auth: '26854KPJ' }, 1: { blob_auth: 'UNTOLD' } });
    expect(body.is_note).toBe(false);
    expect(body.message).not.toContain(capture.id);
  });
});
