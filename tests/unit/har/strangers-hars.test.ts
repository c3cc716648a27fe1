import { describe, expect, test } from 'vitest';
import { cleanedLog, cleanedText, entryOf, harOf, removedFrom } from './hars.ts';

/** Each case is a report about a tool that cleans, writes or shows HAR files. The report's address stands in its title. */
describe('what other cleaners left in a HAR', () => {
  test('tokens in the answer to a POST go (cloudflare/har-sanitizer#27)', async () => {
    const body = { access_token: 'at-9f8e7d6c5b', refresh_token: 'rt-1a2b3c4d5e', expires_in: 3600 };
    const text = await cleanedText(
      harOf(
        entryOf({
          request: { method: 'POST', url: 'https://login.shop.example/oauth/token' },
          response: { content: { size: 90, mimeType: 'application/json', text: JSON.stringify(body) } },
        }),
      ),
    );
    expect(text).not.toMatch(/at-9f8e7d6c5b|rt-1a2b3c4d5e/);
    expect(text).toContain('/oauth/token');
  });

  test('a JSON body of a request goes like a body of an answer (cloudflare/har-sanitizer#34)', async () => {
    const postData = { mimeType: 'application/json', text: '{"user":"ana","password":"tulip-four"}' };
    const har = harOf(entryOf({ request: { method: 'POST', postData } }));
    expect(await cleanedText(har)).not.toMatch(/tulip-four|postData/);
    expect(await removedFrom(har)).toMatchObject({ bodies: 1 });
  });

  test('the fields of a form go, and not only its text (cloudflare/har-sanitizer#17)', async () => {
    const params = [
      { name: 'password', value: 'fake-password' },
      { name: 'submit', value: '' },
    ];
    const postData = { mimeType: 'application/x-www-form-urlencoded', params };
    const har = harOf(entryOf({ request: { method: 'POST', postData } }));
    expect(await cleanedText(har)).not.toMatch(/fake-password|params/);
    expect(await removedFrom(har)).toMatchObject({ bodies: 1 });
  });

  test('the last parameter of an address within an answer goes (cloudflare/har-sanitizer#44)', async () => {
    const text = '{"url":"https://files.example/a?X-Amz-Date=20240711&X-Amz-Signature=f00dfacecafe"}';
    const content = { size: text.length, mimeType: 'application/json', text };
    const har = harOf(
      entryOf({ response: { content, redirectURL: 'https://x.example/?X-Amz-Signature=f00dfacecafe' } }),
    );
    expect(await cleanedText(har)).not.toContain('f00dfacecafe');
  });

  test('an address inside a query value goes with the value, with a broken name too (grafana/grafana#128369)', async () => {
    const inner = 'https://api.example/?api_key=zx81-secret';
    const url = `https://shop.example/go?redirect=${inner}&%E0%A4%A=zx82-secret&next=${encodeURIComponent(inner)}`;
    const queryString = [{ name: 'redirect', value: inner }];
    const headers = [
      { name: 'Referer', value: url },
      { name: 'Location', value: inner },
    ];
    const entry = entryOf({ request: { url, queryString, headers }, response: { headers }, comment: url });
    const text = await cleanedText(harOf(entry));
    expect(text).not.toMatch(/zx8[12]-secret|api_key/);
    expect(text).toContain('redirect');
  });

  test('a socket keeps its request and loses its messages and key (mitmproxy/mitmproxy#5663)', async () => {
    const url = 'wss://demo.socket.example/v3/channel_1?api_key=VCXCEuvhGcBDP7Xh&notify_self';
    const _webSocketMessages = [
      { type: 'send', time: 1669, opcode: 1, data: 'hello from ana' },
      { type: 'receive', time: 1670, opcode: 1, data: 'session 77-66-55' },
    ];
    const log = await cleanedLog(harOf({ ...entryOf({ request: { url } }), _webSocketMessages }));
    expect(JSON.stringify(log)).not.toMatch(/VCXCEuvhGcBDP7Xh|hello from ana|77-66-55/);
    expect(log.entries[0]?.request.url).toBe('wss://demo.socket.example/v3/channel_1?api_key=');
  });

  test('a name and password in an address go, a password alone too (vshulcz/deja-vu#171)', async () => {
    const urls = ['https://ana:tulip-five@shop.example/a', 'https://:tulip-six@shop.example/b'];
    const text = await cleanedText(harOf(...urls.map((url) => entryOf({ request: { url } }))));
    expect(text).not.toMatch(/tulip-(five|six)/);
    expect(text).toMatch(/shop\.example\/a.*shop\.example\/b/s);
  });

  test('the address in a title loses its query values (janodvarko/harviewer#156)', async () => {
    const title = 'https://www.sky.example/signin?area=mysky&successUrl=https%3A%2F%2Fwww.sky.example%2Fbill';
    const pages = [
      {
        startedDateTime: '2024-01-15T10:36:56.562Z',
        id: 'page_4',
        title,
        pageTimings: { onContentLoad: 632.4, onLoad: null },
      },
    ];
    const log = await cleanedLog(harOf({ pages }, entryOf({ pageref: 'page_4' })));
    expect(JSON.stringify(log)).not.toContain('mysky');
    expect(log.pages?.[0]?.pageTimings.onLoad ?? -1).toEqual(expect.any(Number));
  });

  test('addresses of servers go (pento/free-as-in-speech#30)', async () => {
    const text = await cleanedText(
      harOf({
        ...entryOf({}),
        serverIPAddress: '10.20.30.40',
        connection: '443',
        _remoteIPAddress: '[fd00::1]',
      }),
    );
    expect(text).not.toMatch(/10\.20\.30\.40|fd00::1|"443"/);
  });
});

describe('what viewers refused to open', () => {
  test('a request without a time gets a number (firefox-devtools/har-export-trigger#11)', async () => {
    const entry = { ...entryOf({}), time: null };
    const log = await cleanedLog(harOf(entry));
    expect(log.entries[0]?.time).toEqual(expect.any(Number));
  });

  test('a request without timings gets them (webmetrics/browsermob-proxy#64)', async () => {
    const { timings, ...entry } = entryOf({ response: { status: -999, statusText: 'NO RESPONSE' } });
    const log = await cleanedLog(harOf(entry));
    expect(Object.keys(timings)).not.toEqual([]);
    const number = expect.any(Number);
    expect(log.entries[0]?.timings).toEqual({ send: number, wait: number, receive: number });
  });

  test('a file that names no page stays without pages (ericduran/chromeHAR#64)', async () => {
    const log = await cleanedLog(harOf({ pages: [] }, entryOf({ pageref: 'page_1' })));
    expect(log.pages ?? []).toEqual([]);
    expect(log.entries[0]).not.toHaveProperty('pageref');
  });

  test('a page without a time takes that of its first request (micmro/PerfCascade#224)', async () => {
    const pages = [{ startedDateTime: '', id: 'page_1', title: 'Shop', pageTimings: {} }];
    const log = await cleanedLog(harOf({ pages }, entryOf({ pageref: 'page_1' })));
    for (const { startedDateTime } of [...(log.pages ?? []), ...log.entries])
      expect(Date.parse(startedDateTime)).not.toBeNaN();
  });

  test('a file with a mark of byte order and blank lines around it is read (grafana/har-to-k6#75)', async () => {
    const text = `\uFEFF\r\n${JSON.stringify(harOf(entryOf({})))}\r\n\r\n`;
    expect((await cleanedLog(text)).entries).toHaveLength(1);
  });
});
