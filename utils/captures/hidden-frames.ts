import type { Annotations, Redaction, Shape } from '../annotate/annotations.ts';

/** Whether a shape hides a frame of another site as a whole. The frame's host is empty if it is not known. */
export function isFrame(shape: Shape): shape is Redaction & { host: string } {
  return shape.kind === 'redaction' && shape.host !== undefined;
}

/** Returns the annotations without those that hide frames; null if there are none. */
export function withoutFrames(annotations: Annotations | undefined): Annotations | null {
  const shapes = annotations?.shapes.filter((shape) => !isFrame(shape));
  if (annotations === undefined || shapes === undefined) return null;
  return shapes.length === annotations.shapes.length ? null : { ...annotations, shapes };
}
