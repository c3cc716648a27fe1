import { describe, expect, test, vi } from 'vitest';
import type { RichText } from '../../../utils/page/rich-text-nodes.ts';
import { hideInFileName } from '../../../utils/privacy/hide-in-file-name.ts';
import { givesAway, hidePassage } from '../../../utils/privacy/hide-passage.ts';
import { maskPage, maskParts } from '../../../utils/privacy/maskers.ts';
import { makeAttachment, makePage } from '../make-capture.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const url = 'https://a.example/reset/zulu?to=ana@shop.example';
const secret = 'ana@shop.example';

test('no text of a page is left out of the reading', () => {
  const whole = maskParts(
    {
      page: makePage({ url, canonicalUrl: url, title: `Ana <${secret}>`, language: secret }),
      selection: [
        {
          tag: 'a',
          href: url,
          children: [secret, { tag: 'img', src: url, name: `${secret}.png`, children: [] }],
        },
      ],
      passage: `${url}#:~:text=ana%40shop.example`,
      pageText: [{ tag: 'p', children: [secret] }],
      link: { url, text: secret },
      attachments: [
        makeAttachment({ kind: 'image', filename: `${secret}.png`, page: { url, title: secret } }),
      ],
    },
    [],
  );
  expect(JSON.stringify(whole, null, 1)).not.toMatch(/ana|zulu/);
  expect(whole.passage).toBeNull();
  expect(whole.selection).toMatchObject([{ children: [expect.anything(), { name: 'hidden.png' }] }]);
  expect(whole.attachments).toMatchObject([{ filename: 'hidden.png' }]);
});

test('what is hidden in one part is hidden in all, also where nothing names it', () => {
  const row = (label: string, value: string): RichText[number] => ({
    tag: 'tr',
    children: [label, value].map((cell) => ({ tag: 'td', children: [cell] })),
  });
  const whole = maskParts(
    {
      page: makePage({ title: 'Card 4821 of Ann', url: 'https://a.example/cards/4821?tab=2' }),
      selection: [{ tag: 'table', children: [row('PIN', '4821'), row('API key', '9f8Hq2LmZx7RtBv3KdPw')] }],
      passage: 'https://a.example/#:~:text=PIN,9f8Hq2LmZx7RtBv3KdPw',
      link: { url: 'https://a.example/', text: 'Use 4821 now' },
      attachments: [makeAttachment({ kind: 'image', filename: 'pin-4821.png' })],
    },
    [],
  );
  expect(JSON.stringify({ ...whole, page: { ...whole.page, capturedAt: 0 } })).not.toMatch(/4821|9f8H/);
  expect(whole.passage).toBeNull();
  expect(whole.page.url).toBe('https://a.example/cards/hidden?tab=2');
});

test('a longer number that holds a hidden one stays', () => {
  const { page } = maskParts(
    { page: makePage({ title: 'Order 748210' }), selection: ['Your PIN: 4821'] },
    [],
  );
  expect(page.title).toBe('Order 748210');
});

test('our own names of screenshots stay, and so does what is nobody’s secret', () => {
  const parts = {
    page: makePage(),
    selection: ['The total of order 20231234567 is wrong'],
    attachments: [makeAttachment({ filename: 'screenshot-shop.example-2026-01-05-090407-1-of-2.png' })],
  };
  expect(maskParts(parts, [])).toEqual(parts);
  expect(maskPage({ url: 'https://a.example/?token=x', title: 'A' }, [])).toEqual({
    url: 'https://a.example/?token=hidden',
    title: 'A',
  });
});

test('an address that is written out says no more than one that is followed', () => {
  expect(
    maskParts({ selection: ['Go to https://a.example/reset/zulu, or https://a.example/help.'] }, [])
      .selection,
  ).toEqual(['Go to https://a.example/reset/[access token hidden] or https://a.example/help.']);
});

describe('a file’s name', () => {
  test.each([
    ['jane.roe@private.example-passport.svg', 'hidden-passport.svg'],
    ['passport-C01X0006H.png', 'passport-hidden.png'],
    ['card_4111-1111-1111-1111.jpg', 'card_hidden.jpg'],
    ['9f8Hq2LmZx7RtBv3KdPw.png', 'hidden.png'],
    ['jane@x.org', 'hidden.org'],
    ['ssn 412-68-4821', 'ssn hidden'],
  ])('%s is sent as %s', (name, hidden) => {
    expect(hideInFileName(name, [])).toBe(hidden);
    expect(hideInFileName(hidden, [])).toBe(hidden);
  });

  test.each([
    'lamp-brass.svg',
    'order 4711.pdf',
    'IMG_20231105_101112.jpg',
    '.profile',
    'a',
    'report.final.v2.docx',
  ])('%s stays', (name) => {
    expect(hideInFileName(name, [])).toBe(name);
  });
});

describe('a link to a passage', () => {
  const quoted = (around: string, part: string) => {
    const start = around.indexOf(part);
    return [{ around, start, end: start + part.length }];
  };

  test.each([
    ['PIN\n4821', '4821'],
    ['Name\nAnn\nAPI key\n9f8Hq2LmZx7RtBv3KdPw\nend', '9f8Hq2LmZx7RtBv3KdPw'],
    ['Write to ana@shop.example today', 'ana'],
    ['a\n\nPassword:\nBlau-Wolke77', 'Wolke77'],
  ])('of %j gives away %s', (around, part) => {
    expect(givesAway(quoted(around, part), [])).toBe(true);
  });

  test.each([
    ['PIN\n4821', 'PIN'],
    ['Order\n4821', '4821'],
    ['Write to ana@shop.example today', 'today'],
  ])('of %j gives nothing away by %s', (around, part) => {
    expect(givesAway(quoted(around, part), [])).toBe(false);
  });

  test('hides in its address as well', () => {
    expect(hidePassage(`${url}#:~:text=a%20paragraph`, [])).toBe(
      'https://a.example/reset/hidden?to=hidden#:~:text=a%20paragraph',
    );
  });
});
