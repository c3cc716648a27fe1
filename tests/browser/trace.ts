import type { Tab } from './drivers/types.ts';

/** Expression for the visible state of a page, which a capture must leave as it found it. */
const trace = `(() => {
  const frame = document.querySelector('iframe');
  const documents = [document, ...(frame ? [frame.contentDocument] : [])];
  const looks = ['position', 'visibility', 'opacity', 'scrollBehavior', 'scrollSnapType', 'caretColor', 'overflowX', 'overflowY',
    'marginTop', 'marginLeft', 'transitionDuration', 'animationPlayState', 'contentVisibility'];
  const name = (element) => element.localName + (element.id ? '#' + element.id : '');
  return documents.flatMap((one) => {
    const elements = [...one.querySelectorAll('*')];
    const view = one.defaultView;
    return [
      'markup ' + one.documentElement.outerHTML,
      'sheets ' + one.styleSheets.length + ' adopted ' + one.adoptedStyleSheets.length,
      'scrolled ' + [view.scrollX, view.scrollY].map(Math.round),
      'focus ' + (one.activeElement ? name(one.activeElement) : 'none'),
      'moving ' + one.getAnimations().map((animation) => animation.playState),
      ...elements.filter((element) => element.scrollTop || element.scrollLeft)
        .map((element) => name(element) + ' scrolled ' + [element.scrollLeft, element.scrollTop].map(Math.round)),
      ...elements.filter((element) => !element.closest('.painted, head'))
        .map((element) => name(element) + ' ' + looks.map((look) => view.getComputedStyle(element)[look]).join(' ')),
      ...[...one.querySelectorAll('video')].map((video) => 'video paused ' + video.paused),
    ];
  });
})()`;

export function traceOf(tab: Tab): Promise<string[]> {
  return tab.evaluate<string[]>(trace);
}

/** Returns a sentence for each difference. Long texts are cut to where they begin to differ. */
export function differences(before: string[], after: string[]): string[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, index) => [before[index] ?? 'nothing', after[index] ?? 'nothing'])
    .filter(([old, now]) => old !== now)
    .map(([old = '', now = '']) => {
      const same = [...old].findIndex((letter, at) => letter !== now[at]);
      const from = Math.max(0, (same < 0 ? old.length : same) - 60);
      return `left behind: ${now.slice(from, from + 160)} — before: ${old.slice(from, from + 160)}`;
    });
}
