import { isByItself, type Redaction, type Shape } from './annotations.ts';

/** Returns the shapes that hide what is probably not private. Of one thing, all shapes say so, or none counts. */
export function spareShapes(shapes: readonly Shape[]): (Redaction & { reason: string })[] {
  const hidden = shapes.filter(isByItself);
  const doubtful = new Set(hidden.filter(({ spare }) => spare === undefined).map(({ item }) => item));
  return hidden.filter(
    ({ spare, item }) => spare !== undefined && (item === undefined || !doubtful.has(item)),
  );
}
