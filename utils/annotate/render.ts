import { type Annotations, numberOf, type Redaction, type Shape, type TextShape } from './annotations.ts';
import { between, overlap, type Point, type Rect, type Size, wholeOf, wholePixels } from './geometry.ts';
import { paintLabel } from './paint-label.ts';
import { palette } from './palette.ts';
import { redactionFill } from './redaction-fill.ts';
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

type HighlightShape = Extract<Shape, { kind: 'highlight' }>;
type InkShape = Exclude<Shape, { kind: 'highlight' | 'redaction' }>;
type TracedShape = Exclude<InkShape, TextShape>;

/** The lines of a soft shadow: how far they reach beyond the shape, in line widths, and how dark they are. */
const softShadow = [
  [0.85, 0.07],
  [0.5, 0.1],
  [0.2, 0.16],
] as const;
/** How far below a shape its shadow lies, in line widths. */
const shadowDrop = 0.35;
/** The glow behind letters, with the same measures. */
const glow = [
  [0.75, 0.12],
  [0.5, 0.3],
  [0.3, 0.6],
] as const;
/** The width of the line that rounds an arrow's corners, in line widths. */
const arrowRounding = 0.4;

/** From this scale on, images are not smoothed, so that single pixels can be seen. */
const sharpFromScale = 2;

/** Returns the words that stand on a redaction; null for none. */
export type LabelOf = (redaction: Redaction) => string | null;

/**
 * Paints an image with its annotations, both on the screen and for sending. Redactions are painted over the image, over
 * highlights and over shadows, so that each of their pixels has one colour; only drawn lines, letters and discs are
 * painted over them.
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
  ink.lineCap = 'round';
  ink.lineJoin = 'round';
  for (const shape of annotations.shapes) if (shape.kind === 'highlight') paintHighlight(ink, shape);
  for (const shape of annotations.shapes) if (isInk(shape)) paintShadow(ink, shape);
  paintRedactions(ink, annotations.shapes, labelOf);
  for (const shape of annotations.shapes) if (isInk(shape)) paintInk(ink, shape, annotations);
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

function paintRedactions(ink: Ink, shapes: readonly Shape[], labelOf: LabelOf): void {
  ink.fillStyle = redactionFill;
  for (const shape of shapes) {
    if (shape.kind !== 'redaction') continue;
    const { x, y, width, height } = wholePixels(shape);
    ink.fillRect(x, y, width, height);
  }
  for (const shape of shapes) {
    const label = shape.kind === 'redaction' ? labelOf(shape) : null;
    if (shape.kind === 'redaction' && label !== null) paintLabel(ink, shape, label);
  }
}

function isInk(shape: Shape): shape is InkShape {
  return shape.kind !== 'redaction' && shape.kind !== 'highlight';
}

/** Multiplies with the image, as a highlighter's ink does on paper. */
function paintHighlight(ink: Ink, { x, y, width, height, weight, colour }: HighlightShape): void {
  const { marker, veil } = palette[colour];
  ink.fillStyle = marker;
  ink.beginPath();
  ink.roundRect(x, y, width, height, Math.min(weight / 2, width / 4, height / 4));
  ink.globalCompositeOperation = 'multiply';
  ink.fill();
  ink.globalCompositeOperation = 'source-over';
  ink.globalAlpha = veil;
  ink.fill();
  ink.globalAlpha = 1;
}

/**
 * Paints a soft shadow as lines of falling widths that let the image through. They look the same in every browser and
 * at every size, and cost a fraction of a blur.
 */
function paintShadow(ink: Ink, shape: InkShape): void {
  const { weight } = shape;
  const { on, shadow, strength } = palette[shape.colour];
  if (shape.kind === 'text') {
    ink.strokeStyle = on;
    for (const [spread, alpha] of glow) {
      ink.globalAlpha = alpha;
      ink.lineWidth = 2 * spread * weight;
      writeLines(ink, shape, 'strokeText');
    }
  } else {
    ink.save();
    ink.translate(0, shadowDrop * weight);
    ink.strokeStyle = shadow;
    const line = trace(ink, shape);
    for (const [spread, alpha] of softShadow) {
      ink.globalAlpha = alpha * strength;
      ink.lineWidth = line + 2 * spread * weight;
      ink.stroke();
    }
    ink.restore();
  }
  ink.globalAlpha = 1;
}

function paintInk(ink: Ink, shape: InkShape, annotations: Annotations): void {
  const { core, on } = palette[shape.colour];
  ink.strokeStyle = core;
  ink.fillStyle = core;
  if (shape.kind === 'text') {
    writeLines(ink, shape, 'fillText');
    return;
  }
  const line = trace(ink, shape);
  if (shape.kind === 'arrow' || shape.kind === 'number') ink.fill();
  if (line > 0) {
    ink.lineWidth = line;
    ink.stroke();
  }
  if (shape.kind === 'number') paintNumber(ink, shape, String(numberOf(annotations, shape)), on);
}

/** Traces a shape's path. Returns the width of the line along it, in image pixels; 0 if the shape is only filled. */
function trace(ink: Ink, shape: TracedShape): number {
  const { kind, weight } = shape;
  ink.beginPath();
  if (kind === 'arrow') {
    const line = weight * arrowRounding;
    traceArrow(ink, shape.from, shape.to, weight, line);
    return line;
  }
  if (kind === 'number') {
    ink.arc(shape.x, shape.y, radiusOf(shape), 0, 2 * Math.PI);
    return 0;
  }
  if (kind === 'pen') tracePen(ink, shape.points);
  else if (kind === 'line') {
    ink.moveTo(shape.from.x, shape.from.y);
    ink.lineTo(shape.to.x, shape.to.y);
  } else if (kind === 'ellipse') {
    const { x, y, width, height } = shape;
    ink.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  } else ink.rect(shape.x, shape.y, shape.width, shape.height);
  return weight;
}

/**
 * Traces an arrow, to be filled and drawn around with a line of that width, which rounds its corners. Its shaft widens
 * towards the head, and its painted tip is exactly at `to`.
 */
function traceArrow(ink: Ink, from: Point, to: Point, weight: number, line: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const along = length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const round = Math.min(line / 2, length / 4);
  const tip = length - round;
  const head = Math.min(5 * weight, length * 0.7);
  const neck = length - head * 0.86;
  const at = (forward: number, aside: number) => {
    const x = from.x + along.x * forward - along.y * aside;
    const y = from.y + along.y * forward + along.x * aside;
    return [x, y] as const;
  };
  ink.moveTo(...at(round, weight * 0.2));
  ink.lineTo(...at(neck, weight * 0.45));
  ink.lineTo(...at(length - head, head * 0.42));
  ink.lineTo(...at(tip, 0));
  ink.lineTo(...at(length - head, head * -0.42));
  ink.lineTo(...at(neck, weight * -0.45));
  ink.lineTo(...at(round, weight * -0.2));
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

/** Writes a text's lines with the current style: letters, or lines around them. */
function writeLines(
  ink: Ink,
  { x, y, width, weight, text, lines }: TextShape,
  how: 'strokeText' | 'fillText',
): void {
  const isRightToLeft = startsRightToLeft.test(text);
  const size = fontSizeOf(weight);
  ink.font = fontOf(size);
  ink.textBaseline = 'alphabetic';
  ink.direction = isRightToLeft ? 'rtl' : 'ltr';
  ink.textAlign = isRightToLeft ? 'right' : 'left';
  for (const [index, line] of lines.entries()) {
    ink[how](line, isRightToLeft ? x + width : x, y + index * lineHeightOf(weight) + size);
  }
}

function paintNumber(ink: Ink, step: Point & { weight: number }, label: string, colour: string): void {
  const size = radiusOf(step) * (label.length < 2 ? 1.3 : 1.9 / label.length + 0.1);
  ink.font = fontOf(size);
  ink.direction = 'ltr';
  ink.textAlign = 'center';
  ink.textBaseline = 'alphabetic';
  ink.fillStyle = colour;
  // Digits stand on the baseline and are 0.72 of the size high, in every common font.
  ink.fillText(label, step.x, step.y + size * 0.36);
}
