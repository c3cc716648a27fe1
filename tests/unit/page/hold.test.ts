// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findScroller, scrollerAround } from '../../../utils/page/full-page/find-scroller.ts';
import { createHolder } from '../../../utils/page/full-page/hold.ts';
import { noEnds } from '../../../utils/page/full-page/pane-ends.ts';
import { rememberedGround, rememberGround } from '../../../utils/page/full-page/remembered-ground.ts';
import { contentRect, leastScroll, rootScroller } from '../../../utils/page/full-page/scroller.ts';
import { layElement } from './lay-element.ts';

/** Sets an element's measures, because happy-dom lays nothing out. */
function measure(element: Element, sides: Record<string, number>): void {
  for (const [side, value] of Object.entries(sides)) {
    Object.defineProperty(element, side, { value, configurable: true, writable: true });
  }
}

function makePane(): HTMLElement {
  document.body.innerHTML = '<main style="overflow-y: auto"><p><b>deep</b></p></main>';
  const pane = document.querySelector('main') as HTMLElement;
  layElement(pane, [200, 50, 600, 500], 3000);
  return pane;
}

beforeEach(() => {
  measure(rootScroller(document), {
    clientWidth: 1000,
    clientHeight: 600,
    scrollWidth: 1000,
    scrollHeight: 600,
  });
});
afterEach(() => {
  rememberGround(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

describe('the scroller that matters', () => {
  test('is the document’s where that scrolls', () => {
    makePane();
    measure(rootScroller(document), { scrollHeight: 5000 });
    expect(findScroller(document)).toBe(rootScroller(document));
  });

  test('is the largest pane where the document does not scroll', () => {
    const pane = makePane();
    expect(findScroller(document)).toBe(pane);
  });

  test('is the document’s where a pane is only furniture', () => {
    const pane = makePane();
    measure(pane, { clientWidth: 100, clientHeight: 100 });
    expect(findScroller(document)).toBe(rootScroller(document));
  });

  test('around an element is the pane it is in', () => {
    const pane = makePane();
    expect(scrollerAround(document.querySelector('b') as Element)).toBe(pane);
    expect(scrollerAround(pane)).toBe(rootScroller(document));
  });

  test('is remembered as long as it is in the page', () => {
    const pane = makePane();
    rememberGround({ scroller: pane, ends: noEnds });
    expect(rememberedGround()?.scroller).toBe(pane);
    pane.remove();
    expect(rememberedGround()).toBeNull();
  });
});

test('a rectangle of the window is told in the pane’s own pixels', () => {
  const pane = makePane();
  pane.scrollTop = 700;
  expect(contentRect(pane, { x: 210, y: 60, width: 30, height: 20 })).toEqual({
    x: 10,
    y: 710,
    width: 30,
    height: 20,
  });
});

test('content that runs upwards begins where scrolling ends, to the fraction of a pixel', () => {
  const pane = makePane();
  pane.scrollTo = (({ top = 0 }: ScrollToOptions) => {
    pane.scrollTop = Math.min(4 / 7, Math.max(-2499.4, top));
  }) as typeof pane.scrollTo;
  // At a device ratio of 1.75 Chromium scrolls such a pane 4/7 px beyond 0.
  for (const top of [0, -700.2, 4 / 7]) {
    pane.scrollTop = top;
    expect(leastScroll(pane)).toEqual({ left: 0, top: -2499.4 });
    expect(pane.scrollTop).toBe(top);
  }
});

describe('a held page', () => {
  const request = { token: 'job', region: null, left: 0, top: 0 };

  function preparePage() {
    document.body.innerHTML = '<img loading="LAZY" src="a.png"><div style="position: sticky; top:0">x</div>';
    document.getAnimations ??= () => [];
    // happy-dom's own animations report each cancel as an error; a browser's do so only if somebody listens.
    const animated = new Set<object>();
    Element.prototype.animate = (() => {
      const animation = {
        pause: () => undefined,
        cancel: () => animated.delete(animation),
        effect: { setKeyframes: () => undefined },
      };
      animated.add(animation);
      return animation;
    }) as unknown as Element['animate'];
    if (document.adoptedStyleSheets === undefined) Object.assign(document, { adoptedStyleSheets: [] });
    return () => ({
      html: document.documentElement.outerHTML,
      sheets: document.adoptedStyleSheets.length,
      animated: animated.size,
      top: rootScroller(document).scrollTop,
    });
  }

  test('is given back as it was, to the byte', async () => {
    const state = preparePage();
    const before = state();
    const holder = createHolder(document);
    await holder.show(request);
    expect(document.querySelector('img')?.getAttribute('loading')).toBe('eager');
    expect(document.adoptedStyleSheets).toHaveLength(before.sheets + 1);
    holder.release();
    expect(state()).toEqual(before);
  });

  test('shows what a chosen region scrolls with, and the whole page whatever was chosen in it before', async () => {
    preparePage();
    measure(rootScroller(document), { scrollHeight: 5000 });
    rememberGround({ scroller: makePane(), ends: noEnds });
    const holder = createHolder(document);
    const region = { x: 0, y: 0, width: 10, height: 900 };
    expect((await holder.show({ ...request, region })).isDocument).toBe(false);
    holder.release();
    expect((await holder.show({ ...request, token: 'next' })).isDocument).toBe(true);
    holder.release();
  });

  test.each([
    ['in view', 300],
    ['higher than the pane', 900],
  ])('puts back what was scrolled to pick a region that is %s, after its picture', async (_name, height) => {
    preparePage();
    const pane = makePane();
    const putBack = vi.fn(() => {
      pane.scrollTop = 0;
    });
    pane.scrollTop = 40;
    rememberGround({ scroller: pane, ends: noEnds }, putBack);
    const holder = createHolder(document);
    await holder.show({ ...request, region: { x: 0, y: 50, width: 10, height } });
    expect(putBack).not.toHaveBeenCalled();
    await holder.release();
    expect(pane.scrollTop).toBe(0);
    await holder.release();
    expect(putBack).toHaveBeenCalledTimes(1);
  });

  test('leaves what was scrolled for another pick alone', async () => {
    preparePage();
    const putBack = vi.fn();
    const holder = createHolder(document);
    await holder.show(request);
    rememberGround({ scroller: makePane(), ends: noEnds }, putBack);
    await holder.release();
    expect(putBack).not.toHaveBeenCalled();
  });

  test('gives itself back where nobody asks any more', async () => {
    vi.useFakeTimers();
    const state = preparePage();
    const before = state();
    const shown = createHolder(document).show(request);
    await vi.advanceTimersByTimeAsync(2000);
    await shown;
    expect(state()).not.toEqual(before);
    await vi.advanceTimersByTimeAsync(6000);
    expect(state()).toEqual(before);
  });

  test.each([1, 2, 3, 4])(
    'that is given back at frame %d of being prepared is left alone from then on',
    async (at) => {
      const state = preparePage();
      const holder = createHolder(document);
      const states: unknown[] = [];
      let frame = 0;
      vi.stubGlobal('requestAnimationFrame', (drawn: () => void) => {
        frame += 1;
        if (frame === at) {
          holder.release();
          // From here on the page may change itself.
          document.body.insertAdjacentHTML('beforeend', '<p style="position: sticky; top: 0">late</p>');
          states.push(state());
        }
        return setTimeout(drawn, 0);
      });
      measure(rootScroller(document), { scrollHeight: 5000 });
      await holder.show({ ...request, top: 50 });
      expect(frame).toBeGreaterThanOrEqual(at);
      expect(state()).toEqual(states[0]);
    },
  );

  test('is at its end where no whole pixel is left below the view', async () => {
    preparePage();
    const root = rootScroller(document);
    measure(root, { scrollHeight: 1201 });
    const holder = createHolder(document);
    expect((await holder.show({ ...request, top: 600 })).atEnd.bottom).toBe(false);
    root.scrollTop = 600.4;
    expect(holder.look('job')?.atEnd.bottom).toBe(true);
    holder.release();
  });

  test('with a script is given time to grow, without one it is not', async () => {
    const state = preparePage();
    const root = rootScroller(document);
    for (const element of document.querySelectorAll('div'))
      element.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 900);
    const holder = createHolder(document);
    await holder.lay(request);
    expect((await holder.grow(request)).content.height).toBe(600);
    holder.release();

    document.body.append(document.createElement('script'));
    const before = state();
    const { content } = await holder.lay(request);
    setTimeout(() => measure(root, { scrollHeight: 900 }), 50);
    expect(content.height).toBe(600);
    expect((await holder.grow(request)).content.height).toBe(900);
    holder.release();
    expect(state()).toEqual(before);
  });

  test('has no style worked out anew for being laid out, unless it may leave content out', async () => {
    preparePage();
    document.body.innerHTML = '<div>x</div>';
    for (const element of document.querySelectorAll('div'))
      element.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 900);
    const sheets = () => document.adoptedStyleSheets.length;
    const before = sheets();
    const holder = createHolder(document);
    await holder.lay(request);
    expect(sheets()).toBe(before);
    holder.release();

    document.querySelector('div')?.setAttribute('style', 'content-visibility: auto');
    await holder.lay(request);
    expect(sheets()).toBe(before + 1);
    holder.release();
    expect(sheets()).toBe(before);
  });

  test('is known again by the job that held it, and by no other', async () => {
    preparePage();
    const holder = createHolder(document);
    expect(holder.look('job')).toBeNull();
    await holder.show(request);
    expect(holder.look('job')).not.toBeNull();
    expect(holder.look('another')).toBeNull();
    holder.release();
    expect(holder.look('job')).not.toBeNull();
  });
});
