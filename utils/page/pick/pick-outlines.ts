import type { Region } from '../full-page/region-geometry.ts';
import { style } from '../style.ts';
import type { Layer } from './layer.ts';
import { clamp, type Point } from './pick-geometry.ts';

const dark = '#10151f';
const light = '#ffffff';
const pill = {
  background: dark,
  color: light,
  border: `1px solid ${light}`,
  'border-radius': '8px',
  font: '500 14px/20px system-ui, sans-serif',
  padding: '6px 12px',
};
/** If the pointer is nearer than this to the top of the window, the hint moves to the bottom. CSS pixels. */
const hintRoomPx = 120;
const announceAfterMs = 300;

export interface Outlines {
  hint(text: string): void;
  /** Frames a rectangle of the window and shows its readout. `near` is the place of the pointer or the crosshair. */
  frame(rect: Region, readout: string, near: Point): void;
  cross(at: Point): void;
  /** Announces a readout to screen readers if no other one follows for a moment. */
  announce(text: () => string): void;
}

/** Creates the outlines on the layer. Each line has a light and a dark tone, so that one of them shows on any page. */
export function createOutlines(layer: Layer): Outlines {
  const lines = { background: light, 'box-shadow': `0 0 0 1px ${dark}`, display: 'none' };
  const across = layer.add({ ...lines, left: '0', width: '100%', height: '1px' });
  const down = layer.add({ ...lines, top: '0', width: '1px', height: '100%' });
  const box = layer.add({
    display: 'none',
    outline: `2px solid ${light}`,
    'box-shadow': `0 0 0 4px ${dark}, 0 0 0 9999px rgb(16 21 31 / 30%)`,
  });
  const size = layer.add({ ...pill, display: 'none', 'white-space': 'nowrap' });
  const hint = layer.add({
    ...pill,
    left: '50%',
    transform: 'translateX(-50%)',
    width: 'max-content',
    'max-width': 'min(720px, calc(100vw - 32px))',
    'box-sizing': 'border-box',
    'text-align': 'center',
  });
  hint.dir = 'auto';
  let announcing: ReturnType<typeof setTimeout> | undefined;
  const giveWay = ({ y }: Point) => {
    const isBelow = y < hintRoomPx;
    style(hint, { top: isBelow ? 'auto' : '16px', bottom: isBelow ? '16px' : 'auto' });
  };
  return {
    hint(text) {
      hint.textContent = text;
      layer.say(text);
    },
    cross(at) {
      style(across, { display: 'block', top: `${at.y}px` });
      style(down, { display: 'block', left: `${at.x}px` });
      giveWay(at);
    },
    frame(rect, readout, near) {
      for (const line of [across, down]) style(line, { display: 'none' });
      const { x, y, width, height } = rect;
      style(box, {
        display: 'block',
        left: `${x}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      size.textContent = readout;
      style(size, { display: 'block' });
      const view = layer.size();
      style(size, {
        left: `${clamp(x, 8, view.width - size.offsetWidth - 8)}px`,
        top: `${clamp(y + height + 8, 8, view.height - size.offsetHeight - 8)}px`,
      });
      giveWay(near);
    },
    announce(text) {
      clearTimeout(announcing);
      announcing = setTimeout(() => layer.say(text()), announceAfterMs);
    },
  };
}
