import { describe, expect, test } from 'vitest';
import { placeScreenshots } from '../../../utils/captures/place-screenshots.ts';
import { makeAttachment } from '../make-capture.ts';

const shot = (filename: string) => makeAttachment({ filename });
const image = (filename: string) => makeAttachment({ filename, kind: 'image', mode: null });
const parts = (stem: string, of: number) =>
  Array.from({ length: of }, (_, at) =>
    makeAttachment({ filename: `${stem}${at + 1}`, mode: 'full-page', part: { number: at + 1, of } }),
  );

describe('a new screenshot', () => {
  test.each<[string, ReturnType<typeof shot>[], string[]]>([
    ['takes the place of the only one', [image('i'), shot('a')], ['i', 'new']],
    ['comes first where there is none', [image('i')], ['new', 'i']],
    ['takes the place of the last one alone', [shot('a'), shot('b'), image('i')], ['a', 'new', 'i']],
    ['takes the place of all parts of a long one', [shot('a'), ...parts('p', 3)], ['a', 'new']],
    ['leaves another long one', [...parts('p', 2), ...parts('q', 2)], ['p1', 'p2', 'new']],
    ['leaves a single one before a long one', [shot('a'), image('i'), ...parts('p', 2)], ['a', 'i', 'new']],
  ])('%s', (_rule, before, expected) => {
    expect(placeScreenshots(before, [shot('new')], false, null).map(({ filename }) => filename)).toEqual(
      expected,
    );
  });

  test('that is added comes last, and everything stays', () => {
    const after = placeScreenshots([shot('a'), image('i')], parts('n', 2), true, null);
    expect(after.map(({ filename }) => filename)).toEqual(['a', 'i', 'n1', 'n2']);
  });

  test('has a name that nothing that stays has, and the page it is of', () => {
    const page = { url: 'https://b.example/', title: 'B' };
    const names = (add: boolean) =>
      placeScreenshots([shot('a.png')], [shot('a.png'), shot('a.png')], add, page).map((one) => [
        one.filename,
        one.page,
      ]);
    expect(names(true)).toEqual([
      ['a.png', null],
      ['a-2.png', page],
      ['a-3.png', page],
    ]);
    expect(names(false)).toEqual([
      ['a.png', page],
      ['a-2.png', page],
    ]);
  });
});
