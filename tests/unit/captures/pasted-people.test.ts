import { expect, test } from 'vitest';
import { parsePerson, peopleIn } from '../../../utils/captures/people.ts';
import { ticketOf } from '../../../utils/outbox/ticket.ts';
import { makeCapture } from '../make-capture.ts';

/** Lists of people as pasted from mail programs, spreadsheets, chats and web pages. */
const pasted: [text: string, addresses: string[]][] = [
  ['jane@x.example bob@x.example', ['jane@x.example', 'bob@x.example']],
  ['jane@x.example\tbob@x.example\r\nana@x.example', ['jane@x.example', 'bob@x.example', 'ana@x.example']],
  [
    'jane@x.example；bob@x.example，ana@x.example、eva@x.example',
    ['jane@x.example', 'bob@x.example', 'ana@x.example', 'eva@x.example'],
  ],
  ['mailto:jane@x.example', ['jane@x.example']],
  ['mailto:jane@x.example?subject=Hello', ['jane@x.example']],
  ['<mailto:jane@x.example>', ['jane@x.example']],
  ['"jane@x.example"', ['jane@x.example']],
  ["'jane@x.example'", ['jane@x.example']],
  ["'jane@x.example' <jane@x.example>", ['jane@x.example']],
  ['“jane@x.example”', ['jane@x.example']],
  ['jane@x.example.', ['jane@x.example']],
  ['Jane Doe (jane@x.example)', ['jane@x.example']],
  ['jane@x.example (Jane Doe)', ['jane@x.example']],
  ['Jane Doe jane@x.example', ['jane@x.example']],
  ['Doe, Jane (jane@x.example)', ['jane@x.example']],
  ['Jane <jane@x.example> Bob <bob@x.example>', ['jane@x.example', 'bob@x.example']],
  ['Jane jane@x.example Bob bob@x.example', ['jane@x.example', 'bob@x.example']],
  ['jane@x.example <jane@x.example>', ['jane@x.example']],
  ['Jane @ Work <jane@x.example>', ['jane@x.example']],
  ['Doe, Jane @ HQ <jane@x.example>, bob@x.example', ['jane@x.example', 'bob@x.example']],
  ['Jane "JD" Doe <jane@x.example>', ['jane@x.example']],
  ['"O\'Brien, Seán" <o\'brien@mail.example>', ["o'brien@mail.example"]],
  ['Team: jane@x.example, bob@x.example;', ['jane@x.example', 'bob@x.example']],
  ['\u200bjane@x.example\u00a0', ['jane@x.example']],
  ['\u202ajane@x.example\u202c', ['jane@x.example']],
  ['jane@\u200bx.exam\u00adple', ['jane@x.example']],
  ['<jane@x.example', ['jane@x.example']],
  ['Jane <jane@x.example>,, ;bob@x.example;', ['jane@x.example', 'bob@x.example']],
  ['JANE@X.example, jane@x.example', ['JANE@X.example']],
  ['Jane <jane@x.example>, jane@x.example', ['jane@x.example']],
  ['- jane@x.example\n- bob@x.example', ['jane@x.example', 'bob@x.example']],
  ['1. jane@x.example\n2. bob@x.example', ['jane@x.example', 'bob@x.example']],
  ['• Jane Doe <jane@x.example>\n• Bob <bob@x.example>', ['jane@x.example', 'bob@x.example']],
  ['用户@例子.公司', ['用户@例子.公司']],
  ['To: Jane <jane@x.example>', ['jane@x.example']],
];

test.each(pasted)('%j is for %j', (text, addresses) => {
  expect(peopleIn(text).filter((one) => parsePerson(one) === null)).toEqual([]);
  const { cc } = ticketOf(makeCapture({ form: { fields: { cc: text } } }), { doNotNotify: false });
  expect(cc).toEqual(addresses);
});

test.each([
  'Undisclosed recipients:;',
  'jane@x.example and Bob',
  'jane@',
  '@x.example',
  'Doe, Jane jane@x.example',
  'jane at x.example',
  'jane@x@y.example',
  'jane@x..example',
  'Jane <jane>',
  'Jane <>',
  'jane＠x.example',
  'jane@x.example,bob',
])('%j is refused with a word, since somebody in it has no address', (text) => {
  expect(peopleIn(text).some((one) => parsePerson(one) === null)).toBe(true);
});

test.each<[string, string, string]>([
  ['Jane Doe <jane@x.example>', 'Jane Doe', 'jane@x.example'],
  ['Jane Doe (jane@x.example)', 'Jane Doe', 'jane@x.example'],
  ['jane@x.example (Jane Doe)', 'Jane Doe', 'jane@x.example'],
  ['Jane Doe jane@x.example', 'Jane Doe', 'jane@x.example'],
  ['"Doe, Jane" <jane@x.example>', 'Doe, Jane', 'jane@x.example'],
  ['mailto:jane@x.example', '', 'jane@x.example'],
  ['jane@x.example', '', 'jane@x.example'],
])('%j is %s, %s', (text, name, email) => {
  expect(parsePerson(text)).toEqual({ name, email });
});
