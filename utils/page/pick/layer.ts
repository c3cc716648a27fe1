import { boxOf, ownOf } from '../dom.ts';
import { style } from '../style.ts';
import { focusedElement } from './elements.ts';
import type { Size } from './pick-geometry.ts';
import type { Tool } from './tool.ts';

const xhtml = 'http://www.w3.org/1999/xhtml';

const silenced = [
  ...['mousedown', 'mousemove', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'],
  ...['touchstart', 'touchmove', 'touchend', 'keypress', 'dragstart', 'selectstart'],
];
const events = [
  ...['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'wheel', 'keydown', 'keyup'],
  ...silenced,
];
/** A key that is held down that long is let go of into the page. */
const releaseWithinMs = 500;

/** Our layer over the page, in which all input ends. */
export interface Layer {
  /** Stands for the layer among the page's elements. */
  host: Element;
  size(): Size;
  /** A new element on the layer. */
  add(styles: Record<string, string>): HTMLElement;
  /** Has what was begun with this pointer come here, also from beyond the window. */
  hold(pointerId: number): void;
  say(text: string): void;
  use(tool: Tool): void;
  /** Resolves when the key or button that ended it is up again, whose last event is not the page's either. */
  released(): Promise<void>;
  /** Takes it out of the page, which gets its focus back. */
  close(): void;
}

/**
 * Opens the layer. An empty frame in a closed shadow tree takes the input, so the page's listeners, wherever they stand,
 * neither see nor stop it; being a popover it is above dialogs and whatever is in full screen. Null where the page cannot
 * show it, as in an SVG file.
 */
export async function openLayer(document: Document, name: string): Promise<Layer | null> {
  const page = ownOf(document, 'defaultView');
  if (page === null || ownOf(document, 'contentType') === 'application/pdf') return null;
  const create = (tag: string) => document.createElementNS(xhtml, tag) as HTMLElement;
  const focused = focusedElement(document);
  const host = create('div');
  if (typeof host.showPopover !== 'function') return null;
  const frame = create('iframe') as HTMLIFrameElement;
  const cover = { all: 'initial', display: 'block', position: 'fixed', inset: '0', border: '0' };
  style(host, { ...cover, 'z-index': '2147483647' });
  style(frame, { ...cover, width: '100%', height: '100%' });
  frame.title = name;
  host.popover = 'manual';
  host.attachShadow({ mode: 'closed' }).append(frame);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  aboveAll(document).append(host);
  host.showPopover();
  await loaded;
  const { width, height } = boxOf(host);
  if (width === 0 || height === 0) {
    host.remove();
    return null;
  }
  // A page that its server has sandboxed is kept out of its own empty frames: there the layer itself has to do.
  const sheet = frame.contentDocument?.body ?? create('div');
  const inner = frame.contentDocument?.defaultView ?? page;
  if (inner === page) {
    style(sheet, cover);
    frame.replaceWith(sheet);
  }
  style(sheet, {
    margin: '0',
    outline: 'none',
    cursor: 'crosshair',
    'touch-action': 'none',
    'user-select': 'none',
  });
  sheet.setAttribute('role', 'application');
  sheet.setAttribute('aria-label', name);
  sheet.tabIndex = -1;
  const add = (styles: Record<string, string>) => {
    const element = create('div');
    style(element, { position: 'fixed', 'pointer-events': 'none', 'forced-color-adjust': 'none', ...styles });
    sheet.append(element);
    return element;
  };
  const voice = add({ opacity: '0', width: '1px', height: '1px', overflow: 'hidden' });
  voice.setAttribute('role', 'status');

  const ended = new AbortController();
  const close = () => {
    ended.abort();
    const hadFocus = ownOf(document, 'activeElement') === host;
    host.remove();
    if (hadFocus && (focused instanceof HTMLElement || focused instanceof SVGElement))
      focused.focus({ preventScroll: true });
  };
  let keyIsDown = false;
  let released = () => {
    keyIsDown = false;
  };
  return {
    host,
    add,
    size: () => ({ width: host.clientWidth, height: host.clientHeight }),
    hold: (pointerId) => sheet.setPointerCapture(pointerId),
    say: (text) => {
      voice.textContent = text;
    },
    use(tool) {
      const options = { capture: true, passive: false, signal: ended.signal };
      for (const target of new Set([inner, page])) {
        const take = (event: Event) => {
          // What the page makes up is none of ours.
          if (!event.isTrusted) return;
          if (event.type === 'keydown') keyIsDown = true;
          if (event.type === 'keyup') released();
          // A page that takes the focus back gets the keys, and there they are taken from it.
          if (hand(event, tool) || target === page) event.preventDefault();
          event.stopImmediatePropagation();
        };
        for (const type of events) target.addEventListener(type, take, options);
      }
      page.addEventListener('scroll', tool.draw, options);
      // Where the page cannot stop them.
      inner.addEventListener('resize', tool.draw, options);
      // The browser may keep the page as it is, for a way back.
      inner.addEventListener('pagehide', close, options);
      inner.focus();
      sheet.focus();
      tool.draw();
    },
    released: () =>
      new Promise((resolve) => {
        released = resolve;
        setTimeout(resolve, keyIsDown ? releaseWithinMs : 0);
      }),
    close,
  };
}

/** Returns whether the browser is to do nothing more with it. */
function hand(event: Event, tool: Tool): boolean {
  if (silenced.includes(event.type)) return true;
  if (event.type === 'keyup') return false;
  if (event.type === 'keydown') return handKey(event as KeyboardEvent, tool);
  if (event.type !== 'wheel') {
    if ((event as PointerEvent).isPrimary) tool.pointer(event as PointerEvent);
    return false;
  }
  const wheel = event as WheelEvent;
  if (wheel.ctrlKey) return false;
  tool.wheel(wheel);
  return true;
}

/** The browser's own shortcuts stay its own. */
function handKey(event: KeyboardEvent, tool: Tool): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key !== 'Escape') return tool.key(event) || event.key === 'Tab';
  tool.cancel();
  return true;
}

/** In the topmost dialog or menu that is open: outside of a modal dialog nothing can be used, and a click outside of a menu closes it. */
function aboveAll(document: Document): Element {
  const open = document.querySelectorAll('dialog:modal, [popover]:not([popover="manual"]):popover-open');
  return [...open].at(-1) ?? ownOf(document, 'documentElement');
}
