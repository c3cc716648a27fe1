import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Camera,
  captureTiles,
  type KeptFrame,
  type Stop,
} from '../../../utils/screenshot/capture-tiles.ts';
import type { Picture } from '../../../utils/screenshot/encode.ts';
import { fakeCanvas, fileOf } from '../../pixel/fake-canvas.ts';
import { type FakeScroller, pictureSize, showAt } from './fake-scroller.ts';

let takeAway: () => void;
beforeEach(() => {
  takeAway = fakeCanvas();
});
afterEach(() => takeAway());

/** A colour for each row of the content, in device pixels. */
const colourOf = (row: number) => [row % 251, Math.floor(row / 251) % 256, (row * 7) % 256] as const;

interface Filming {
  camera: Camera;
  kept: KeptFrame[];
  taken(): number;
}

/** A camera before a page whose rows are painted. `before` is asked before each picture and may stop it. */
function filming(scroller: FakeScroller, before: (number: number) => Stop | null = () => null): Filming {
  const kept: KeptFrame[] = [];
  let taken = 0;
  return {
    kept,
    taken: () => taken,
    camera: {
      show: async (at) => showAt(scroller, at),
      async take(shown): Promise<Picture | Stop> {
        const stop = before(taken);
        if (stop !== null) return stop;
        taken += 1;
        const { width, height } = pictureSize(scroller);
        const canvas = createCanvas(width, height);
        const context = canvas.getContext('2d');
        for (let row = 0; row < height; row += 1) {
          context.fillStyle = `rgb(${colourOf(row + Math.round(shown.top * scroller.ratio)).join()})`;
          context.fillRect(0, row, width, 1);
        }
        return { blob: await fileOf(canvas), width, height };
      },
      async keep(number, frame) {
        kept[number] = frame;
      },
      progress: async () => 'all' as const,
    },
  };
}

async function pixelsOf({ blob }: Picture): Promise<{ canvas: Canvas; row(y: number): number[] }> {
  const image = await loadImage(Buffer.from(await blob.arrayBuffer()));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return { canvas, row: (y) => [...context.getImageData(0, y, 1, 1).data.slice(0, 3)] };
}

async function expectRows(pictures: Picture[], height: number): Promise<void> {
  let top = 0;
  for (const picture of pictures) {
    const { row } = await pixelsOf(picture);
    for (let y = 0; y < picture.height; y += 1)
      expect(row(y), `row ${top + y}`).toEqual([...colourOf(top + y)]);
    top += picture.height;
  }
  expect(top).toBe(height);
}

const page: FakeScroller = {
  content: { width: 40, height: 1730 },
  window: { width: 40, height: 300 },
  ratio: 1,
  snap: 'css',
};

describe('filming', () => {
  test.each([1, 1.25, 2])('shows every row once and in its place at ratio %d', async (ratio) => {
    const { camera, taken } = filming({ ...page, ratio, snap: 'device' });
    const { pictures, stopped } = await captureTiles(null, camera);
    expect(stopped).toBeNull();
    expect(taken()).toBe(6);
    await expectRows(pictures, Math.round(1730 * ratio));
  });

  test('takes exactly ⌈height ÷ window⌉ pictures of a plain page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 20, max: 120 }),
        fc.constantFrom(1, 1.25, 2),
        async (height, windowHeight, ratio) => {
          const window = { width: 4, height: windowHeight * 4 };
          const content = { width: 4, height: Math.max(height * 4, window.height) };
          const { camera, taken } = filming({ content, window, ratio, snap: 'device' });
          const { pictures, stopped } = await captureTiles(null, camera);
          expect(stopped).toBeNull();
          expect(taken()).toBe(Math.ceil(content.height / window.height));
          expect(pictures.map((picture) => picture.height)).toEqual([content.height * ratio]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('of a page too long for one picture gives parts that follow each other without a gap', async () => {
    const long = { ...page, content: { width: 4, height: 40_000 }, window: { width: 4, height: 9000 } };
    const { pictures } = await captureTiles(null, filming(long).camera);
    expect(pictures.map(({ height }) => height)).toEqual([13_334, 13_334, 13_332]);
    await expectRows(pictures, 40_000);
  });

  test('of a long page that grows by a pixel gives no part for that pixel', async () => {
    const window = { width: 4, height: 9000 };
    const scroller = { ...page, content: { width: 4, height: 18_000 }, window };
    const grows = filming(scroller, (number) => {
      if (number === 0) scroller.content = { width: 4, height: 18_001 };
      return null;
    });
    const { pictures } = await captureTiles(null, grows.camera);
    expect(pictures.map(({ height }) => height)).toEqual([9000, 9001]);
    await expectRows(pictures, 18_001);
  });

  test('keeps a page that grows a little in one picture', async () => {
    const scroller = { ...page };
    const grows = filming(scroller, (number) => {
      scroller.content = { width: 40, height: 1730 + 300 * Math.min(number, 3) };
      return null;
    });
    const { pictures } = await captureTiles(null, grows.camera);
    expect(pictures).toHaveLength(1);
    await expectRows(pictures, 2630);
  });

  test.each(['tab-changed', 'minimised', 'page-left', 'refused'] as const)(
    'that is stopped (%s) gives the rows seen until then, and says why',
    async (reason) => {
      const { camera } = filming(page, (number) => (number === 3 ? reason : null));
      const { pictures, stopped } = await captureTiles(null, camera);
      expect(stopped).toBe(reason);
      await expectRows(pictures, 900);
    },
  );

  test('of a page whose rest it cannot bring into view says so', async () => {
    const { camera } = filming(page);
    const show: Camera['show'] = async (at) => ({ ...showAt(page, at), isCut: true });
    const { pictures, stopped } = await captureTiles(null, { ...camera, show });
    expect(stopped).toBe('only-visible');
    await expectRows(pictures, 1730);
  });

  test('that is cancelled gives nothing', async () => {
    const { camera } = filming(page);
    const progress = async (done: number) => (done < 3 ? 'all' : 'nothing');
    expect(await captureTiles(null, { ...camera, progress })).toEqual({ pictures: [], stopped: 'cancelled' });
  });

  test('keeps what is captured and says so if the person has enough, unless it is everything', async () => {
    const { camera } = filming(page);
    const progress = async (done: number) => (done < 2 ? 'all' : 'enough');
    const { pictures, stopped } = await captureTiles(null, { ...camera, progress });
    expect(stopped).toBe('ended');
    await expectRows(pictures, 600);
    const atEnd = async (done: number, of: number) => (done < of ? 'all' : 'enough');
    expect((await captureTiles(null, { ...filming(page).camera, progress: atEnd })).stopped).toBeNull();
  });

  test('takes a view again that somebody scrolled away', async () => {
    let disturbed = 0;
    const { camera } = filming(page, (number) => {
      if (number !== 2 || disturbed === 2) return null;
      disturbed += 1;
      return 'page-changed';
    });
    const { pictures, stopped } = await captureTiles(null, camera);
    expect(stopped).toBeNull();
    await expectRows(pictures, 1730);
  });

  test.each([0, 1, 2, 3, 4, 5])(
    'goes on after an interruption at view %d and takes no view twice',
    async (at) => {
      const first = filming(page, (number) => (number === at ? 'interrupted' : null));
      await captureTiles(null, first.camera);
      const second = filming(page);
      const { pictures, stopped } = await captureTiles(null, second.camera, first.kept);
      expect(stopped).toBeNull();
      expect(second.taken()).toBe(6 - at);
      await expectRows(pictures, 1730);
    },
  );

  test('of a region shows that region alone, larger than the window or not', async () => {
    const { camera } = filming(page);
    const { pictures } = await captureTiles({ x: 5, y: 250, width: 20, height: 700 }, camera);
    expect(pictures.map(({ width, height }) => ({ width, height }))).toEqual([{ width: 20, height: 700 }]);
    const [picture] = pictures;
    if (picture === undefined) throw new Error('no picture');
    const { row } = await pixelsOf(picture);
    expect(row(0)).toEqual([...colourOf(250)]);
    expect(row(699)).toEqual([...colourOf(949)]);
  });

  test('hides what is hidden in its views, where it comes to stand and as one thing over their edges', async () => {
    const { camera } = filming(page);
    const box = (y: number, height: number) => ({ x: 4, y, width: 10, height, reason: 'email', item: 0 });
    const take: Camera['take'] = async (shown) => {
      const picture = await camera.take(shown);
      if (typeof picture === 'string') return picture;
      // As a page tells it: all of it in each view, also what is above the window or under it.
      const [inRow, acrossViews] = [box(100 - shown.top, 30), box(590 - shown.top, 20)];
      const shapes = [inRow, acrossViews].flatMap((one, at) => {
        const top = Math.max(0, one.y);
        const height = Math.min(300, one.y + one.height) - top;
        return height > 0 ? [{ ...one, kind: 'redaction' as const, id: at, y: top, height }] : [];
      });
      const unchecked = shown.top === 300 ? { unchecked: 'moved' as const } : {};
      return { ...picture, hidden: { annotations: { shapes, crop: null }, ...unchecked } };
    };
    const { pictures } = await captureTiles(null, { ...camera, take });
    expect(pictures.map(({ hidden }) => hidden?.unchecked)).toEqual(['moved']);
    expect(pictures[0]?.hidden?.annotations?.shapes).toMatchObject([
      { x: 4, y: 100, width: 10, height: 30 },
      { x: 4, y: 590, width: 10, height: 20 },
    ]);
    const part = await captureTiles({ x: 5, y: 110, width: 20, height: 100 }, { ...camera, take });
    expect(part.pictures[0]?.hidden?.annotations?.shapes).toMatchObject([
      { x: 0, y: 0, width: 9, height: 20 },
    ]);
  });

  test('fails rather than give a picture that is blank', async () => {
    const { camera } = filming(page);
    const real = globalThis.OffscreenCanvas;
    // A canvas beyond the browser's limits draws nothing and says nothing.
    // biome-ignore lint/complexity/useArrowFunction: an arrow function cannot be called with `new`.
    globalThis.OffscreenCanvas = function (width: number, height: number) {
      const canvas = new real(width, height);
      if (height > 1000) Object.assign(canvas, { convertToBlob: () => fileOf(createCanvas(width, height)) });
      return canvas;
    } as unknown as typeof OffscreenCanvas;
    await expect(captureTiles(null, camera)).rejects.toThrow('the picture was damaged');
  });
});
