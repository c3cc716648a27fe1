import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanedText, entryOf, harOf, parseHar } from './hars.ts';

/** Texts that look like nothing, so that only their place in the file tells that they must not leave. */
const plainSecret = fc.stringMatching(/^zq[a-z]{10,14}$/);
/** Texts that the detectors know, which may stand anywhere. */
const knownSecret = fc.oneof(
  fc.stringMatching(/^[a-z]{6,9}\.[a-z]{6,9}@mail\.example$/),
  fc.constantFrom(
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
    '4111 1111 1111 1111',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'DE89370400440532013000',
  ),
);

const anything = (secret: string) =>
  fc.oneof(
    fc.constant(secret),
    fc.constant({ value: secret, [secret]: [secret] }),
    fc.constant([[{ text: secret }]]),
    fc.constant({ log: { entries: [{ request: { url: `https://x.example/${secret}` } }] } }),
  );

const forbiddenHeaders = fc.constantFrom(
  'Cookie',
  'set-cookie',
  'AUTHORIZATION',
  'X-Api-Key',
  'Referer',
  'Location',
  'x-any',
);
const keptHeaders = fc.constantFrom('ETag', 'accept', 'Server-Timing', 'x-correlation-id', 'Retry-After');
const strangeNames = fc.constantFrom(
  'comment',
  '_initiator',
  '__proto__',
  'constructor',
  'serverIPAddress',
  'connection',
  'extra',
);

/** Requests with a plain secret at each place that must go, and a known one at each place that may stay. */
const plantedEntry = fc
  .record({
    plain: plainSecret,
    known: knownSecret,
    forbidden: forbiddenHeaders,
    kept: keptHeaders,
    name: strangeNames,
  })
  .chain(({ plain, known, forbidden, kept, name }) =>
    fc
      .record({ any: anything(plain), scheme: fc.constantFrom('https', 'wss', 'data', 'file', 'blob:https') })
      .map(({ any, scheme }) => {
        const headers = [
          { name: forbidden, value: plain, comment: plain },
          { name: kept, value: `x ${known} y` },
          { name: plain, value: plain },
          { name: 'content-type', value: `text/html; boundary=${plain}` },
          plain,
        ];
        const address = `https://ana:${plain}@shop.example/${encodeURIComponent(known)}/a;p=${plain}?q=${plain}&${plain}&r=${encodeURIComponent(plain)}#${plain}`;
        const url =
          scheme === 'https'
            ? address
            : `${scheme}://shop.example/?${plain}=1&x=${plain}`.replace(
                /\?.*$/,
                scheme === 'wss' ? `?x=${plain}` : `${plain}`,
              );
        const bodies = { text: plain, params: [{ name: plain, value: plain }], [name]: any };
        return {
          secrets: [plain, known],
          entry: {
            ...entryOf({
              request: {
                url,
                headers,
                cookies: [{ name: plain, value: plain }],
                queryString: [{ name: 'q', value: plain }],
                postData: { ...bodies, mimeType: plain },
                [name]: any,
              },
              response: {
                statusText: `for ${known}`,
                headers,
                cookies: any,
                redirectURL: address,
                content: { size: 3, mimeType: `text/html; x=${plain}`, ...bodies },
                [name]: any,
              },
              comment: plain,
            }),
            _webSocketMessages: [{ data: plain }],
            cache: { beforeRequest: any },
            [name]: any,
            pageref: plain,
          },
        };
      }),
  );

const plantedHar = fc
  .record({
    planted: fc.array(plantedEntry, { maxLength: 4 }),
    title: knownSecret,
    id: plainSecret,
    name: strangeNames,
  })
  .map(({ planted, title, id, name }) => {
    const page = {
      startedDateTime: id,
      id,
      title: `${title} ?q=${id}`,
      pageTimings: { onLoad: id, [name]: id },
      [name]: id,
    };
    const log = {
      version: id,
      creator: { name: `by ${title}`, version: '1', [name]: id },
      browser: { name: title, version: title, comment: id },
      pages: [page],
      entries: planted.map(({ entry }) => entry),
      [name]: { text: id },
    };
    return { secrets: [title, id, ...planted.flatMap(({ secrets }) => secrets)], har: { log, [name]: id } };
  });

const looseOf = (text: string) => text.replace(/[\s-]/g, '').toLowerCase();

describe('of any HAR', () => {
  test('no planted secret is left, and what is left opens', async () => {
    await fc.assert(
      fc.asyncProperty(plantedHar, async ({ secrets, har }) => {
        const text = await cleanedText(har);
        const log = parseHar(text);
        expect(log.entries).toHaveLength(har.log.entries.length);
        const loose = looseOf(decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25')));
        expect(secrets.filter((secret) => loose.includes(looseOf(secret)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('of any JSON in the place of any member', async () => {
    const paths = [
      'log',
      'log.pages',
      'log.entries.0',
      'log.entries.0.request',
      'log.entries.0.request.url',
      'log.entries.0.request.headers',
      'log.entries.0.response',
      'log.entries.0.response.content',
      'log.entries.0.timings',
      'log.entries.0.time',
      'log.creator',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, value) => {
        const har = structuredClone(harOf(entryOf({}), entryOf({})));
        const keys = path.split('.');
        const last = keys.pop() ?? '';
        const parent = keys.reduce<object>((at, key) => Reflect.get(at, key) as object, har);
        Reflect.set(parent, last, value);
        if (path === 'log') return;
        expect(() => parseHar(JSON.stringify({ log: {} }))).toThrow();
        parseHar(await cleanedText(har));
      }),
      { numRuns: 200 },
    );
  });
});
