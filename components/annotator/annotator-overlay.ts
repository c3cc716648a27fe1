import type { Annotations } from '../../utils/annotate/annotations.ts';
import { type EditorState, selectedIn } from '../../utils/annotate/editor-state.ts';
import type { Point, Rect, Size } from '../../utils/annotate/geometry.ts';
import { boundsOf, handlesOf, hasEnds } from '../../utils/annotate/shapes.ts';
import { type ScreenPoint, toScreen, type View } from '../../utils/annotate/view.ts';

const dark = '#14171d';
const light = '#ffffff';
const handleRadius = 6;
const crossSize = 9;

/**
 * Paints what the screen shows but the picture does not contain: the shade over the cropped-off part, the selection
 * with its handles, the keyboard's cursor. Lines have a light and a dark tone, so that they are visible on any picture.
 * Canvas coordinates are CSS pixels here.
 */
export function paintOverlay(
  ink: CanvasRenderingContext2D,
  state: EditorState,
  shown: Annotations,
  view: View,
  image: Size,
  withCursor: boolean,
): void {
  if (state.tool === 'crop' && shown.crop !== null)
    shade(ink, onScreen(view, shown.crop), onScreen(view, { x: 0, y: 0, ...image }));
  const chosen = selectedIn(state, shown);
  if (chosen !== null) {
    if (!hasEnds(chosen)) frame(ink, onScreen(view, boundsOf(chosen)));
    for (const [index, at] of handlesOf(chosen).entries()) {
      paintHandle(ink, toScreen(view, at), index === state.grip);
    }
  }
  if (withCursor && state.selected === null && state.tool !== 'select') cross(ink, view, state.cursor);
}

interface ScreenRect {
  left: number;
  top: number;
  across: number;
  down: number;
}

function onScreen(view: View, rect: Rect): ScreenRect {
  return { ...toScreen(view, rect), across: rect.width * view.scale, down: rect.height * view.scale };
}

function shade(ink: CanvasRenderingContext2D, kept: ScreenRect, whole: ScreenRect): void {
  ink.fillStyle = 'rgb(0 0 0 / 60%)';
  ink.beginPath();
  for (const { left, top, across, down } of [whole, kept]) ink.rect(left, top, across, down);
  ink.fill('evenodd');
}

function frame(ink: CanvasRenderingContext2D, { left, top, across, down }: ScreenRect): void {
  for (const [colour, dashes] of [
    [light, []],
    [dark, [4, 4]],
  ] as const) {
    ink.setLineDash(dashes);
    ink.lineWidth = 1.5;
    ink.strokeStyle = colour;
    ink.strokeRect(left, top, across, down);
  }
  ink.setLineDash([]);
}

/** Paints a disc with a ring of the other tone around it, and a ring of its own tone outside. */
function paintHandle(ink: CanvasRenderingContext2D, { left, top }: ScreenPoint, isHeld: boolean): void {
  const [inner, ring] = isHeld ? [dark, light] : [light, dark];
  for (const [colour, radius] of [
    [inner, handleRadius + 1],
    [ring, handleRadius],
    [inner, handleRadius - 1.5],
  ] as const) {
    ink.beginPath();
    ink.arc(left, top, radius, 0, 2 * Math.PI);
    ink.fillStyle = colour;
    ink.fill();
  }
}

function cross(ink: CanvasRenderingContext2D, view: View, cursor: Point): void {
  const { left, top } = toScreen(view, cursor);
  for (const [colour, width] of [
    [light, 4],
    [dark, 1.5],
  ] as const) {
    ink.beginPath();
    ink.moveTo(left - crossSize, top);
    ink.lineTo(left + crossSize, top);
    ink.moveTo(left, top - crossSize);
    ink.lineTo(left, top + crossSize);
    ink.lineWidth = width;
    ink.strokeStyle = colour;
    ink.stroke();
  }
}
