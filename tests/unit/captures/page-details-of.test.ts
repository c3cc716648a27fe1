import { describe, expect, it } from 'vitest';
import { type Capture, detailKinds } from '../../../utils/captures/capture.ts';
import { pageDetailsOf } from '../../../utils/captures/page-details-of.ts';
import { makeCapture } from '../make-capture.ts';

const kindsOf = (capture: Capture) => pageDetailsOf(capture).map(({ kind }) => kind);

describe('page details', () => {
  it('are those there is something to say about, in the order of the list', () => {
    const selection = [{ tag: 'p' as const, children: ['words'] }];
    const passage = 'https://shop.example/#:~:text=words';
    const canonicalUrl = 'https://shop.example/';
    const link = { url: 'https://shop.example/', text: 'shop' };
    expect(
      kindsOf(makeCapture({ selection, passage, pageText: selection, link, page: { canonicalUrl } })),
    ).toEqual([...detailKinds]);
    expect(kindsOf(makeCapture())).toEqual(['address', 'title', 'language', 'browser', 'window', 'time']);
  });

  it('say the pixel ratio only where it is not one', () => {
    const windowOf = (pixelRatio: number) => {
      const { page } = makeCapture();
      const capture = makeCapture({ page: { ...page, window: { width: 800, height: 600 }, pixelRatio } });
      return pageDetailsOf(capture).find(({ kind }) => kind === 'window')?.value;
    };
    expect(windowOf(1)).toBe('800 × 600');
    expect(windowOf(1.25)).toBe('800 × 600 @ 1.25×');
  });

  it('say how far the page is zoomed where it is', () => {
    const windowOf = (zoom: number | null) =>
      pageDetailsOf(makeCapture({ page: { pixelRatio: 1, zoom } })).find(({ kind }) => kind === 'window')
        ?.value;
    expect(windowOf(1)).toBe('1280 × 720');
    expect(windowOf(null)).toBe('1280 × 720');
    expect(windowOf(1.1)).toBe('1280 × 720 zoomed to 110 %');
  });

  it.each([
    ['de', 'German'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['not a language', 'not a language'],
    ['', undefined],
  ])('name the language %j', (language, name) => {
    const found = pageDetailsOf(makeCapture({ page: { language } })).find(({ kind }) => kind === 'language');
    expect(found?.value).toBe(name);
  });

  it('show the beginning of a long text: nobody reads a chip for an hour', () => {
    const selection = [{ tag: 'p' as const, children: ['word '.repeat(50_000)] }];
    const value = pageDetailsOf(makeCapture({ selection })).find(({ kind }) => kind === 'selection')?.value;
    expect(value).toHaveLength(1000);
  });

  it('say the time with its zone, to the second, so that two captures of a page differ', () => {
    const { page } = makeCapture();
    const timeOf = (capturedAt: number) =>
      pageDetailsOf(makeCapture({ page: { ...page, timeZone: 'Europe/Berlin', capturedAt } })).at(-1)?.value;
    expect(timeOf(Date.UTC(2026, 10, 23, 20, 15, 30))).toMatch(/9:15:30.*(GMT\+1|CET)/);
    expect(timeOf(Date.UTC(2026, 10, 23, 20, 15, 31))).not.toBe(timeOf(Date.UTC(2026, 10, 23, 20, 15, 30)));
  });

  // Chromium reports `Etc/Unknown` if the system names no time zone, and refuses to format times in it.
  it.each(['Etc/Unknown', '', 'Nowhere/Land'])('say the time also in the time zone %j', (timeZone) => {
    const time = pageDetailsOf(makeCapture({ page: { timeZone } })).at(-1);
    expect(time).toMatchObject({ kind: 'time', value: expect.stringContaining('2026') });
  });
});
