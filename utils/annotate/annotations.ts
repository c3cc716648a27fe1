import * as z from 'zod/mini';
import { colours } from './colours.ts';

const point = { x: z.number(), y: z.number() };
const rect = { ...point, width: z.number(), height: z.number() };
/** Unique among an image's shapes, and kept through every change of the shape. */
const id = z.number();
/** `weight` is the width of a line; text and numbers are sized by it too. */
const drawn = { id, colour: z.enum(colours), weight: z.number() };

/** Something drawn on an image. All coordinates and lengths are in image pixels, from the image's top left corner. */
export const Shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arrow'), ...drawn, from: z.object(point), to: z.object(point) }),
  z.object({ kind: z.literal('line'), ...drawn, from: z.object(point), to: z.object(point) }),
  z.object({ kind: z.literal('box'), ...drawn, ...rect }),
  z.object({ kind: z.literal('ellipse'), ...drawn, ...rect }),
  z.object({ kind: z.literal('pen'), ...drawn, points: z.array(z.object(point)) }),
  z.object({ kind: z.literal('highlight'), ...drawn, ...rect }),
  /** `lines` is `text` as it was broken into lines when it was written, so that painting needs no measuring. */
  z.object({ kind: z.literal('text'), ...drawn, ...rect, text: z.string(), lines: z.array(z.string()) }),
  /**
   * A numbered step; `x` and `y` are its centre. Its number is its position among the steps, so that removing a step
   * renumbers the others.
   */
  z.object({ kind: z.literal('number'), ...drawn, ...point }),
  /**
   * The pixels under it are removed for good when the image is sent. `reason` names what a detector found there; absent
   * if a person drew it.
   */
  z.object({
    kind: z.literal('redaction'),
    id,
    ...rect,
    reason: z.optional(z.string()),
    /** The same number for all redactions that hide one thing, such as an address on two lines. */
    item: z.optional(z.number()),
    /** The host of a frame that is hidden as a whole; empty if it is not known. Absent if it hides something else. */
    host: z.optional(z.string()),
    /**
     * Why what is under it is probably not private: the requester's own address, or one in the footer of the site's page.
     * Absent if nothing says so.
     */
    spare: z.optional(z.enum(['own', 'footer'])),
  }),
]);
export type Shape = z.infer<typeof Shape>;

export type Redaction = Extract<Shape, { kind: 'redaction' }>;

/** Whether a detector placed the shape, not a person. */
export function isByItself(shape: Shape): shape is Redaction & { reason: string } {
  return shape.kind === 'redaction' && shape.reason !== undefined;
}

export type TextShape = Extract<Shape, { kind: 'text' }>;

/** All annotations of an image, in the order in which they were drawn. Without a crop the whole image is kept. */
export const Annotations = z.object({ shapes: z.array(Shape), crop: z.nullable(z.object(rect)) });
export type Annotations = z.infer<typeof Annotations>;

export const noAnnotations: Annotations = { shapes: [], crop: null };

/** Returns the number that a step shows, from 1 on. */
export function numberOf({ shapes }: Annotations, step: { id: number }): number {
  return shapes.filter(({ kind }) => kind === 'number').findIndex((one) => one.id === step.id) + 1;
}

export function nextId({ shapes }: Annotations): number {
  return shapes.reduce((most, shape) => Math.max(most, shape.id), 0) + 1;
}
