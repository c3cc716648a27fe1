import { addressesOn } from './addresses.ts';
import { attributeOf, localNameOf, ownOf } from './dom.ts';
import { titleWithoutMarked } from './marked-private.ts';
import { cancelPick } from './pick/running.ts';
import { activeIn, hasSelection } from './selected.ts';
import { removeToast } from './toast.ts';

/** What a page tells about itself. Sizes in CSS pixels, `pixelRatio` in device pixels per CSS pixel. */
export interface PageSnapshot {
  url: string;
  /** The canonical address that the page declares; empty if it declares none. */
  canonicalUrl: string;
  title: string;
  language: string;
  window: { width: number; height: number };
  pixelRatio: number;
  /** False in Chromium's PDF viewer: a script runs there, but cannot read the file's words. */
  readable: boolean;
  /** Whether something is selected in this frame. It may turn out to have no words. */
  hasSelection: boolean;
  /** The e-mail addresses that the page shows. */
  addresses: string[];
  /** Whether this frame, as far as it can tell, is the one that the person last used. */
  isActive: boolean;
  /** Whether the selection may be in a frame inside this one. */
  hasFrames: boolean;
}

/** In UTF-16 units. The extension cuts a longer title anyway, so the rest need not leave the page. */
const longestTitle = 1000;

/** Removes our own elements from a page, and tells what the page is. */
export async function clearAndTakeSnapshot(document: Document): Promise<PageSnapshot> {
  removeToast();
  await cancelPick();
  return takeSnapshot(document);
}

export function takeSnapshot(document: Document): PageSnapshot {
  const view = ownOf(document, 'defaultView');
  const isInFrame = /^i?frame$/.test(nameOf(activeIn(document)));
  const isReadable = ownOf(document, 'contentType') !== 'application/pdf';
  return {
    url: document.location.href,
    canonicalUrl: canonicalOf(document),
    title: titleWithoutMarked(document, ownOf(document, 'title').slice(0, longestTitle).toWellFormed()),
    language: attributeOf(ownOf(document, 'documentElement'), 'lang') ?? '',
    window: { width: view?.innerWidth ?? 0, height: view?.innerHeight ?? 0 },
    pixelRatio: view?.devicePixelRatio ?? 1,
    readable: isReadable,
    hasSelection: hasSelection(document),
    addresses: addressesOn(document),
    isActive: !isInFrame && (view === null || isWorkedIn(view)),
    hasFrames: isReadable && (isInFrame || (view?.length ?? 0) > 0),
  };
}

function nameOf(element: Element | null): string {
  return element === null ? '' : localNameOf(element);
}

function canonicalOf(document: Document): string {
  const link = ownOf(document, 'querySelector').call(document, 'link[rel~="canonical" i][href]');
  const href = link === null ? '' : (attributeOf(link, 'href') ?? '');
  const base = ownOf(document, 'baseURI');
  return URL.canParse(href, base) && href !== '' ? new URL(href, base).href : '';
}

/**
 * Whether each document around this frame has its focus in the frame below. A document of another origin does not tell
 * and counts as if it had.
 */
function isWorkedIn(view: Window): boolean {
  for (let frame: Window = view; frame !== frame.parent; frame = frame.parent) {
    try {
      const holder = frame.frameElement;
      if (holder !== null && activeIn(holder.ownerDocument) !== holder) return false;
    } catch {
      return true;
    }
  }
  return true;
}
