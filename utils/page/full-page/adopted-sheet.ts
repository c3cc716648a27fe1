import type { Root } from './shadow-roots.ts';

/** A style sheet that changes no element of a page, and that no policy of the page applies to. */
export interface AdoptedSheet {
  replace(css: string): void;
  remove(): void;
}

/** Adds a style sheet to a document or shadow root; null if it has no window. */
export function adoptSheet(root: Root, css: string): AdoptedSheet | null {
  const view = hostOf(root).ownerDocument.defaultView;
  if (view === null) return null;
  const { adoptedStyleSheets: sheets } = unveiled(root);
  const { CSSStyleSheet: Sheet } = unveiled(view as Window & typeof globalThis);
  const sheet = new Sheet();
  sheet.replaceSync(css);
  sheets.push(sheet);
  return {
    replace: (next) => sheet.replaceSync(next),
    remove() {
      const at = sheets.indexOf(sheet);
      if (at >= 0) sheets.splice(at, 1);
    },
  };
}

export function hostOf(root: Root): Element {
  return 'host' in root ? root.host : root.documentElement;
}

/**
 * Returns the page's own object. In Firefox a content script sees a wrapper that does not pass on adopted style sheets.
 */
function unveiled<T extends object>(thing: T): T {
  return (thing as { wrappedJSObject?: T }).wrappedJSObject ?? thing;
}
