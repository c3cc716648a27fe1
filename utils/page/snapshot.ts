import { ownOf } from './dom.ts';
import type { RichText } from './rich-text.ts';
import { readSelection } from './selection.ts';

/** What a page tells about itself. Sizes in CSS pixels, `pixelRatio` in device pixels per CSS pixel. */
export interface PageSnapshot {
  url: string;
  title: string;
  language: string;
  window: { width: number; height: number };
  pixelRatio: number;
  /** False in Chromium's PDF viewer: a script runs there, beside the file's words. */
  readable: boolean;
  selection: RichText | null;
}

export function takeSnapshot(document: Document): PageSnapshot {
  const view = ownOf(document, 'defaultView');
  return {
    url: document.location.href,
    title: ownOf(document, 'title'),
    language: ownOf(document, 'documentElement').lang,
    window: { width: view?.innerWidth ?? 0, height: view?.innerHeight ?? 0 },
    pixelRatio: view?.devicePixelRatio ?? 1,
    readable: ownOf(document, 'contentType') !== 'application/pdf',
    selection: readSelection(document),
  };
}
