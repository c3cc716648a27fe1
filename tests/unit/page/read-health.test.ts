// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { healthSourcesOf } from '../../../utils/page/health/health-sources.ts';
import { readHealth } from '../../../utils/page/health/read-health.ts';
import { replyIn } from '../../../utils/page-client/ask-in-page.ts';
import { HealthReply } from '../../../utils/page-client/replies.ts';
import { makeHealthSources, makeRequest } from './make-health-sources.ts';

// happy-dom loads no style sheets, and would say so each time.
Reflect.get(window, 'happyDOM').settings.handleDisabledFileLoadingAsSuccess = true;

const read = (given: Parameters<typeof makeHealthSources>[0]) => readHealth(makeHealthSources(given));
const hereAnd = (path: string) => new URL(path, location.href).href;

afterEach(() => vi.unstubAllGlobals());

test('a page without trouble has none, and tells how it loaded', () => {
  const health = read({
    resources: [makeRequest('/api/a', 200), makeRequest('/api/b', 304)],
    navigation: {
      responseStatus: 200,
      responseStart: 80.4,
      loadEventEnd: 1200,
      redirectCount: 1,
      nextHopProtocol: 'h2',
    },
    buffered: { 'largest-contentful-paint': [{ startTime: 300 }, { startTime: 900 }] },
    isControlled: true,
  });
  expect(health).toEqual({
    troubles: [],
    more: 0,
    requests: 2,
    isCut: false,
    load: { answerMs: 80, loadedMs: 1200, paintMs: 900, redirects: 1, protocol: 'h2' },
    isControlled: true,
  });
});

test('the worst is first, whatever the order in which it happened', () => {
  const frame = {
    duration: 900,
    blockingDuration: 850,
    scripts: [{ sourceURL: hereAnd('/a.js'), duration: 9 }],
  };
  const { troubles } = read({
    resources: [
      makeRequest('/api/cut', 0),
      makeRequest('/a.woff2', 404, { initiatorType: 'css' }),
      makeRequest('/a.webm', 404, { initiatorType: 'video' }),
      makeRequest('/a.png', 404, { initiatorType: 'img' }),
      makeRequest('/a.css', 404, { initiatorType: 'link' }),
      makeRequest('/b.js', 404, { initiatorType: 'script' }),
      makeRequest('/api/a', 404),
      makeRequest('/api/b', 404),
      makeRequest('/api/b', 404),
      makeRequest('/api/c', 500),
    ],
    navigation: { responseStatus: 502 },
    buffered: { 'long-animation-frame': [frame] },
    reports: [
      { type: 'deprecation', body: { id: 'Old', message: 'It is old. Ask https://help.example.' } },
      { type: 'intervention', body: { id: 'Heavy', message: 'It is heavy: https://help.example/1' } },
      { type: 'csp-violation', body: { blockedURL: 'eval', effectiveDirective: 'script-src' } },
    ],
    isOnline: false,
  });
  expect(troubles.map(({ kind, address, what }) => `${kind} ${address} ${what}`.trim())).toEqual([
    'page',
    'offline',
    'request /api/c fetch',
    'request /api/b fetch',
    'request /api/a fetch',
    'policy eval script-src',
    'script /b.js script',
    'style /a.css link',
    'image /a.png img',
    'media /a.webm video',
    'font /a.woff2 css',
    'blocked /a.js',
    'unanswered /api/cut fetch',
    'intervention  Heavy: It is heavy',
    'deprecation  Old: It is old.',
  ]);
});

describe('the same address is counted once', () => {
  test('with all its statuses, its longest duration and the server’s newest name for it', () => {
    const timing = (description: string) => [
      { name: 'db', description: 'secret' },
      { name: 'traceparent', description },
    ];
    const resources = [
      makeRequest('/api/a?at=1', 503, { duration: 50, serverTiming: timing('00-aa') }),
      makeRequest('/api/a?at=2', 500, { duration: 900, serverTiming: timing('00-bb') }),
      makeRequest('/api/a?at=3', 0),
    ];
    expect(read({ resources }).troubles).toEqual([
      {
        kind: 'request',
        address: '/api/a?at',
        statuses: [503, 500, 0],
        what: 'fetch',
        trace: '00-bb',
        durationMs: 900,
        count: 3,
      },
    ]);
  });

  test('if a request and what lacks its answer tell of it', () => {
    const link = '<link rel="stylesheet" href="/a.css">';
    const sources = makeHealthSources({
      html: link + link,
      resources: [makeRequest('/a.css', 404, { initiatorType: 'link' })],
    });
    for (const one of document.querySelectorAll('link')) Object.defineProperty(one, 'sheet', { value: null });
    expect(readHealth(sources).troubles).toMatchObject([
      { kind: 'style', address: '/a.css', statuses: [404], count: 2 },
    ]);
  });

  test('but what has no address only if it is the same', () => {
    const body = { blockedURL: 'inline', effectiveDirective: 'script-src-elem' };
    const reports = [body, body, { ...body, effectiveDirective: 'style-src-attr' }].map((one) => ({
      type: 'csp-violation',
      body: one,
    }));
    expect(read({ reports }).troubles.map(({ what, count }) => [what, count])).toEqual([
      ['script-src-elem', 2],
      ['style-src-attr', 1],
    ]);
  });
});

describe('what did not load', () => {
  const media = (html: string, state: object) => {
    const sources = makeHealthSources({ html });
    for (const [name, value] of Object.entries(state))
      Object.defineProperty(document.querySelector('video'), name, { value });
    return readHealth(sources).troubles;
  };

  test('is a film that cannot be played, by its last source', () => {
    const html = '<video><source src="/a.webm"><source src="/a.mp4?token=s3cr3t"></video>';
    expect(media(html, { error: null, networkState: 3, currentSrc: '' })).toMatchObject([
      { kind: 'media', address: '/a.mp4?token' },
    ]);
    expect(media('<video src="/a.webm"></video>', { error: { code: 4 } })).toHaveLength(1);
  });

  test('is not a film that the page took back, or one without a source', () => {
    expect(media('<video src="/a.webm"></video>', { error: { code: 1 }, networkState: 1 })).toEqual([]);
    expect(media('<video></video>', { error: null, networkState: 0 })).toEqual([]);
  });

  test('is a font that failed for another reason than its request', () => {
    const face = (family: string, status: string) => ({ family, status });
    const faces = [face('"Lettering"', 'error'), face('Other', 'loaded')];
    Object.defineProperty(Object.getPrototypeOf(document), 'fonts', { value: faces, configurable: true });
    expect(read({}).troubles).toMatchObject([{ kind: 'font', address: '', what: 'Lettering' }]);
    const resources = [makeRequest('/lettering.woff2', 404, { initiatorType: 'css' })];
    expect(read({ resources }).troubles.map(({ address }) => address)).toEqual(['/lettering.woff2']);
    Reflect.deleteProperty(Object.getPrototypeOf(document), 'fonts');
  });

  test('is not a sheet that is switched off, or that no browser would load', () => {
    const sources = makeHealthSources({
      html: '<link rel="stylesheet" href="/a.less" type="text/less"><link rel="stylesheet" href="/b.css" disabled>',
    });
    for (const one of document.querySelectorAll('link')) Object.defineProperty(one, 'sheet', { value: null });
    expect(readHealth(sources).troubles).toEqual([]);
  });

  test('is not the icon that the browser asks for by itself, nor a pixel that counts visits', () => {
    const resources = [makeRequest('/favicon.ico', 404, { initiatorType: 'other' })];
    const sources = makeHealthSources({ resources, html: '<img width="1" height="1" src="/count">' });
    const pixel = { complete: true, naturalWidth: 0, currentSrc: hereAnd('/count') };
    for (const [name, value] of Object.entries(pixel))
      Object.defineProperty(document.querySelector('img'), name, { value });
    expect(readHealth(sources).troubles).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    ['loses its sign-in and its fragment', 'https://ana:pw@api.example/a?b=c#d', 'https://api.example/a?b'],
    ['names each parameter once', 'https://api.example/a?id=1&id=2&q=&&=5', 'https://api.example/a?id&q&'],
    [
      'keeps no part that may be a value without a name',
      'https://api.example/a?7f3a9&debug',
      'https://api.example/a?…&debug',
    ],
    ['keeps no very long name', `https://api.example/?${'n'.repeat(41)}=1`, 'https://api.example/?…'],
    ['is cut between two steps', `https://api.example/a/${'b'.repeat(600)}/c`, 'https://api.example/a/…'],
    ['is one word if it has no site', 'blob:https://a.example/5c2f', 'blob:'],
  ])('%s', (_rule, given, expected) => {
    const body = { blockedURL: given, effectiveDirective: 'img-src' };
    expect(read({ reports: [{ type: 'csp-violation', body }] }).troubles[0]?.address.replace(/&$/, '')).toBe(
      expected.replace(/&$/, ''),
    );
  });
});

describe('a page that means harm', () => {
  test('gets at most thirty lines, and the number of the rest', () => {
    const long = `${'x'.repeat(100_000)}?${'y'.repeat(1000)}=1`;
    const resources = Array.from({ length: 10_000 }, (_, at) => ({
      initiatorType: 'fetch',
      responseStatus: 500,
      get name() {
        return `https://api.example/${at}/${long}`;
      },
    }));
    const health = read({ resources });
    expect(health).toMatchObject({ requests: 1000, isCut: true });
    expect([health.troubles.length, health.more]).toEqual([30, 970]);
    expect(JSON.stringify(health).length).toBeLessThan(10_000);
    expect(replyIn(HealthReply, health)).toEqual(health);
  });

  test('hides nothing behind an entry that throws, or has another shape', () => {
    const hostile = {
      get responseStatus() {
        throw new Error('no');
      },
    };
    const odd = [
      null,
      7,
      'a',
      {},
      { responseStatus: '500' },
      { responseStatus: 500 },
      { responseStatus: Number.NaN },
    ];
    const resources = [hostile, ...odd, makeRequest('/api/a', 500)] as object[];
    const reports = [
      hostile,
      ...odd,
      { type: 'csp-violation' },
      { type: 'deprecation', body: 7 },
    ] as object[];
    const frames = [hostile, { blockingDuration: 900, scripts: 'no' }];
    const health = read({ resources, reports, buffered: { 'long-animation-frame': frames } });
    expect(health.troubles.filter(({ kind }) => kind === 'request')).toHaveLength(1);
    expect(replyIn(HealthReply, health)).toEqual(health);
  });

  test('cannot redefine what it is asked for', () => {
    for (const entries of ['no', [7], { length: 1e9 }]) {
      vi.stubGlobal('performance', { getEntriesByType: () => entries });
      vi.stubGlobal('PerformanceObserver', undefined);
      vi.stubGlobal('ReportingObserver', undefined);
      document.body.innerHTML = '<img name="querySelectorAll"><form name="fonts"></form>';
      const health = readHealth(healthSourcesOf(document));
      expect(replyIn(HealthReply, health)).toEqual(health);
    }
  });
});
