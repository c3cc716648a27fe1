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
/** If a person holds a key down longer than this, the page gets the key's last event. */
const releaseWithinMs = 500;

/** Our layer over the page, which takes all input. */
export interface Layer {
  /** The layer's element in the page. */
  host: Element;
  size(): Size;
  /** Adds an element to the layer. */
  add(styles: Record<string, string>): HTMLElement;
  /** Captures a pointer, so that its events arrive here even from outside the window. */
  hold(pointerId: number): void;
  say(text: string): void;
  use(tool: Tool): void;
  /**
   * Resolves after the last event of the key or button that ended the pick, so that the page does not get this event.
   */
  released(): Promise<void>;
  /** Removes the layer from the page and gives the page its focus back. */
  close(): void;
}

/**
 * Opens the layer. An empty frame in a closed shadow tree takes the input, so the page's listeners neither see nor stop
 * it. The layer is a popover, so it is above dialogs and full-screen elements. Null if the page cannot show it, as in
 * an SVG file.
 */
export async function openLayer(document: Document, name: string): Promise<Layer | null> {
  const page = ownOf(document, 'defaultView');
  if (page === null || ownOf(document, 'contentType') === 'application/pdf') return null;
  const focused = focusedElement(document);
  const surface = await openSurface(document, page, name);
  if (surface === null) return null;
  const { host, sheet, inner } = surface;
  const add = (styles: Record<string, string>) => {
    const element = create(document, 'div');
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
          // Ignore events that the page makes up.
          if (!event.isTrusted) return;
          if (event.type === 'keydown') keyIsDown = true;
          if (event.type === 'keyup') released();
          // If the page takes the focus back, the key events go to the page, so they are cancelled there.
          if (hand(event, tool) || target === page) event.preventDefault();
          event.stopImmediatePropagation();
        };
        for (const type of events) target.addEventListener(type, take, options);
      }
      page.addEventListener('scroll', tool.draw, options);
      // Listen in the frame, where the page cannot stop these events.
      inner.addEventListener('resize', tool.draw, options);
      // Remove the layer, as the browser may keep the page as it is in its back/forward cache.
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

/** Hands an event to the tool. Returns whether to prevent the browser's default action. */
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

/** Hands a key to the tool, except the browser's shortcuts. Returns whether to prevent the browser's default action. */
function handKey(event: KeyboardEvent, tool: Tool): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key !== 'Escape') return tool.key(event) || event.key === 'Tab';
  tool.cancel();
  return true;
}

/**
 * Returns the parent for the layer: the topmost open dialog or menu, else the root element. Nothing outside a modal
 * dialog can be used, and a click outside a menu closes the menu.
 */
function aboveAll(document: Document): Element {
  const open = document.querySelectorAll('dialog:modal, [popover]:not([popover="manual"]):popover-open');
  return [...open].at(-1) ?? ownOf(document, 'documentElement');
}

/** What the layer is made of: the element in the page, and the element and the window that take the input. */
interface Surface {
  host: HTMLElement;
  sheet: HTMLElement;
  inner: Window;
}

async function openSurface(document: Document, page: Window, name: string): Promise<Surface | null> {
  const host = create(document, 'div');
  if (typeof host.showPopover !== 'function') return null;
  const frame = create(document, 'iframe') as HTMLIFrameElement;
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
  // A page that its server has sandboxed cannot access its own empty frames: use an element instead of the frame.
  const sheet = frame.contentDocument?.body ?? create(document, 'div');
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
  return { host, sheet, inner };
}

function create(document: Document, tag: string): HTMLElement {
  return document.createElementNS(xhtml, tag) as HTMLElement;
}
