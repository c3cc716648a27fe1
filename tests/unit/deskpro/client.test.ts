import { describe, expect, test } from 'vitest';
import { createClient, type NewTicket } from '../../../utils/deskpro/client.ts';
import type { Http } from '../../../utils/deskpro/http.ts';
import type { AppError, AppResult } from '../../../utils/errors.ts';
import { err } from '../../../utils/result.ts';

const host = 'desk.example.com';
const picture = new Blob(['png!'], { type: 'image/png' });
const blob = { data: { blob_id: '26854', blob_auth: '26854KPJH', is_temp: true }, meta: {}, linked: [] };

type Sent = { method: string; path: string; body: unknown };

/** Creates an HTTP client that answers by path: with JSON, which the request's own schema parses, or with an error. */
function httpAnswering(answer: (path: string) => { json: unknown } | AppError) {
  const sent: Sent[] = [];
  const http: Http = async <T>(request: Parameters<typeof http<T>>[0]): Promise<AppResult<T>> => {
    sent.push({ method: request.method, path: request.path, body: request.body });
    const given = answer(request.path);
    if ('code' in given) return err(given);
    const parsed = request.reply.safeParse(given.json);
    return parsed.success
      ? { ok: true, value: parsed.data }
      : err({ code: 'unexpected-reply', host, status: 200 });
  };
  return { sent, client: createClient(http) };
}

const paths = (sent: Sent[]) => sent.map(({ path }) => path);

describe('an upload', () => {
  test('is one part named `file`, with the file’s name and type', async () => {
    const { sent, client } = httpAnswering(() => ({ json: blob }));
    expect(await client.uploadBlob(picture, 'shot.png', 'temp')).toEqual({
      ok: true,
      value: { blobAuth: '26854KPJH', blobAuthId: null, path: 'temp' },
    });
    const form = sent[0]?.body;
    if (!(form instanceof FormData)) throw new Error('no form');
    const [file] = form.getAll('file');
    expect([...form.keys()]).toEqual(['file']);
    expect(file).toMatchObject({ name: 'shot.png', type: 'image/png', size: 4 });
  });

  test.each(['temp', 'tmp'] as const)(
    'goes to the other path where `%s` does not exist, and says which one worked',
    async (path) => {
      const other = path === 'temp' ? 'tmp' : 'temp';
      const { sent, client } = httpAnswering((asked) =>
        asked === `blobs/${other}` ? { json: blob } : { code: 'not-found', host },
      );
      expect(await client.uploadBlob(picture, 'shot.png', path)).toEqual({
        ok: true,
        value: { blobAuth: '26854KPJH', blobAuthId: null, path: other },
      });
      expect(paths(sent)).toEqual([`blobs/${path}`, `blobs/${other}`]);
    },
  );

  test('that finds neither path is not found', async () => {
    const { sent, client } = httpAnswering(() => ({ code: 'not-found', host }));
    expect(await client.uploadBlob(picture, 'shot.png', 'temp')).toEqual(err({ code: 'not-found', host }));
    expect(sent).toHaveLength(2);
  });

  test.each<AppError>([
    { code: 'key-rejected', host },
    { code: 'server-trouble', host, status: 500 },
    { code: 'timeout', host },
    { code: 'unexpected-reply', host, status: 200 },
  ])('that ends in $code is not tried on the other path', async (error) => {
    const { sent, client } = httpAnswering(() => error);
    expect(await client.uploadBlob(picture, 'shot.png', 'temp')).toEqual(err(error));
    expect(sent).toHaveLength(1);
  });

  test('that is too large says how large it was', async () => {
    const { client } = httpAnswering(() => ({ code: 'too-large', host, size: 0 }));
    expect(await client.uploadBlob(picture, 'shot.png', 'temp')).toEqual(
      err({ code: 'too-large', host, size: 4 }),
    );
  });
});

describe('many look-ups', () => {
  const part = (status: number, data: unknown) => ({ headers: { 'status-code': status }, data });
  const batch = (...parts: object[]) => ({
    json: { responses: Object.fromEntries(parts.map((one, at) => [`r${at}`, one])) },
  });

  test('are one request, each with its own answer', async () => {
    const { sent, client } = httpAnswering(() => batch(part(200, ['a']), part(200, ['b'])));
    const answers = await client.getMany(['agents?count=200', 'ticket_departments']);
    expect(answers.ok && [...answers.value]).toMatchObject([
      ['agents?count=200', { data: ['a'] }],
      ['ticket_departments', { data: ['b'] }],
    ]);
    expect(sent).toEqual([
      {
        method: 'POST',
        path: 'batch',
        body: {
          requests: { r0: '/api/v2/agents?count=200', r1: '/api/v2/ticket_departments' },
        },
      },
    ]);
  });

  test.each([403, 404])('that answer %i are nothing, and the others what they are', async (status) => {
    const { sent, client } = httpAnswering(() => batch(part(status, []), part(200, ['b'])));
    const answers = await client.getMany(['agents', 'ticket_departments']);
    expect(answers.ok && answers.value.get('agents')).toBeNull();
    expect(answers.ok && answers.value.get('ticket_departments')).toMatchObject({ data: ['b'] });
    expect(sent).toHaveLength(1);
  });

  test('that fail inside the batch are asked once more, and a second failure is the whole call’s', async () => {
    const error: AppError = { code: 'server-trouble', host, status: 502 };
    for (const second of [{ json: { data: ['late'] } }, error]) {
      const { sent, client } = httpAnswering((path) => (path === 'batch' ? batch(part(502, null)) : second));
      const answers = await client.getMany(['agents']);
      if ('code' in second) expect(answers).toEqual(err(error));
      else expect(answers.ok && answers.value.get('agents')).toEqual({ data: ['late'] });
      expect(paths(sent)).toEqual(['batch', 'agents']);
    }
  });

  test('are asked one by one where the helpdesk knows no batch', async () => {
    const { sent, client } = httpAnswering((path) =>
      path === 'batch' ? { code: 'not-found', host } : { json: { data: [path] } },
    );
    const answers = await client.getMany(['agents', 'ticket_departments']);
    expect(answers.ok && [...answers.value.values()]).toEqual([
      { data: ['agents'] },
      { data: ['ticket_departments'] },
    ]);
    expect(paths(sent)).toEqual(['batch', 'agents', 'ticket_departments']);
  });

  test('are fifty to a batch', async () => {
    const { sent, client } = httpAnswering(() => batch(...Array.from({ length: 50 }, () => part(200, []))));
    const wanted = Array.from({ length: 120 }, (_, at) => `ticket_layouts/agent/${at}`);
    const answers = await client.getMany(wanted);
    expect(answers.ok && [...answers.value.keys()]).toEqual(wanted);
    expect(sent).toHaveLength(3);
  });
});

describe('a ticket', () => {
  const ticket: NewTicket = {
    subject: 'S',
    person: 'joe@northwind.example',
    message: { message: '<p>M</p>', format: 'html' },
  };

  test('is one POST of exactly what it is, answered with its number', async () => {
    const { sent, client } = httpAnswering(() => ({ json: { data: { id: '12', ref: 'SDST-2025XON927' } } }));
    expect(await client.createTicket(ticket)).toEqual({
      ok: true,
      value: { id: 12, ref: 'SDST-2025XON927' },
    });
    expect(sent).toEqual([{ method: 'POST', path: 'tickets', body: ticket }]);
  });

  test('whose answer has no number may exist or not: that is unexpected, not success', async () => {
    const { client } = httpAnswering(() => ({ json: { data: { ref: 'X' } } }));
    expect(await client.createTicket(ticket)).toMatchObject({ error: { code: 'unexpected-reply' } });
  });
});

describe('discovering', () => {
  test.each([
    ['a Deskpro', { is_deskpro: true, base_api_url: 'https://h/api/v2/' }, true],
    ['something that says it is none', { is_deskpro: false, base_api_url: 'https://h/api/v2/' }, false],
    ['something else with an API', { name: 'Other Desk' }, false],
  ])('%s is recognised: %3$s', async (_kind, data, expected) => {
    const { client } = httpAnswering(() => ({ json: { data } }));
    expect((await client.discover()).ok).toBe(expected);
  });
});

describe('the right to create tickets', () => {
  test.each<[string, { json: unknown } | AppError, boolean]>([
    [
      'is there where an empty ticket is refused for its fields',
      { code: 'fields-rejected', host, fields: [], general: [] },
      true,
    ],
    ['is missing where it is forbidden', { code: 'forbidden', host, message: '' }, false],
    ['is unknown where the server is in trouble', { code: 'server-trouble', host, status: 500 }, false],
  ])('%s', async (_rule, answer, expected) => {
    const { sent, client } = httpAnswering(() => answer);
    expect((await client.checkCreateRight()).ok).toBe(expected);
    expect(sent).toEqual([{ method: 'POST', path: 'tickets', body: {} }]);
  });
});
