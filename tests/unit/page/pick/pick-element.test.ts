// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rootScroller } from '../../../../utils/page/full-page/scroller.ts';
import { createElementTool } from '../../../../utils/page/pick/pick-element.ts';
import type { Measure, Workshop } from '../../../../utils/page/pick/tool.ts';
import { layElement, makePage } from '../lay-element.ts';

beforeEach(() => layElement(document.documentElement, [0, 0, 1000, 600]));
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

/** An observer of a browser in which nothing clips the observed element. */
class UnclippedObserver {
  private readonly tell: (entries: { intersectionRect: DOMRect }[]) => void;
  constructor(tell: UnclippedObserver['tell']) {
    this.tell = tell;
  }
  observe(element: Element) {
    this.tell([{ intersectionRect: element.getBoundingClientRect() }]);
  }
  disconnect = () => undefined;
}

test.each([
  [2000, 'main'],
  [300, null],
])(
  'a picked element of %d px belongs to the pane that is too low for it, else to the page',
  async (height, pane) => {
    vi.stubGlobal('IntersectionObserver', UnclippedObserver);
    const at = makePage('<main style="overflow-y: auto"><p></p></main><div></div>');
    layElement(at('main'), [0, 0, 1000, 600], 2100);
    layElement(at('p'), [100, 20, 500, height]);
    document.elementsFromPoint = () => [at('div'), at('p'), at('main')];
    const finish = vi.fn<(measure: Measure | null) => void>();
    const tool = createElementTool({
      document,
      layer: { host: at('div'), size: () => ({ width: 1000, height: 600 }) },
      marks: { hint: () => undefined },
      words: { hints: [] },
      finish,
    } as unknown as Workshop);
    tool.key(new KeyboardEvent('keydown', { key: 'Enter' }));
    const measured = await finish.mock.calls[0]?.[0]?.();
    if (measured === undefined || 'ground' in measured) throw new Error('No place was measured');
    expect(measured.scroller).toBe(pane === null ? rootScroller(document) : at(pane));
    expect(measured.rect).toMatchObject({ y: 20, height });
  },
);
