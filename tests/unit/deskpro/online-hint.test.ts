import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createHttp, type Fetch } from '../../../utils/deskpro/http.ts';

const offline = (fetch: Fetch) =>
  createHttp({
    baseUrl: 'https://desk.example.com',
    apiKey: '1:SECRETCODE',
    fetch,
    isOnline: () => false,
    timeoutMs: 60_000,
    now: Date.now,
  });
const answering: Fetch = async () => Response.json({});

describe('while the browser calls itself offline', () => {
  const failing: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const get = { method: 'GET', path: 'me', reply: z.unknown() } as const;
  const post = { method: 'POST', path: 'tickets', body: {}, reply: z.unknown() } as const;

  test.each([get, post])('a $method is tried all the same: it may be wrong', async (request) => {
    expect(await offline(answering)(request)).toMatchObject({ ok: true });
  });

  test.each([get, post])('a $method that fails is offline', async (request) => {
    expect(await offline(failing)(request)).toEqual({ ok: false, error: { code: 'offline' } });
  });

  test('nothing that changes anything is sent before somebody has answered', async () => {
    const asked: string[] = [];
    const fetch: Fetch = async (_url, { method }) => {
      asked.push(method ?? '');
      throw new TypeError('Failed to fetch');
    };
    await offline(fetch)(post);
    expect(asked).toEqual(['GET']);
  });

  test('what was sent and failed after that may have arrived', async () => {
    const fetch: Fetch = async (_url, { method }) =>
      method === 'GET' ? Response.json({}) : Promise.reject(new TypeError('Failed to fetch'));
    expect(await offline(fetch)(post)).toMatchObject({ error: { code: 'unreachable' } });
  });
});
