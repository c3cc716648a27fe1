// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { passLazyContent } from '../../../utils/page/full-page/lazy-content-pass.ts';
import { rootScroller } from '../../../utils/page/full-page/scroller.ts';

const windowHeight = 600;
const contentHeight = 2400;

/**
 * Places elements with the given heights below each other, because happy-dom lays nothing out. Returns the list of
 * later scrolls.
 */
function layOut(html: string, heights: number[]): string[] {
  document.body.innerHTML = html;
  const seen: string[] = [];
  let top = 0;
  for (const [at, element] of [...document.body.children].entries()) {
    const rect = new DOMRect(0, top, 1000, heights[at] ?? 0);
    element.getBoundingClientRect = () => rect;
    top += rect.height;
  }
  const scroller = rootScroller(document);
  scroller.scrollTo = ((place: ScrollToOptions) => seen.push(String(place.top))) as typeof scroller.scrollTo;
  return seen;
}

beforeEach(() => {
  Object.assign(document.documentElement, { getBoundingClientRect: () => new DOMRect(0, 0, 1000, 0) });
  const sides = {
    clientWidth: 1000,
    clientHeight: windowHeight,
    scrollWidth: 1000,
    scrollHeight: contentHeight,
  };
  for (const [side, value] of Object.entries(sides)) {
    Object.defineProperty(rootScroller(document), side, { value, configurable: true });
  }
});
afterEach(() => {
  document.body.innerHTML = '';
});

/** Runs a pass. Returns its steps, and whether all content is there now. */
async function walked(
  html: string,
  heights: number[],
  isAlive = false,
): Promise<{ tops: string[]; isWhole: boolean }> {
  const tops = layOut(html, heights);
  const { isWhole } = await passLazyContent(rootScroller(document), [[document]], {
    isAlive,
    freeze: () => tops.push('frozen'),
    isOver: () => false,
    quiet: async (_since, windows) => void tops.push(`quiet after ${windows}`),
  });
  // Skip the scroll to a negative place, which only tests whether content runs upwards.
  return { tops: tops.filter((top) => !(Number(top) < 0)), isWhole };
}

const steps = ['frozen', '0', '600', '1200', '1800', '0'];

describe('a page is gone through', () => {
  test('not where everything is there', async () => {
    expect(await walked('<p>a</p><p>b</p>', [1200, 1200])).toEqual({ tops: [], isWhole: true });
  });

  test('where a script may do something about it, whatever seems to be there, and what it does is waited for', async () => {
    const { tops } = await walked('<p>a</p><p>b</p>', [1200, 1200], true);
    expect(tops).toEqual(['frozen', '0', '600', '1200', '1800', 'quiet after 4', '0']);
  });

  test('where an image has no picture yet', async () => {
    const { tops, isWhole } = await walked('<img src="a.png"><p>b</p>', [1200, 1200]);
    expect({ tops, isWhole }).toEqual({ tops: steps, isWhole: true });
  });

  test('where something large cannot be seen', async () => {
    const { tops, isWhole } = await walked('<p style="opacity: 0">a</p><p>b</p>', [1200, 1200]);
    expect({ tops, isWhole }).toEqual({ tops: steps, isWhole: true });
  });

  test('where something large cannot be seen whose parts are small', async () => {
    const { tops } = await walked('<p style="opacity: 0"><b>a</b> <b>c</b></p><p>b</p>', [1200, 1200]);
    expect(tops).toEqual(steps);
  });

  test('not where what cannot be seen takes no room', async () => {
    const html = '<p>a</p><p>b</p><div style="display: none"><i>c</i></div>';
    expect(await walked(html, [1200, 1200])).toEqual({ tops: [], isWhole: true });
  });

  test('not where a long text has an element in it', async () => {
    const rangeBox = vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: Range,
    ) {
      const isLong = this.toString() === 'a long text ';
      return new DOMRect(0, 0, 1000, isLong ? contentHeight : 0);
    });
    expect(await walked('<p>a long text <a>b</a></p>', [contentHeight])).toEqual({ tops: [], isWhole: true });
    rangeBox.mockRestore();
  });

  test('not where only what is innermost has no size', async () => {
    const boxes = '<div><i></i></div>'.repeat(5);
    expect(await walked(boxes, [480, 480, 480, 480, 480])).toEqual({ tops: [], isWhole: true });
  });

  test('where a window’s height has nothing in it; if that stays, the page cannot be pictured at once', async () => {
    expect(await walked('<p>a</p>', [1200])).toEqual({ tops: steps, isWhole: false });
  });
});
