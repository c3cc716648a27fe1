import { attributeOf, isVisible, localNameOf, ownOf, queryAll } from '../dom.ts';
import { cleanAddress, longestAddress } from './clean-address.ts';
import { memberOf, numberOfMember, readOr, textOfMember } from './foreign-value.ts';
import type { PageTrouble, TroubleKind } from './page-trouble.ts';

interface Elements {
  /** What a page wanted to show and could not. */
  troubles: PageTrouble[];
  /** The whole addresses of the images that are shown. */
  shown: Set<string>;
}

/** Looks which images, style sheets, films and sounds of a document did not load. `own` is the page's origin. */
export function brokenIn(document: Document, own: string): Elements {
  const found: Elements = { troubles: [], shown: new Set() };
  const isOver = ownOf(document, 'readyState') === 'complete';
  for (const element of queryAll(document, 'img,video,audio,link[rel~="stylesheet" i][href]')) {
    readOr(undefined, () => {
      const name = localNameOf(element);
      if (name === 'img') judgeImage(element, own, found);
      else if (name === 'link') {
        if (isOver && isUnread(element)) found.troubles.push(brokenOf('style', hrefOf(element), own));
      } else if (isUnplayable(element)) found.troubles.push(brokenOf('media', sourceOf(element), own));
    });
  }
  return found;
}

function judgeImage(image: Element, own: string, { troubles, shown }: Elements): void {
  const url = textOfMember(image, 'currentSrc', longestAddress);
  if (url === '' || memberOf(image, 'complete') !== true) return;
  if (memberOf(image, 'naturalWidth') !== 0) shown.add(url);
  // A drawing need not have a size of its own. Who only counts visits asks for a pixel and sends none.
  else if (!/^data:image\/svg|\.svgz?(?:[?#]|$)/i.test(url) && !isPixel(image) && isVisible(image))
    troubles.push(brokenOf('image', url, own));
}

function isPixel(image: Element): boolean {
  return ['width', 'height'].every((side) => /^\s*[01](?:px)?\s*$/.test(attributeOf(image, side) ?? ''));
}

/** Whether a style sheet was asked for and is not there. */
function isUnread(link: Element): boolean {
  const type = attributeOf(link, 'type');
  return (
    memberOf(link, 'sheet') === null &&
    attributeOf(link, 'disabled') === null &&
    memberOf(link, 'disabled') !== true &&
    (type === null || /^\s*(?:text\/css\b.*)?$/i.test(type))
  );
}

function hrefOf(link: Element): string {
  return textOfMember(link, 'href', longestAddress);
}

/** What `MediaError` and `networkState` say: the page took it back, and no source was any good. */
const aborted = 1;
const noSource = 3;

function isUnplayable(media: Element): boolean {
  const code = numberOfMember(memberOf(media, 'error'), 'code');
  return (code !== null && code !== aborted) || memberOf(media, 'networkState') === noSource;
}

function sourceOf(media: Element): string {
  const own = textOfMember(media, 'currentSrc', longestAddress) || textOfMember(media, 'src', longestAddress);
  const sources = media.getElementsByTagName('source');
  return own || textOfMember(sources[sources.length - 1], 'src', longestAddress);
}

function brokenOf(kind: TroubleKind, url: string, own: string): PageTrouble {
  const address = cleanAddress(url, own);
  return { kind, address, statuses: [], what: '', trace: '', durationMs: null, count: 1 };
}

/** Returns a trouble for each font that failed. A font does not tell its address. */
export function failedFonts(document: Document): PageTrouble[] {
  const troubles: PageTrouble[] = [];
  ownOf(document, 'fonts').forEach((face) => {
    if (face.status === 'error')
      troubles.push({
        ...brokenOf('font', '', ''),
        what: textOfMember(face, 'family', 60).replace(/["']/g, ''),
      });
  });
  return troubles;
}
