import { describe, expect, test } from 'vitest';
import { readText } from '../../source-files.ts';
import { cleanedHar, cleanedLog, cleanedText, entryOf, harOf, removedFrom } from './hars.ts';

const cookie = { name: 'sid', value: 'c1' };
const headers = [
  { name: 'Content-Type', value: 'application/json; charset=utf-8; boundary=b1' },
  { name: 'Cookie', value: 'sid=c1' },
  { name: 'Authorization', value: 'Bearer a1' },
  { name: 'X-Request-Id', value: 'r-17' },
];

describe('a cleaned HAR', () => {
  test('has what is known to be harmless', async () => {
    const timings = {
      blocked: 1.23456,
      dns: -1,
      connect: 2,
      ssl: 1,
      send: 0,
      wait: 40,
      receive: 9,
      _queued: 3,
    };
    const pages = [
      {
        startedDateTime: '2026-11-23T12:00:00.000Z',
        id: 'page_77',
        title: 'https://shop.example/basket',
        pageTimings: { onContentLoad: 80.5, onLoad: 120 },
      },
    ];
    const response = {
      status: 404,
      statusText: 'Not Found',
      headers,
      content: { size: 12, mimeType: 'text/html' },
    };
    const log = await cleanedLog(harOf({ pages }, { ...entryOf({ response, pageref: 'page_77' }), timings }));
    expect(log).toEqual({
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [{ ...pages[0], id: 'page_1' }],
      entries: [
        {
          ...entryOf({ pageref: 'page_1' }),
          response: {
            ...entryOf({}).response,
            status: 404,
            statusText: 'Not Found',
            headers: [
              { name: 'content-type', value: 'application/json; charset=utf-8' },
              { name: 'x-request-id', value: 'r-17' },
            ],
            content: { size: 12, mimeType: 'text/html' },
          },
          timings: { blocked: 1.235, dns: -1, connect: 2, ssl: 1, send: 0, wait: 40, receive: 9 },
        },
      ],
    });
  });

  test('says what was taken out', async () => {
    const url = 'https://shop.example/find?q=shoes&size=&page=2&k17#top';
    const request = { url, headers, cookies: [cookie], postData: { mimeType: 'text/plain', text: 'a' } };
    const content = { size: 1, mimeType: 'text/html', text: 'b' };
    const response = { headers: headers.slice(1, 2), cookies: [cookie, cookie], content };
    const mail = { ...entryOf({ response: { statusText: 'No mail for ana@shop.example' } }) };
    expect(await removedFrom(harOf(entryOf({ request, response }), mail, { comment: 'no request' }))).toEqual(
      {
        requests: 2,
        moreRequests: 1,
        headers: 3,
        cookies: 3,
        bodies: 2,
        queryValues: 3,
        words: 1,
      },
    );
  });

  test('is the same if it is cleaned again', async () => {
    const request = { url: 'https://shop.example/a;v=1/b?q=shoes&ana@shop.example=1', headers };
    const once = await cleanedText(harOf(entryOf({ request, response: { headers } })));
    expect(await cleanedText(once)).toBe(once);
    expect(await removedFrom(once)).toMatchObject({
      headers: 0,
      cookies: 0,
      bodies: 0,
      queryValues: 0,
      words: 0,
    });
  });

  test.each([
    ['https://shop.example/basket?a=1&b=2#c', 'https://shop.example/basket?a=&b='],
    ['https://shop.example/reset/8f3kq2', 'https://shop.example/reset/hidden'],
    ['https://shop.example/u/ana@shop.example/edit', 'https://shop.example/u/hidden/edit'],
    ['https://shop.example/a;jsessionid=c17;v=2/b', 'https://shop.example/a;jsessionid=;v=/b'],
    ['https://shop.example/go%3Ftoken%3Dq17', 'https://shop.example/go'],
    ['https://shop.example/?ana@shop.example=1', 'https://shop.example/?hidden='],
    ['data:text/plain;base64,c2VjcmV0', 'data:text/plain,'],
    ['data:,secret', 'data:hidden'],
    ['file:///home/ana/list.html', 'file:hidden'],
    ['blob:https://shop.example/0b1c', 'blob:hidden'],
    ['ana and her password', 'about:hidden'],
    ['https:\\\\ana:pw17@shop.example\\a', 'https://shop.example/a'],
  ])('has for the address %s the address %s', async (url, shown) => {
    const log = await cleanedLog(harOf(entryOf({ request: { url } })));
    expect(log.entries[0]?.request.url).toBe(shown);
  });

  test('has the headers that docs/har.md names, in any case, and no others', async () => {
    const row = readText('docs/har.md').match(/\| headers \|.*/)?.[0] ?? '';
    const named = [...row.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name);
    const others = [
      'Referer',
      'Location',
      'Host',
      'Origin',
      'X-Forwarded-For',
      'Set-Cookie',
      'X-Csrf',
      'DNT',
    ];
    const all = [...named.map((name) => name.toUpperCase()), ...others];
    const request = { headers: all.map((name) => ({ name, value: name === 'CONTENT-TYPE' ? 'a/b' : '1' })) };
    const log = await cleanedLog(harOf(entryOf({ request })));
    expect(named).toHaveLength(11);
    expect(log.entries[0]?.request.headers.map(({ name }) => name)).toEqual(named);
  });

  test('has no text of more than 500 letters and no address of more than 4,000', async () => {
    const shown = async (text: number, address: number) => {
      const url = `https://shop.example/${'a/'.repeat(address)}`.slice(0, address);
      const entry = entryOf({ request: { url }, response: { statusText: 'a '.repeat(text).slice(0, text) } });
      const [{ request, response } = entryOf({})] = (await cleanedLog(harOf(entry))).entries;
      return [response.statusText.length, request.url.length];
    };
    expect(await shown(500, 4000)).toEqual([500, 4000]);
    expect(await shown(501, 4001)).toEqual(['hidden'.length, 'about:hidden'.length]);
  });

  test('hides the person’s own words', async () => {
    const har = harOf(
      entryOf({ request: { url: 'https://tulip.example/tulip/a' }, response: { statusText: 'Tulip' } }),
    );
    const { blob } = await cleanedHar(har, ['tulip']);
    expect(await blob.text()).not.toMatch(/tulip/i);
  });

  test('keeps the ids by which a server’s own log is searched', async () => {
    const ids = [
      { name: 'traceparent', value: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      { name: 'x-request-id', value: '7b1f0c6e-2f1b-4b7e-9a51-3d1f0c6e2f1b' },
      { name: 'x-correlation-id', value: '01J9Z3K8Q4V5N6P7R8S9T0A1B2' },
      { name: 'etag', value: 'W/"33a64df551425fcc55e4d42a148795d9f25f89d4"' },
      { name: 'server-timing', value: 'cache;desc="hit", db;dur=53.2' },
    ];
    const log = await cleanedLog(harOf(entryOf({ response: { headers: ids } })));
    expect(log.entries[0]?.response.headers).toEqual(ids);
  });
});
