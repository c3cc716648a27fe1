import { describe, expect, test } from 'vitest';
import { PageFacts } from '../../../utils/captures/capture.ts';
import { replyIn } from '../../../utils/page-client/ask-in-page.ts';
import {
  describeUserAgent,
  factsOf,
  SnapshotReply,
  type Surroundings,
  selectionOf,
} from '../../../utils/page-client/page-facts.ts';
import { noon } from '../make-capture.ts';

const mozilla = 'Mozilla/5.0';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test('a title of megabytes is cut, and a page that is its own address is named by its beginning', () => {
  const around = { tabUrl: `data:text/html,${'x'.repeat(9000)}`, tabTitle: `${'😀'.repeat(2_000_000)}` };
  const facts = factsOf(null, { ...around, zoom: 1, userAgent: '', timeZone: '', now: noon, isBusy: false });
  expect([facts.title.length, facts.title.isWellFormed(), facts.url.length]).toEqual([1000, true, 500]);
});

test.each([
  [`${mozilla} (X11; Linux x86_64) ${blink} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156', 'Linux'],
  [`${mozilla} (X11; Linux x86_64) ${blink} HeadlessChrome/156.0.0.0 Safari/537.36`, 'Chrome 156', 'Linux'],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) ${blink} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.3351.34`,
    'Edge 156.0.3351.34',
    'Windows',
  ],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${blink} Chrome/156.0.0.0 Safari/537.36 OPR/140.0.0.0`,
    'Opera 140',
    'macOS',
  ],
  [
    `${mozilla} (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/156.0.0.0 Safari/537.36`,
    'Chrome 156',
    'ChromeOS',
  ],
  [`${mozilla} (Linux; Android 15) ${blink} Chrome/156.0.0.0 Mobile Safari/537.36`, 'Chrome 156', 'Android'],
  [`${mozilla} (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0`, 'Firefox 153', 'Linux'],
  [`${mozilla} (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.10`, 'Firefox 140.10', 'Windows'],
  ['curl/8.5', 'curl/8.5', ''],
  ['', '', ''],
])('%s is %s on %s', (userAgent, browser, system) => {
  expect(describeUserAgent(userAgent)).toEqual({ browser, system });
});

const around: Surroundings = {
  tabUrl: 'https://shop.example/tab',
  tabTitle: 'Tab title',
  zoom: 1.1,
  userAgent: `${mozilla} (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0`,
  timeZone: 'Europe/Berlin',
  now: noon,
  isBusy: false,
};
const snapshot = {
  url: 'https://shop.example/basket',
  canonicalUrl: 'https://shop.example/basket/',
  title: ' Basket ',
  language: 'de',
  window: { width: 1280, height: 720 },
  pixelRatio: 2,
  readable: true,
  hasSelection: false,
  addresses: ['ana@shop.example'],
  isActive: true,
  hasFrames: false,
};

describe('a page’s facts', () => {
  test('are its own report', () => {
    const facts = factsOf(snapshot, around);
    expect(facts).toEqual({
      url: 'https://shop.example/basket',
      canonicalUrl: 'https://shop.example/basket/',
      title: 'Basket',
      language: 'de',
      browser: 'Firefox 153',
      system: 'Linux',
      window: { width: 1280, height: 720 },
      pixelRatio: 2,
      zoom: 1.1,
      timeZone: 'Europe/Berlin',
      capturedAt: noon,
      readable: true,
      isBusy: false,
      isPdf: false,
    });
    expect(PageFacts.parse(facts)).toEqual(facts);
  });

  test('of a page whose words cannot be read say so, and are its own else', () => {
    expect(factsOf({ ...snapshot, readable: false }, around)).toEqual({
      ...factsOf(snapshot, around),
      readable: false,
      isPdf: true,
    });
  });

  test('say of a page that did not answer in time, not that it cannot be read', () => {
    const { readable, isBusy } = factsOf(null, { ...around, isBusy: true });
    expect({ readable, isBusy }).toEqual({ readable: false, isBusy: true });
  });

  test('are the tab’s where the page could not be asked, and say so', () => {
    const facts = factsOf(null, around);
    expect(facts).toMatchObject({
      url: 'https://shop.example/tab',
      title: 'Tab title',
      window: null,
      pixelRatio: null,
      readable: false,
    });
    expect(PageFacts.parse(facts)).toEqual(facts);
  });

  test.each<[string, boolean]>([
    ['https://shop.example/a/Invoice.PDF?id=1#page=2', true],
    ['https://shop.example/invoice.pdf.html', false],
    ['https://shop.example/?file=invoice.pdf', false],
    ['https://files.pdf', false],
    ['about:license.pdf', false],
    ['', false],
  ])(
    'say by the address %j of a tab that could not be asked whether it shows a PDF file',
    (tabUrl, isPdf) => {
      expect(factsOf(null, { ...around, tabUrl }).isPdf).toBe(isPdf);
    },
  );

  test.each(['', 'https://shop.example/basket', 'javascript:alert(1)', 'about:blank'])(
    'have no canonical address where the page’s is %j',
    (canonicalUrl) => {
      expect(factsOf({ ...snapshot, canonicalUrl }, around).canonicalUrl).toBe('');
    },
  );

  test('have the tab’s title where the page has none', () => {
    expect(factsOf({ ...snapshot, title: '  ' }, around).title).toBe('Tab title');
  });
});

describe('a report is checked on arrival', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a size that is no number', { ...snapshot, window: { width: '1280', height: 720 } }],
    ['a pixel ratio that is none', { ...snapshot, pixelRatio: Number.NaN }],
    ['a selection that may be', { ...snapshot, hasSelection: null }],
    ['a title that is an element', { ...snapshot, title: {} }],
  ])('%s is refused', (_kind, reply) => {
    expect(replyIn(SnapshotReply, reply)).toBeNull();
  });

  test.each<[string, string]>([
    ['with a script', JSON.stringify({ text: [{ tag: 'script', children: [] }], passage: null })],
    ['whose passage leads elsewhere', JSON.stringify({ text: ['a'], passage: 'https://evil.example/' })],
    ['that is no JSON', '{'],
    ['nested without end', '['.repeat(100_000)],
  ])('a selection %s is none', (_kind, selection) => {
    expect(selectionOf(selection)).toBeNull();
  });

  test('properties we did not ask for are dropped', () => {
    expect(replyIn(SnapshotReply, { ...snapshot, cookie: 'x' })).toEqual(snapshot);
  });
});
