import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EditorEvent } from '../../utils/annotate/editor.ts';
import { type ScreenPoint, toImage } from '../../utils/annotate/view.ts';
import type { ViewControl } from './use-view.ts';

/** How far from a shape a press still hits it, by pointer type. CSS pixels. */
const slackOf: Record<string, number> = { touch: 16, pen: 10, mouse: 6 };
/** CSS pixels per unit of a wheel's turn, by `deltaMode`: pixels, lines, pages. */
const wheelUnits = [1, 16, 400];
const wheelPerDoubling = 300;
const primaryButton = 0;
const middleButton = 1;

interface Pointing {
  canvas: RefObject<HTMLCanvasElement | null>;
  control: ViewControl;
  disabled: boolean;
  send(event: EditorEvent): void;
  /**
   * Called at the beginning of a press. Returns true if the press only ended the writing of a text, so that it must not
   * draw.
   */
  onPress(): boolean;
}

/** One pointer draws; two fingers, the wheel and the middle button move and zoom. */
export function usePointers(pointing: Pointing): void {
  const latest = useRef(pointing);
  latest.current = pointing;
  const { canvas } = pointing;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const { press, keepFocus, move, release, turn, write } = createGestures(element, () => latest.current);
    const ended = new AbortController();
    const options = { signal: ended.signal };
    element.addEventListener('pointerdown', press, options);
    element.addEventListener('mousedown', keepFocus, options);
    element.addEventListener('pointermove', move, options);
    element.addEventListener('pointerup', release, options);
    element.addEventListener('pointercancel', release, options);
    element.addEventListener('dblclick', write, options);
    element.addEventListener('wheel', turn, { ...options, passive: false });
    return () => ended.abort();
  }, [canvas]);
}

/** Returns the listeners of a canvas. `latest` returns what they act on. */
function createGestures(element: HTMLElement, latest: () => Omit<Pointing, 'canvas'>) {
  const down = new Map<number, ScreenPoint>();
  /** What the pressed pointers do together, from the first press to the last release. */
  let doing: 'draw' | 'view' | 'nothing' = 'nothing';

  const placeOf = (event: MouseEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { left: event.clientX - box.left, top: event.clientY - box.top };
  };
  const inImage = (at: ScreenPoint) => toImage(latest().control.view, at);

  const press = (event: PointerEvent) => {
    const { send, onPress, disabled, control } = latest();
    const at = placeOf(event);
    down.set(event.pointerId, at);
    element.setPointerCapture(event.pointerId);
    if (down.size > 1 || event.button === middleButton) {
      if (doing === 'draw') send({ type: 'cancel' });
      doing = 'view';
      event.preventDefault();
    } else if (event.button === primaryButton && !disabled && !onPress()) {
      doing = 'draw';
      const slack = (slackOf[event.pointerType] ?? 6) / control.view.scale;
      send({ type: 'press', at: inImage(at), slack });
    }
  };
  /** `pointerdown` has given the focus to the canvas or to the text field that it opened. `mousedown` must not move it. */
  const keepFocus = (event: MouseEvent) => {
    if (!latest().disabled) event.preventDefault();
  };
  const move = (event: PointerEvent) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const { send, control } = latest();
    const at = placeOf(event);
    if (doing === 'draw') {
      const steps = event.getCoalescedEvents?.() ?? [];
      for (const step of steps.length === 0 ? [event] : steps) {
        send({ type: 'drag', to: inImage(placeOf(step)), even: event.shiftKey });
      }
    } else if (doing === 'view') {
      const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      control.pan({ left: (at.left - before.left) / down.size, top: (at.top - before.top) / down.size });
      if (other !== undefined) control.zoom(apart(at, other) / apart(before, other), halfway(at, other));
    }
    down.set(event.pointerId, at);
  };
  const release = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    if (doing === 'draw') latest().send({ type: event.type === 'pointerup' ? 'release' : 'cancel' });
    if (down.size === 0 || doing === 'draw') doing = 'nothing';
  };
  const turn = (event: WheelEvent) => {
    event.preventDefault();
    const { control } = latest();
    const size = wheelUnits[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      return control.zoom(2 ** ((-event.deltaY * size) / wheelPerDoubling), placeOf(event));
    }
    const [across, along] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
    control.pan({ left: -across * size, top: -along * size });
  };
  const write = () => {
    if (!latest().disabled) latest().send({ type: 'write' });
  };

  return { press, keepFocus, move, release, turn, write };
}

function apart(a: ScreenPoint, b: ScreenPoint): number {
  return Math.max(1, Math.hypot(a.left - b.left, a.top - b.top));
}

function halfway(a: ScreenPoint, b: ScreenPoint): ScreenPoint {
  return { left: (a.left + b.left) / 2, top: (a.top + b.top) / 2 };
}
