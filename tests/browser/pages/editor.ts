import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Control, Point, Surface } from '../drivers/types.ts';
import { until } from '../drivers/wait.ts';
import { type Pixels, type Rgb, readPixels } from '../wire.ts';
import type { Popup } from './popup.ts';

/** Colours of the squares in the two upper corners of the painted page (tests/pages/painted.html). */
const upperLeft: Rgb = [220, 20, 60];
const upperRight: Rgb = [0, 128, 0];
/** Colour of the page's third square, which nothing in the editor has. */
const square: Rgb = [0, 0, 255];

/**
 * Place of the painted page's picture in the window: its upper left corner in CSS px. `scale`: CSS px per image pixel.
 */
export interface PicturePlace extends Point {
  scale: number;
}

/** The editor tab, by its roles and names. */
export class Editor {
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  /** Presses "Edit screenshot" in the popup. */
  static async open(browser: Browser, popup: Popup): Promise<Editor> {
    await popup.surface.find('button', 'Edit screenshot').click();
    return new Editor(await browser.waitForSurface('editor.html')).ready();
  }

  /** Resolves once the picture can be drawn on. */
  async ready(): Promise<this> {
    await this.canvas.waitFor();
    return this;
  }

  get canvas(): Control {
    return this.surface.find('application', 'Screenshot canvas');
  }

  get createButton(): Control {
    return this.surface.find('button', 'Create ticket');
  }

  tool(name: string): Control {
    return this.surface.find('toolbar', 'Annotation tools').find('button', name);
  }

  /**
   * Finds the painted page's picture in the window by its upper corners. The picture must be in sight as a whole, with
   * nothing drawn on those corners. `width`: its width in image pixels.
   */
  async findPicture(width: number): Promise<PicturePlace> {
    return until('the painted page to be seen whole', async () => {
      const seen = await this.look();
      const left = firstOf(seen, upperLeft);
      const right = lastOf(seen, upperRight);
      if (left === null || right === null) return undefined;
      return { ...left, scale: (right.x + 1 - left.x) / width };
    });
  }

  /**
   * Finds the picture by the page's blue square alone, which stays in sight after a crop or a zoom. The square is 40
   * wide, at 100, 100. Waits until `isRightSize` accepts the scale.
   */
  async findBySquare(isRightSize: (scale: number) => boolean): Promise<PicturePlace> {
    return until('the blue square to be seen in that size', async () => {
      const seen = await this.look();
      const first = firstOf(seen, square);
      const last = lastOf(seen, square);
      if (first === null || last === null) return undefined;
      const scale = (last.x + 1 - first.x) / 40;
      return isRightSize(scale) ? { x: first.x - 100 * scale, y: first.y - 100 * scale, scale } : undefined;
    });
  }

  /**
   * Resolves once the screen shows a pixel of the picture in that colour. The editor paints each change one frame later,
   * so a look right after a drag may come too early.
   */
  async waitForColour(place: PicturePlace, pixel: Point, colour: Rgb): Promise<void> {
    const { x, y } = this.inWindow(place, pixel);
    await until(`the pixel ${pixel.x}, ${pixel.y} to be seen in the colour ${colour}`, async () => {
      const seen = await this.look();
      return isNear(seen.at(Math.round(x), Math.round(y)), colour) || undefined;
    });
  }

  async look(): Promise<Pixels> {
    const file = join(tmpdir(), `editor-${process.pid}-${Math.random()}.png`);
    await this.surface.screenshot(file);
    const pixels = readPixels(await readFile(file));
    rmSync(file);
    return pixels;
  }

  /** Draws with a tool from one pixel of the picture to another. */
  async draw(tool: string, place: PicturePlace, from: Point, to: Point): Promise<void> {
    await this.tool(tool).click();
    await this.surface.drag(this.inWindow(place, from), this.inWindow(place, to));
  }

  /** Converts a pixel of the picture to CSS px of the window. */
  inWindow(place: PicturePlace, { x, y }: Point): Point {
    return { x: place.x + x * place.scale, y: place.y + y * place.scale };
  }

  async create(): Promise<void> {
    await this.createButton.click();
    await this.surface.waitForText(/Ticket #\d+ created/);
  }
}

function firstOf(pixels: Pixels, colour: Rgb): Point | null {
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) if (isNear(pixels.at(x, y), colour)) return { x, y };
  }
  return null;
}

/** Returns the right end of the first area of that colour, two rows below its first pixel. Null if there is none. */
function lastOf(pixels: Pixels, colour: Rgb): Point | null {
  const first = firstOf(pixels, colour);
  if (first === null) return null;
  let { x, y } = first;
  y += 2;
  while (x + 1 < pixels.width && isNear(pixels.at(x + 1, y), colour)) x += 1;
  return { x, y };
}

export function isNear(one: Rgb, other: Rgb): boolean {
  return one.every((value, channel) => Math.abs(value - (other[channel] ?? 0)) <= 3);
}
