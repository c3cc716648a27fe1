import { type Annotations, numberOf, type Redaction, type Shape, type TextShape } from './annotations.ts';
import { between, overlap, type Point, type Rect, type Size, wholeOf, wholePixels } from './geometry.ts';
import { paintLabel } from './paint-label.ts';
import { type Paint, palette, redactionFill } from './palette.ts';
import { radiusOf } from './shapes.ts';
import { fontOf, fontSizeOf, lineHeightOf } from './text.ts';

export type Ink = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** An image of `width` by `height` pixels. Its bitmap may have fewer: a smaller copy, for a small view. */
export interface Picture extends Size {
  bitmap: ImageBitmap | OffscreenCanvas;
}

/**
 * Where an image's top left corner is on the canvas, in canvas pixels, and how many canvas pixels an image pixel has.
 */
export interface Transform {
  scale: number;
  offsetX: number;
  offsetY: number;
}

/** From this scale on, images are not smoothed, so that single pixels can be seen. */
const sharpFromScale = 2;

/** Returns the words that stand on a redaction; null for none. */
export type LabelOf = (redaction: Redaction) => string | null;

/**
 * Paints an image with its annotations, both on the screen and for sending. Redactions are painted right after the
 * image, so that they hide the image but no drawn shape.
 */
export function render(
  ink: Ink,
  picture: Picture,
  annotations: Annotations,
  transform: Transform,
  labelOf: LabelOf,
): void {
  const { scale, offsetX, offsetY } = transform;
  const frame = annotations.crop ?? wholeOf(picture);
  ink.save();
  ink.setTransform(scale, 0, 0, scale, offsetX, offsetY);
  ink.beginPath();
  ink.rect(frame.x, frame.y, frame.width, frame.height);
  ink.clip();
  paintPicture(ink, picture, visiblePart(ink, frame, transform), scale);
  ink.fillStyle = redactionFill;
  for (const shape of annotations.shapes) {
    if (shape.kind !== 'redaction') continue;
    const { x, y, width, height } = wholePixels(shape);
    ink.fillRect(x, y, width, height);
  }
  for (const shape of annotations.shapes) {
    const label = shape.kind === 'redaction' ? labelOf(shape) : null;
    if (shape.kind === 'redaction' && label !== null) paintLabel(ink, shape, label);
  }
  ink.lineCap = 'round';
  ink.lineJoin = 'round';
  for (const shape of annotations.shapes) paint(ink, shape, annotations);
  ink.restore();
}

/** Returns the part of the frame that is on the canvas: the rest of a large image need not be scaled. */
function visiblePart(ink: Ink, frame: Rect, { scale, offsetX, offsetY }: Transform): Rect {
  const { width, height } = ink.canvas;
  const seen = { x: -offsetX / scale, y: -offsetY / scale, width: width / scale, height: height / scale };
  return overlap(wholePixels(seen), frame);
}

function paintPicture(ink: Ink, { bitmap, width }: Picture, part: Rect, scale: number): void {
  if (part.width === 0 || part.height === 0) return;
  const share = bitmap.width / width;
  ink.imageSmoothingEnabled = scale < sharpFromScale;
  ink.drawImage(
    bitmap,
    part.x * share,
    part.y * share,
    part.width * share,
    part.height * share,
    part.x,
    part.y,
    part.width,
    part.height,
  );
}

function paint(ink: Ink, shape: Shape, annotations: Annotations): void {
  if (shape.kind === 'redaction') return;
  const { kind, weight } = shape;
  const colours = palette[shape.colour];
  ink.beginPath();
  if (kind === 'arrow') {
    traceArrow(ink, shape.from, shape.to, weight);
    paintFilled(ink, weight, colours);
  } else if (kind === 'pen') {
    tracePen(ink, shape.points);
    paintLine(ink, weight, colours);
  } else if (kind === 'number') {
    ink.arc(shape.x, shape.y, radiusOf(shape), 0, 2 * Math.PI);
    paintFilled(ink, weight, colours);
    paintNumber(ink, shape, String(numberOf(annotations, shape)), colours);
  } else if (kind === 'text') paintText(ink, shape, colours);
  else {
    ink.rect(shape.x, shape.y, shape.width, shape.height);
    if (kind === 'highlight') {
      ink.globalAlpha = 0.35;
      ink.fillStyle = colours.core;
      ink.fill();
      ink.globalAlpha = 1;
    }
    paintLine(ink, kind === 'box' ? weight : weight / 4, colours);
  }
}

/** Strokes the path in three widths: hairline, halo, colour. */
function paintLine(ink: Ink, weight: number, { core, halo, hairline }: Paint): void {
  for (const [style, width] of [
    [hairline, 2],
    [halo, 1.5],
    [core, 1],
  ] as const) {
    ink.strokeStyle = style;
    ink.lineWidth = weight * width;
    ink.stroke();
  }
}

function paintFilled(ink: Ink, weight: number, { core, halo, hairline }: Paint): void {
  for (const [style, width] of [
    [hairline, 1],
    [halo, 0.5],
  ] as const) {
    ink.strokeStyle = style;
    ink.lineWidth = weight * width;
    ink.stroke();
  }
  ink.fillStyle = core;
  ink.fill();
}

/** Traces an arrow. Its shaft widens towards the head, and its tip is exactly at `to`. */
function traceArrow(ink: Ink, from: Point, to: Point, weight: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const head = Math.min(5 * weight, length * 0.7);
  const neck = length - head * 0.9;
  const at = (forward: number, aside: number) => {
    const x = from.x + along.x * forward - along.y * aside;
    const y = from.y + along.y * forward + along.x * aside;
    return [x, y] as const;
  };
  ink.moveTo(...at(0, weight * 0.3));
  ink.lineTo(...at(neck, weight * 0.6));
  ink.lineTo(...at(length - head, head * 0.5));
  ink.lineTo(to.x, to.y);
  ink.lineTo(...at(length - head, head * -0.5));
  ink.lineTo(...at(neck, weight * -0.6));
  ink.lineTo(...at(0, weight * -0.3));
  ink.closePath();
}

/** Traces a curve through the middles between a pen's points, which smooths the roughness of hand and mouse. */
function tracePen(ink: Ink, points: readonly Point[]): void {
  const [first, ...rest] = points;
  if (first === undefined) return;
  ink.moveTo(first.x, first.y);
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) ink.lineTo(point.x, point.y);
    else {
      const middle = between(point, next, 0.5);
      ink.quadraticCurveTo(point.x, point.y, middle.x, middle.y);
    }
  }
}

const startsRightToLeft = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

function paintText(ink: Ink, { x, y, width, weight, text, lines }: TextShape, { core, halo }: Paint): void {
  const isRightToLeft = startsRightToLeft.test(text);
  const size = fontSizeOf(weight);
  ink.font = fontOf(size);
  ink.textBaseline = 'alphabetic';
  ink.direction = isRightToLeft ? 'rtl' : 'ltr';
  ink.textAlign = isRightToLeft ? 'right' : 'left';
  ink.strokeStyle = halo;
  ink.lineWidth = weight;
  ink.fillStyle = core;
  // Paint all outlines first, so that no outline covers a letter of the line above.
  for (const pass of ['strokeText', 'fillText'] as const) {
    for (const [index, line] of lines.entries()) {
      ink[pass](line, isRightToLeft ? x + width : x, y + index * lineHeightOf(weight) + size);
    }
  }
}

function paintNumber(ink: Ink, step: Point & { weight: number }, label: string, { halo }: Paint): void {
  const size = radiusOf(step) * (label.length < 2 ? 1.3 : 1.9 / label.length + 0.1);
  ink.font = fontOf(size);
  ink.direction = 'ltr';
  ink.textAlign = 'center';
  ink.textBaseline = 'alphabetic';
  ink.fillStyle = halo;
  // Digits stand on the baseline and are 0.72 of the size high, in every common font.
  ink.fillText(label, step.x, step.y + size * 0.36);
}
