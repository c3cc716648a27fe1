import type { Annotations } from '../../utils/annotate/annotations.ts';
import type { EditorState } from '../../utils/annotate/editor-state.ts';
import { render } from '../../utils/annotate/render.ts';
import type { View } from '../../utils/annotate/view.ts';
import { redactionLabel } from '../../utils/captures/redaction-label.ts';
import { paintOverlay } from './annotator-overlay.ts';
import { type Pictures, pictureAt } from './use-picture.ts';

interface Scene {
  pictures: Pictures;
  state: EditorState;
  /** The annotations, with the shape that is being drawn. */
  shown: Annotations;
  view: View;
  withCursor: boolean;
}

/** Paints the picture with its annotations, and the overlay. `ratio` is canvas pixels per CSS pixel. */
export function paintScene(ink: CanvasRenderingContext2D, ratio: number, scene: Scene): void {
  const { pictures, state, shown, view, withCursor } = scene;
  const scale = view.scale * ratio;
  const isCropping = state.tool === 'crop';
  const writing = state.writing?.id;
  const shapes = shown.shapes.filter(({ id }) => id !== writing);
  render(
    ink,
    pictureAt(pictures, scale),
    { shapes, crop: isCropping ? null : shown.crop },
    { scale, offsetX: view.left * ratio, offsetY: view.top * ratio },
    redactionLabel,
  );
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintOverlay(ink, state, shown, view, pictures.full, withCursor);
}
