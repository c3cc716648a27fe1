import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createClient } from '../../utils/deskpro/client.ts';
import type { Http } from '../../utils/deskpro/http.ts';
import { err, ok } from '../../utils/result.ts';

const host = 'desk.example';

/** Creates an HTTP client that fails with `reply-too-large` if a reply has more than `most` rows or batch parts. */
function replying(most: number): { http: Http; asked: string[] } {
  const asked: string[] = [];
  const http: Http = async ({ path, body, reply }) => {
    asked.push(path);
    const { requests = {} } = (body ?? {}) as { requests?: Record<string, string> };
    const count = path === 'batch' ? Object.keys(requests).length : Number(/count=(\d+)/.exec(path)?.[1]);
    if (count > most) return err({ code: 'reply-too-large', host });
    const part = { headers: { 'status-code': 200 }, data: [] };
    const responses = Object.fromEntries(Object.keys(requests).map((name) => [name, part]));
    return ok(z.parse(reply, path === 'batch' ? { responses } : { data: [], meta: [] }));
  };
  return { http, asked };
}

test('look-ups that are too much together are made in smaller batches', async () => {
  const { http, asked } = replying(20);
  const paths = Array.from({ length: 50 }, (_, at) => `agents?count=200&page=${at + 1}`);
  const answers = await createClient(http).getMany(paths);
  expect(answers.ok && [...answers.value.keys()].sort()).toEqual(paths.toSorted());
  expect(asked.length).toBeLessThan(10);
});

test('one that is too much alone is done without, if it can be, and is an error otherwise', async () => {
  const client = createClient(replying(0).http);
  expect(await client.getMany(['agents'], { mayFail: () => true })).toEqual(ok(new Map([['agents', null]])));
  expect(await client.getMany(['agents'])).toEqual(err({ code: 'reply-too-large', host }));
});

test('a page of what stands between does not make a list one that the helpdesk does not have', async () => {
  const error = { code: 'not-found', host, foreign: 404 } as const;
  const http: Http = async ({ path }) => (path === 'batch' ? err({ code: 'not-found', host }) : err(error));
  expect(await createClient(http).getMany(['agents'])).toEqual(err(error));
  expect(await createClient(http).getMany(['x'], { mayFail: () => true })).toEqual(
    ok(new Map([['x', null]])),
  );
});

test('a ticket’s long messages are read a few at a time, so that none stays in doubt for them', async () => {
  expect(await createClient(replying(20).http).listMessages(7)).toEqual(ok([]));
});
