import { describe, expect, test } from 'vitest';
import { cleanHar } from '../../../utils/har/clean-har.ts';
import { cleanedHar, cleanedLog, cleanedText, entryOf, fileOf, harOf, parseHar } from './hars.ts';

const json = (har: object) => JSON.stringify(har);
const faultOf = async (content: Parameters<typeof fileOf>[0]) => {
  const outcome = await cleanHar(fileOf(content), []);
  return outcome.ok ? null : outcome.error;
};

/** A file that says everything twice, hides keys behind escapes and puts numbers into quotation marks. */
const twice = `{"log":{"version":"1.2","creator":{"name":"a","version":"1"},"\\u0065ntries":[
  {"startedDateTime":"2026-11-23T12:00:00Z","time":"50","request":{"method":"GET","url":"https://a.example/?k=tulip1",
   "url":"https://a.example/two","cookies":[],"c\\u006fokies":[{"name":"sid","value":"tulip2"}],"headers":[
   {"name":"Cookie","name":"accept","value":"tulip3@mail.example"},{"name":"accept","name":"Cookie","value":"tulip4"}],
   "bodySize":"12","headersSize":1e999},
   "response":{"status":"404","status":"500","content":{"te\\u0078t":"tulip5","size":"-3"}},
   "__proto__":{"url":"tulip6"},"constructor":{"prototype":{"url":"tulip7"}},"timings":{"send":"1","wait":{},"receive":[2]}}],
  "entries":[{"request":{"url":"https://a.example/three","postData":{"text":"tulip8"}}}]},"log":{"comment":"tulip9"}}`;

describe('three hostile files', () => {
  test('one that says everything twice gives nothing away', async () => {
    const outcome = await cleanHar(fileOf(twice), []);
    const text = outcome.ok ? await outcome.value.blob.text() : outcome.error;
    expect(text).not.toContain('tulip');
  });

  test('one of deep levels, long texts and many requests stays small', async () => {
    const deep = `${'{"a":['.repeat(300)}1${']}'.repeat(300)}`;
    const long = 'tulip '.repeat(100_000);
    const request = entryOf({ request: { url: `https://a.example/${'p/'.repeat(4000)}`, method: long } });
    const one = json({ ...request, response: { statusText: long, content: { text: long } } });
    const many = Array(20_100).fill('{"request":{}}').join(',');
    const text = `{"log":{"_deep":${deep},"entries":[${one},${many}]}}`;
    const har = await cleanedHar(text);
    expect(har.cleaned).toMatchObject({ requests: 20_000, moreRequests: 101, bodies: 1 });
    const cleaned = await har.blob.text();
    expect(cleaned).not.toContain('tulip');
    expect(parseHar(cleaned).entries[0]?.request.url).toBe('about:hidden');
  });

  test('one that pollutes prototypes changes none', async () => {
    const text = `{"__proto__":{"polluted":1},"log":{"__proto__":{"polluted":1},"entries":[{"__proto__":{"polluted":1},
      "request":{"url":"https://a.example/","headers":[{"__proto__":{"name":"accept","value":"tulip"}}]}}]}}`;
    expect(await cleanedText(text)).not.toMatch(/tulip|polluted/);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a file is', () => {
  const har = harOf(entryOf({ request: { url: 'https://shop.example/größe/日本' } }));
  const utf16 = (littleEndian: boolean, mark: string) => {
    const text = mark + json(har);
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
    return bytes;
  };
  test.each([
    ['UTF-8', new TextEncoder().encode(json(har))],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${json(har)}`)],
    ['UTF-16, little end first', utf16(true, '\uFEFF')],
    ['UTF-16, big end first', utf16(false, '\uFEFF')],
    ['UTF-16 without a mark, little end first', utf16(true, '')],
    ['UTF-16 without a mark, big end first', utf16(false, '')],
  ])('read in %s', async (_, bytes) => {
    const [entry] = (await cleanedLog(bytes)).entries;
    expect(decodeURI(entry?.request.url ?? '')).toBe('https://shop.example/größe/日本');
  });

  test.each([
    ['nothing', '', 'other'],
    ['an archive', 'PK\u0003\u0004 and so on', 'other'],
    ['other JSON', '{"name":"shop","log":"none"}', 'other'],
    ['a list', '[{"log":{"entries":[]}}]', 'other'],
    ['a HAR without requests', '{"log":{"version":"1.2"}}', 'damaged'],
    ['a HAR whose requests are no list', '{"log":{"entries":{}}}', 'damaged'],
    ['a HAR that is cut off', json(har).slice(0, -9), 'damaged'],
    ['a HAR that is cut off at its beginning', '{"log":{"ver', 'damaged'],
    ['two HARs', json(har) + json(har), 'damaged'],
    ['a HAR of 2,000 levels', `{"log":{"entries":[${'['.repeat(2000)}`, 'damaged'],
  ])('refused if it is %s', async (_, text, fault) => {
    expect(await faultOf(text)).toBe(fault);
  });

  test('read if it has no requests', async () => {
    expect((await cleanedLog(harOf())).entries).toEqual([]);
  });
});
