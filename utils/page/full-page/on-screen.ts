import { adoptSheet } from './adopted-sheet.ts';
import { frames, frameWithinMs } from './settle.ts';

/** If the page has a box of its own in one of these places, the next place is tried. */
const pseudos = ['::after', '::before'] as const;
const unseen = [
  'content:""!important',
  'position:fixed!important',
  'inset:0 auto auto 0!important',
  'width:1px!important',
  'height:1px!important',
  'margin:0!important',
  'border:0!important',
  'background:none!important',
  'pointer-events:none!important',
  // Not `!important`: such a rule would have the last word over the animation.
  'opacity:0',
].join(';');
/** Too little to change a colour, enough for the browser to hand the animation to its compositor. */
const unseenOpacity = 0.001;

/**
 * Resolves when the browser has drawn the document's present state. `frames` counts the beginnings of frames: a busy
 * Chromium begins several before its compositor has drawn the first of them. The compositor reports the beginning of an
 * animation of its own, so an animation that nobody sees is begun here. It changes no element of the page.
 */
export async function onScreen(document: Document): Promise<void> {
  const place = freePlace(document);
  if (place === null) return frames(2);
  const { host, pseudo, name } = place;
  const sheet = adoptSheet(document, `${name}${pseudo}{${unseen}}`);
  const animation = host.animate([{ opacity: 0 }, { opacity: unseenOpacity }], {
    duration: 60_000,
    pseudoElement: pseudo,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, frameWithinMs());
  });
  // The page may cancel the animation.
  await Promise.race([animation.ready.catch(() => undefined), late]);
  clearTimeout(timer);
  animation.cancel();
  sheet?.remove();
}

function freePlace({ documentElement, body, defaultView }: Document) {
  const hosts = [
    { host: documentElement, name: ':root' },
    { host: body, name: ':root>body' },
  ];
  for (const { host, name } of hosts) {
    for (const pseudo of pseudos) {
      const content = host && defaultView?.getComputedStyle(host, pseudo).content;
      if (content === 'none' || content === 'normal') return { host, pseudo, name };
    }
  }
  return null;
}
