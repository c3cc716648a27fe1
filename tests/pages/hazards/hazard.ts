import { bandColour, bandPx, barColour, barsIn, cssColour } from '../paint.ts';
import type { Layer, Scene } from '../scene.ts';

/** A page that makes it hard to take a picture of the whole page, and what the picture must show anyway. */
export interface Hazard {
  /** The page is served at `/hazards/NAME`. */
  name: string;
  html: string;
  headers?: Record<string, string>;
  /**
   * Returns the scene without its ratio. `width` is the painted box's own width in CSS px, `headWidth` that of an element
   * `.head`.
   */
  scene(width: number, headWidth?: number): Omit<Scene, 'ratio'>;
  /** An expression that scrolls the page to where a person left it. By default the page is scrolled down a little. */
  prepare?: string;
  /** True if the page changes its own elements while it is scrolled. All other pages must be left unchanged. */
  changes?: true;
}

/** The width of the widest page's painted box. CSS px. */
const widestPx = 2400;

export interface PageParts {
  head?: string;
  css?: string;
  html?: string;
  body?: string;
}

export function page(content: string, { head = '', css = '', html = '', body = '' }: PageParts = {}): string {
  return `<!doctype html>
<html lang="en" ${html}>
<head><meta charset="utf-8"><title>Hazard</title>${head}
<style nonce="painted">
html, body { margin: 0; background: #fff }
.painted { position: relative; overflow: clip }
.painted i { display: block; height: ${bandPx}px }
.painted b { position: absolute; top: 0; bottom: 0; width: ${bandPx}px }
${css}
</style></head>
<body ${body}>${content}</body></html>`;
}

/**
 * Returns a painted box. `heightPx` is a multiple of 8, `from` is the number of the first band, `style` is the box's
 * style.
 */
export function painted(heightPx: number, from = 0, style = ''): string {
  const bands = Array.from(
    { length: heightPx / bandPx },
    (_, index) => `<i style="background:${cssColour(bandColour(from + index))}"></i>`,
  );
  const bars = barsIn(widestPx).map(
    (left, bar) => `<b style="left:${left}px;background:${cssColour(barColour(bar))}"></b>`,
  );
  return `<div class="painted" style="${style}">${bands.join('')}${bars.join('')}</div>`;
}

/** Returns a painted box as an SVG file. */
export function paintedSvg(width: number, height: number, from: number): string {
  const bands = Array.from({ length: height / bandPx }, (_, index) => {
    const fill = cssColour(bandColour(from + index));
    return `<rect y="${index * bandPx}" width="${width}" height="${bandPx}" fill="${fill}"/>`;
  });
  const bars = barsIn(width).map(
    (left, bar) =>
      `<rect x="${left}" width="${bandPx}" height="${height}" fill="${cssColour(barColour(bar))}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${bands.join('')}${bars.join('')}</svg>`;
}

export function bands(left: number, top: number, width: number, height: number, from = 0): Layer {
  return { kind: 'bands', box: { left, top, width, height }, from };
}

/** Returns the scene of a page that is one painted box from edge to edge. */
export function onlyBands(height: number): Hazard['scene'] {
  return (width) => ({ width, height, layers: [bands(0, 0, width, height)] });
}
