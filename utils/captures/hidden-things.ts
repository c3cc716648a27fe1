import type { Redaction } from '../annotate/annotations.ts';
import type { AttachmentId } from './capture.ts';

/** A thing that a detector hid, and the picture in which it is. A thing that runs over two lines is one item. */
export interface HiddenItem<Picture = AttachmentId> {
  in: Picture;
  item: string;
}

/** A shape that a detector placed. */
export type Hidden = Redaction & { reason: string };

/** Returns the thing that a shape hides, as it is named among the things of its picture. */
export function itemOf({ item, id }: Hidden): string {
  return item === undefined ? `shape ${id}` : String(item);
}

/** Returns the things that shapes hide, each once. */
export function itemsOf<Picture>(shapes: readonly { in: Picture; shape: Hidden }[]): HiddenItem<Picture>[] {
  const items = shapes.map((one) => ({ in: one.in, item: itemOf(one.shape) }));
  return [...new Map(items.map((one) => [`${one.in} ${one.item}`, one])).values()];
}
