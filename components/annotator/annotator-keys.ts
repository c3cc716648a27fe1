import type { EditorEvent } from '../../utils/annotate/editor.ts';
import type { StrokeWidth } from '../../utils/annotate/stroke-widths.ts';
import type { ToolName } from '../../utils/annotate/tools.ts';

/** What a key does to the view or the clipboard, as opposed to the annotations. */
export type ViewEvent =
  | { type: 'zoom'; factor: number }
  | { type: 'fit' }
  | { type: 'copy' }
  | { type: 'cut' }
  | { type: 'paste-copied' };

export const zoomStep = 1.25;

export const toolKeys: Record<ToolName, string> = {
  select: 'V',
  arrow: 'A',
  box: 'B',
  ellipse: 'O',
  line: 'L',
  pen: 'P',
  highlight: 'H',
  text: 'T',
  number: 'N',
  redact: 'R',
  crop: 'C',
};
const toolOfKey = new Map(
  Object.entries(toolKeys).map(([tool, key]) => [key.toLowerCase(), tool as ToolName]),
);

export const widthKeys: Record<StrokeWidth, string> = { thin: '1', medium: '2', thick: '3' };
const widthOfKey = new Map(Object.entries(widthKeys).map(([width, key]) => [key, width as StrokeWidth]));

const directions = new Map([
  ['ArrowLeft', { x: -1, y: 0 }],
  ['ArrowRight', { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: -1 }],
  ['ArrowDown', { x: 0, y: 1 }],
]);
const coarse = 10;

const onCanvas = new Map<string, EditorEvent>([
  ['Enter', { type: 'enter' }],
  [' ', { type: 'grip' }],
  ['PageDown', { type: 'next', step: 1 }],
  ['PageUp', { type: 'next', step: -1 }],
]);

const anywhere = new Map<string, EditorEvent | ViewEvent>([
  ['Delete', { type: 'remove' }],
  ['Backspace', { type: 'remove' }],
  ['Escape', { type: 'cancel' }],
  ['+', { type: 'zoom', factor: zoomStep }],
  ['=', { type: 'zoom', factor: zoomStep }],
  ['-', { type: 'zoom', factor: 1 / zoomStep }],
  ['0', { type: 'fit' }],
]);

const withControl = new Map<string, EditorEvent | ViewEvent>([
  ['z', { type: 'undo' }],
  ['y', { type: 'redo' }],
  ['d', { type: 'duplicate' }],
  ['c', { type: 'copy' }],
  ['x', { type: 'cut' }],
  ['v', { type: 'paste-copied' }],
]);

/** What the toolbar's buttons do, besides choosing a tool. */
export type ToolbarDeed = 'undo' | 'redo' | 'duplicate' | 'remove' | 'zoom-in' | 'zoom-out' | 'fit';

const viewKeys = { 'zoom-in': '+', 'zoom-out': '-', fit: '0' };

/** Returns the keys of the toolbar's buttons, in the words and symbols of the person's system. */
export function commandKeys(userAgent: string): Record<ToolbarDeed, string> {
  return /Mac/.test(userAgent)
    ? { undo: '⌘Z', redo: '⇧⌘Z', duplicate: '⌘D', remove: '⌫', ...viewKeys }
    : { undo: 'Ctrl+Z', redo: 'Ctrl+Y', duplicate: 'Ctrl+D', remove: 'Del', ...viewKeys };
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * Returns what a key press means while the canvas or its tools have the focus; null if it means nothing. The keys that
 * move a button's focus or press the button count only on the canvas. `unit` is image pixels per CSS pixel of the page.
 */
export function meaningOf(pressed: Pressed, isCanvas: boolean, unit: number): EditorEvent | ViewEvent | null {
  const { key, altKey, shiftKey } = pressed;
  if (altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) {
    const letter = key.toLowerCase();
    return letter === 'z' && shiftKey ? { type: 'redo' } : (withControl.get(letter) ?? null);
  }
  const direction = directions.get(key);
  if (direction !== undefined) {
    if (!isCanvas) return null;
    const length = shiftKey ? 1 : coarse * unit;
    return { type: 'nudge', by: { x: direction.x * length, y: direction.y * length } };
  }
  const tool = toolOfKey.get(key.toLowerCase());
  if (tool !== undefined) return { type: 'tool', tool };
  const width = widthOfKey.get(key);
  if (width !== undefined) return { type: 'width', width };
  return (isCanvas ? onCanvas.get(key) : undefined) ?? anywhere.get(key) ?? null;
}
