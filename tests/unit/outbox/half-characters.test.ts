import { expect, test } from 'vitest';
import { createClient, type DeskproClient } from '../../../utils/deskpro/client.ts';
import { createHttp } from '../../../utils/deskpro/http.ts';
import { searchPeople } from '../../../utils/deskpro/people-search.ts';
import { messageOf, ticketOf } from '../../../utils/outbox/ticket.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

const half = 'team \ud83d';
const target = { helpdesk: 'https://desk.example', id: 1, ref: half, subject: half, isReply: false };

/** Captures with half a character in one of their texts. */
const captures: [where: string, more: Parameters<typeof makeCapture>[0]][] = [
  ['the subject', { form: { subject: half } }],
  ['the message', { form: { message: half } }],
  ['the requester’s name', { form: { requester: `${half} <jane@x.example>` } }],
  ['the requester’s address', { form: { requester: 'ja\ud83dne@x.example' } }],
  ['a copy', { form: { fields: { cc: `${half} <jane@x.example>, \udc00bob@x.example` } } }],
  ['the labels', { form: { fields: { labels: `a, ${half}` } } }],
  ['a field of text', { form: { fields: { 'fields.12': half } } }],
  ['a choice', { form: { fields: { 'fields.12': [half as never] } } }],
  ['the page’s title', { page: { title: half } }],
  ['the page’s address', { page: { url: `https://x.example/${half}` } }],
  ['the page’s language', { page: { language: half } }],
  ['the quotation', { selection: [{ tag: 'p', children: [half] }] }],
  [
    'the page’s text',
    { pageText: [{ tag: 'p', children: [half, { tag: 'strong', children: ['\udc4d x'] }] }] },
  ],
  [
    'a link of the quotation',
    { selection: [{ tag: 'a', href: `https://x.example/${half}`, children: [half] }] },
  ],
  ['the link’s words', { link: { url: 'https://x.example/', text: half } }],
  ['the link’s address', { link: { url: `https://x.example/?q=${half}`, text: 'x' } }],
  ['the passage', { passage: `https://x.example/#:~:text=${half}` }],
  ['a file’s name', { attachments: [makeAttachment({ filename: `${half}.png`, blobAuth: 'B1' })] }],
];

function wire(): { client: DeskproClient; sent: string[] } {
  const sent: string[] = [];
  const http = createHttp({
    baseUrl: 'https://desk.example',
    apiKey: null,
    fetch: async (url, { body }) => {
      sent.push(url, String(body));
      if (body instanceof FormData) for (const file of body.values()) sent.push((file as File).name);
      return Response.json({ data: { id: 1, ref: 'R', grouped_results: [] } });
    },
    isOnline: () => true,
    timeoutMs: 1000,
    now: () => 0,
  });
  return { client: createClient(http), sent };
}

const isWhole = (text: string) =>
  text.isWellFormed() && !/\\ud[89a-f]/i.test(text) && !/%ED%[AB]/i.test(text);

test.each(captures)('half a character in %s is in no request', async (_where, more) => {
  const { client, sent } = wire();
  const capture = makeCapture(more);
  await client.createTicket(ticketOf(capture, { doNotNotify: false }));
  await client.addMessage(1, messageOf(capture, target));
  for (const { filename } of capture.attachments) await client.uploadBlob(new Blob(['x']), filename, 'temp');
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.filter((text) => !isWhole(text))).toEqual([]);
});

test.each<[what: string, ask: (client: DeskproClient) => Promise<unknown>]>([
  ['tickets', (client) => client.searchTickets(half)],
  ['people', (client) => searchPeople(client, half, new AbortController().signal)],
  ['an address', (client) => searchPeople(client, `ja${half}@x.example`, new AbortController().signal)],
  ['a blob', (client) => client.isBlobAttached(half)],
  ['a label', (client) => client.listTicketsLabelled(half)],
])('half a character in a search for %s neither throws nor is asked for', async (_what, ask) => {
  const { client, sent } = wire();
  await ask(client);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((text) => !isWhole(text))).toEqual([]);
});
