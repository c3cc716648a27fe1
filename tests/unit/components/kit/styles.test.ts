import { describe, expect, test } from 'vitest';
import { listFiles, readText } from '../../../source-files.ts';

/** The popup's width: its `inline-size` in components/screens/popup/popup-screen.css. CSS px. */
const popupPx = 400;
const pxPerRem = 16;

/** Returns the window widths at which a style sheet changes its rules. CSS px. */
function turningPoints(css: string): number[] {
  return [...css.matchAll(/\((?:min-|max-)?width\s*(?::|[<>]=?)\s*([\d.]+)(px|rem|em)\)/g)].map(
    ([, size, unit]) => Number(size) * (unit === 'px' ? 1 : pxPerRem),
  );
}

describe('style sheets', () => {
  test('ask nothing of a window narrower than the popup, in which Chromium lays it out first, at each change', () => {
    const narrow = listFiles('components/**/*.css').flatMap((file) =>
      turningPoints(readText(file))
        .filter((width) => width < popupPx)
        .map((width) => `${file}: ${width} px`),
    );
    expect(narrow).toEqual([]);
  });

  test('are read for it in every way a width is asked for', () => {
    expect(turningPoints('@media (max-width: 340px) {} @media (width <= 20rem) {}')).toEqual([340, 320]);
  });
});
