// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { readHealth } from '../../../utils/page/health/read-health.ts';
import { makeHealthSources, makeRequest } from './make-health-sources.ts';

/** Cases from the public trackers of tools that list what went wrong on a page. Each names its thread. */
const other = 'https://cdn.example';

function linesOf(given: Parameters<typeof makeHealthSources>[0]): string[] {
  const { troubles } = readHealth(makeHealthSources(given));
  return troubles.map(({ kind, address, what }) => [kind, address || what].join(' '));
}

/** Shows an element as broken, finished or loading: happy-dom loads nothing. */
function pictured(html: string, state: { complete: boolean; naturalWidth: number; currentSrc?: string }) {
  const sources = makeHealthSources({ html });
  for (const image of document.querySelectorAll('img'))
    for (const [name, value] of Object.entries({ currentSrc: image.src, ...state }))
      Object.defineProperty(image, name, { value });
  return readHealth(sources).troubles.map(({ kind }) => kind);
}

test('w3c/resource-timing#12: a request without a reply is told from an answered one, and is not called failed', () => {
  expect(linesOf({ resources: [makeRequest('/api/cut', 0), makeRequest('/api/fine', 200)] })).toEqual([
    'unanswered /api/cut',
  ]);
});

test('whatwg/fetch#1140: an opaque reply has status 0 although all is well', () => {
  const opaque = ['img', 'script', 'link', 'css', 'iframe', 'video'].map((initiatorType) =>
    makeRequest(`${other}/${initiatorType}`, 0, { initiatorType }),
  );
  expect(linesOf({ resources: opaque })).toEqual([]);
});

test('whatwg/fetch#1945: a request whose end is hidden has no duration rather than a negative one', () => {
  const resources = [makeRequest('/api/a', 500, { responseEnd: 0, duration: -100 })];
  expect(readHealth(makeHealthSources({ resources })).troubles[0]?.durationMs).toBeNull();
});

test('elastic/apm-agent-rum-js#1285: it is said that a full list holds only the first requests', () => {
  const fine = Array.from({ length: 250 }, (_, at) => makeRequest(`/api/${at}`, 200));
  const read = (count: number) => readHealth(makeHealthSources({ resources: fine.slice(0, count) }));
  expect([read(249).isCut, read(250).isCut]).toEqual([false, true]);
});

test('w3c/resource-timing#304: a list that the page made endless is not read to its end', () => {
  let reads = 0;
  const resources = Array.from({ length: 100_000 }, (_, at) => ({
    name: `https://a.example/${at}`,
    get responseStatus() {
      reads += 1;
      return 200;
    },
  }));
  readHealth(makeHealthSources({ resources }));
  expect(reads).toBeLessThan(5000);
});

test('microsoft/fluentui#919: a drawing without a size of its own is not a broken image', () => {
  expect(pictured('<img src="/logo.svg">', { complete: true, naturalWidth: 0 })).toEqual([]);
  expect(pictured('<img src="/photo.jpg">', { complete: true, naturalWidth: 0 })).toEqual(['image']);
});

test('Inkaengine/inka#276: an image that still loads is not broken', () => {
  expect(pictured('<img src="/slow.png">', { complete: false, naturalWidth: 0 })).toEqual([]);
});

test('Inkaengine/inka#249: a lazy image in a closed menu is not broken', () => {
  const html = '<nav style="display:none"><img loading="lazy" src="/menu.png"></nav>';
  expect(pictured(html, { complete: true, naturalWidth: 0 })).toEqual([]);
});

test('gmkhussain/frontend#14: an image without an address is not broken', () => {
  expect(pictured('<img><img src="">', { complete: true, naturalWidth: 0, currentSrc: '' })).toEqual([]);
});

test('reticlehq/reticle#9: no value of a query leaves the page, nor a sign-in, nor a fragment', () => {
  const secret = '/api/orders?access_token=s3cr3t&X-Amz-Signature=abc%20def&empty=&page=2#id_token=s3cr3t';
  expect(linesOf({ resources: [makeRequest(secret, 403)] })).toEqual([
    'request /api/orders?access_token&X-Amz-Signature&empty&page',
  ]);
});

test('w3c/long-animation-frames#18: work of an extension is not the page’s', () => {
  const ours = { sourceURL: 'chrome-extension://abc/page-look.js', duration: 400 };
  const theirs = { sourceURL: `${other}/app.js`, duration: 500 };
  const frame = { startTime: 10, duration: 600, blockingDuration: 500 };
  const frames = [
    { ...frame, scripts: [ours] },
    { ...frame, scripts: [ours, theirs] },
  ];
  expect(linesOf({ buffered: { 'long-animation-frame': frames } })).toEqual([`blocked ${other}/app.js`]);
});

test('w3c/long-animation-frames#10: a long frame of which nobody is named may be an extension’s', () => {
  const frame = { startTime: 10, duration: 600, blockingDuration: 500, scripts: [] };
  expect(linesOf({ buffered: { 'long-animation-frame': [frame] } })).toEqual([]);
});

test('report-uri/report-uri-bugs#28: what an extension was refused is not the page’s trouble', () => {
  const body = { effectiveDirective: 'font-src', disposition: 'enforce' };
  const reports = [
    { ...body, blockedURL: 'safari-extension://com.shopicks' },
    { ...body, blockedURL: 'moz-extension' },
    { ...body, blockedURL: `${other}/a.woff2`, sourceFile: 'chrome-extension://abc/a.js' },
  ].map((one) => ({ type: 'csp-violation', body: one }));
  expect(linesOf({ reports })).toEqual([]);
});

test('citizenos/citizenos-fe-old#399: what a policy only reports was not blocked', () => {
  const body = { effectiveDirective: 'script-src', blockedURL: 'inline' };
  const report = (disposition: string) => ({ type: 'csp-violation', body: { ...body, disposition } });
  expect(linesOf({ reports: [report('report')] })).toEqual([]);
  expect(linesOf({ reports: [report('enforce')] })).toEqual(['policy inline']);
});

test('census-instrumentation/opencensus-web#166: a source that the browser does not have takes nothing else with it', () => {
  const sources = makeHealthSources({ resources: [makeRequest('/api/a', 500)] });
  const refuse = () => {
    throw new TypeError('entryTypes contained only unsupported types');
  };
  const { troubles } = readHealth({ ...sources, buffered: refuse, reports: refuse, isControlled: refuse });
  expect(troubles.map(({ kind }) => kind)).toEqual(['request']);
});

test('DataDog/browser-sdk#4225: requests that the page itself took back stand last and are not called failed', () => {
  const resources = [
    ...Array.from({ length: 5 }, (_, at) => makeRequest(`/api/suggest?q=${'shoes'.slice(0, at)}`, 0)),
    makeRequest('/api/pay', 502),
  ];
  expect(readHealth(makeHealthSources({ resources })).troubles).toMatchObject([
    { kind: 'request', address: '/api/pay', count: 1 },
    { kind: 'unanswered', address: '/api/suggest?q', count: 5 },
  ]);
});
