import { allRoots, type Root } from './deep.ts';
import { contains, type Region } from './geometry.ts';
import { createPins, type Pins, reachOf } from './pins.ts';
import {
  contentSize,
  findScroller,
  isRoot,
  leastScroll,
  offsetOf,
  rememberedScroller,
  rootScroller,
  type Scroller,
  scrollToOffset,
  topDocument,
  viewOf,
  windowSize,
} from './scroller.ts';
import { frames, imagesDrawn, pendingImages } from './settle.ts';
import { type Stillness, stillPage } from './still.ts';
import { walk } from './walk.ts';

/** What is asked of a page while it is pictured. `token` names the job: a page that does not know it is another one. */
export interface HoldRequest {
  token: string;
  /** Null or absent for everything: Chromium leaves nulls out on the way into a page. */
  region?: Region | null;
}

export interface ShowRequest extends HoldRequest {
  /** The place of the content that the view should begin at. CSS pixels. */
  left: number;
  top: number;
}

/** How a page stands. Everything in CSS pixels; `ratio` is device pixels for each. */
export interface Shown {
  /** What the view really begins at. */
  left: number;
  top: number;
  /** The part of the window that shows the content. */
  view: Region;
  content: { width: number; height: number };
  window: { width: number; height: number };
  ratio: number;
  isDocument: boolean;
  /** The whole region is in the view as it stands, so nothing has been scrolled or stilled. */
  inView: boolean;
  /** Nothing more can be scrolled to. */
  atEnd: { right: boolean; bottom: boolean };
  /** The content's top left corner in the document's own coordinates, in which what runs to the left is below 0. */
  origin: { x: number; y: number };
}

/** Without a word for this long, whoever held the page is gone. */
const watchdogMs = 6000;
const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const imagesWithinMs = 1500;
const hurriedImagesWithinMs = 2500;

interface Held {
  token: string;
  scroller: Scroller;
  documents: Document[];
  /** Those of each document, until they may have changed. */
  roots: Root[][] | null;
  stillness: Stillness;
  pins: Pins;
  before: { left: number; top: number };
  /** What the content was high when it was taken hold of. */
  height: number;
  /** When its end was last shown to the page. */
  endSeenAt: number;
}

export interface Holder {
  /** Brings a part into view and waits until it is drawn. The first call stills the page. */
  show(request: ShowRequest): Promise<Shown>;
  /** Stills the page and puts everything in its place for a picture of the whole document, without scrolling. */
  lay(request: HoldRequest): Promise<Shown>;
  /** Gives content that was laid out time to grow where it ends; what has grown once is shown its end again. */
  grow(request: HoldRequest): Promise<Shown>;
  /** How the page stands now; null where that job has not asked this page for anything. */
  look(token: string): Shown | null;
  /** Gives the page back as it was. */
  release(): void;
}

/** Holds a page still for being pictured, and gives it back as it was: when told to, or by itself when nobody asks any more. */
export function createHolder(document: Document): Holder {
  const current: {
    held: Held | null;
    /** The job that asked last, and of what: known on after the page was given back. */
    asked: { token: string; scroller: Scroller } | null;
    watchdog: ReturnType<typeof setTimeout> | undefined;
  } = { held: null, asked: null, watchdog: undefined };

  const release = () => {
    clearTimeout(current.watchdog);
    const { held } = current;
    current.held = null;
    if (held !== null) giveBack(held);
  };
  const keepHolding = () => {
    clearTimeout(current.watchdog);
    current.watchdog = setTimeout(release, watchdogMs);
  };
  const scrollerFor = (region: HoldRequest['region']) =>
    region ? (rememberedScroller() ?? rootScroller(document)) : findScroller(document);
  const hold = ({ token, region }: HoldRequest): Held => {
    if (current.held?.token === token) return current.held;
    release();
    const held = takeHold(document, scrollerFor(region), token);
    current.held = held;
    current.asked = { token, scroller: held.scroller };
    return held;
  };

  /** Nobody is missed while work for them is under way; it always comes to an end. */
  const atWork = async (request: HoldRequest, work: (held: Held) => Promise<void>): Promise<Held> => {
    const held = hold(request);
    clearTimeout(current.watchdog);
    try {
      await work(held);
    } finally {
      if (current.held === held) keepHolding();
    }
    return held;
  };

  return {
    async show(request) {
      const { region } = request;
      if (region && current.held === null) {
        const scroller = scrollerFor(region);
        if (contains(seenBy(scroller), region)) {
          current.asked = { token: request.token, scroller };
          await frames(2);
          return { ...stateOf(scroller), inView: true };
        }
      }
      const { scroller } = await atWork(request, async (held) => {
        held.stillness.freeze();
        await peekBelow(held.scroller, request);
        if (current.held !== held) return;
        scrollToOffset(held.scroller, request);
        await settle(held);
        await awaitGrowth(held);
      });
      return stateOf(scroller);
    },
    async lay(request) {
      const scroller = scrollerFor(request.region);
      if (scroller !== rootScroller(document)) return stateOf(scroller);
      let isWhole = false;
      await atWork(request, async (held) => {
        const { documents, stillness, pins } = held;
        const roots = held.roots ?? allRoots(document);
        held.roots = null;
        isWhole = await walk(scroller, roots, stillness.freeze);
        if (!isWhole) return;
        // Without a script nothing grows.
        const isAlive = document.scripts.length > 0;
        if (isAlive && !request.region) await peekAtEnd(held);
        stillness.settle();
        const pending = pendingImages(documents, everywhere);
        if (pending.length > 0) {
          await imagesDrawn(pending, hurriedImagesWithinMs);
          stillness.settle();
        }
        const place = (known?: Root[]) => pins.place({ ...offsetOf(scroller), ...reachOf(scroller) }, known);
        place(isAlive ? undefined : roots[0]);
        // Inner documents are not gone through for it.
        if (!pins.sawSkipped() && documents.length === 1) return;
        stillness.freeze();
        place();
      });
      const state = stateOf(scroller);
      return { ...state, isDocument: state.isDocument && isWhole };
    },
    async grow(request) {
      const { scroller } = await atWork(
        request,
        async ({ scroller: root, height: heightAtStart, endSeenAt }) => {
          const height = root.scrollHeight;
          if (height <= heightAtStart) return growth(root, endSeenAt + firstGrowsWithinMs);
          scrollToOffset(root, { ...offsetOf(root), top: height });
          return growth(root, performance.now() + growsWithinMs);
        },
      );
      return stateOf(scroller);
    },
    look: (token) => (current.asked?.token === token ? stateOf(current.asked.scroller) : null),
    release,
  };
}

function takeHold(document: Document, scroller: Scroller, token: string): Held {
  const roots = allRoots(document);
  const documents = roots.map(([first]) => first as Document);
  const pins = createPins(scroller.ownerDocument, scroller);
  return {
    token,
    scroller,
    documents,
    roots,
    pins,
    before: { left: scroller.scrollLeft, top: scroller.scrollTop },
    height: scroller.scrollHeight,
    endSeenAt: Number.NEGATIVE_INFINITY,
    stillness: stillPage(documents, pins.isOurs),
  };
}

function giveBack({ scroller, pins, stillness, before }: Held): void {
  const goBack = () => scroller.scrollTo({ ...before, behavior: 'instant' });
  pins.undo();
  goBack();
  stillness.undo();
  // Snapping is back on and may have moved it.
  if (scroller.scrollLeft !== before.left || scroller.scrollTop !== before.top) goBack();
}

/** Part of a window that is looked ahead: what comes with scrolling comes in time, and whole. */
const peekShare = 0.5;

/** Shows what follows for a moment, so that it is loaded, revealed and grown when its turn comes. */
async function peekBelow(scroller: Scroller, { left, top }: ShowRequest): Promise<void> {
  const { height } = viewOf(scroller);
  if (top + height >= scroller.scrollHeight - 1) return;
  scrollToOffset(scroller, { left, top: top + height * peekShare });
  await frames(2);
}

/** Shows the end for a moment: what is going to grow begins to. */
async function peekAtEnd(held: Held): Promise<void> {
  const { scroller } = held;
  const { scrollLeft: left, scrollTop: top, scrollHeight } = scroller;
  scrollToOffset(scroller, { ...offsetOf(scroller), top: scrollHeight });
  held.endSeenAt = performance.now();
  await frames(2);
  scroller.scrollTo({ left, top, behavior: 'instant' });
  await frames(1);
}

/** Content that has grown before may be about to grow again where it ends; other content is given less time. */
const growsWithinMs = 500;
const firstGrowsWithinMs = 300;

async function awaitGrowth({ scroller, height }: Held): Promise<void> {
  if (scroller.scrollHeight <= height || !stateOf(scroller).atEnd.bottom) return;
  await growth(scroller, performance.now() + growsWithinMs);
}

async function growth(scroller: Scroller, until: number): Promise<void> {
  const { scrollHeight: height } = scroller;
  while (scroller.scrollHeight === height && performance.now() < until) await frames(1);
}

async function settle({ scroller, documents, stillness, pins }: Held): Promise<void> {
  const place = () => pins.place({ ...offsetOf(scroller), ...reachOf(scroller) });
  place();
  await frames(2);
  stillness.settle();
  const pending = pendingImages(documents, viewOf(scroller));
  if (pending.length > 0) await imagesDrawn(pending, imagesWithinMs);
  const isNew = place();
  // A frame is begun while earlier ones are still being painted: with fewer, a busy Chromium was seen to picture a pane where
  // it had been scrolled before. Its quota leaves time for them.
  await frames(pending.length > 0 || isNew ? 6 : 4);
}

function stateOf(scroller: Scroller): Shown {
  const { defaultView: window } = topDocument(scroller.ownerDocument);
  const least = leastScroll(scroller);
  return {
    ...offsetOf(scroller),
    view: viewOf(scroller),
    content: contentSize(scroller),
    window: windowSize(topDocument(scroller.ownerDocument)),
    ratio: window?.devicePixelRatio ?? 1,
    isDocument: isRoot(scroller) && topDocument(scroller.ownerDocument) === scroller.ownerDocument,
    inView: false,
    // The sides are rounded, so that the last position may be short of what they say by less than a pixel.
    atEnd: {
      right: scroller.scrollLeft - least.left > scroller.scrollWidth - scroller.clientWidth - 1,
      bottom: scroller.scrollTop - least.top > scroller.scrollHeight - scroller.clientHeight - 1,
    },
    origin: { x: least.left, y: least.top },
  };
}

/** What a scroller shows now, in its content's own pixels. */
function seenBy(scroller: Scroller): Region {
  const { width, height } = viewOf(scroller);
  const { left, top } = offsetOf(scroller);
  return { x: left, y: top, width, height };
}
