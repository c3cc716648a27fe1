// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Pictures, usePicture } from '../../../../components/annotator/use-picture.ts';

const blob = new Blob(['picture']);
const read = async () => blob;
const whole = { width: 8000, height: 5000 };
const windowed = { width: 1200, height: 800 };
/** The size that a picture has when it is decoded whole. */
let stored = whole;

/** The browser's decoder: each call waits until the test lets it go on. */
const decoder = {
  calls: [] as { source: unknown; options: ImageBitmapOptions; finish(): void }[],
  close: vi.fn<() => void>(),
};

let root: HTMLElement;
let shown: Pictures | 'unreadable' | null;

function Probe({ width, height }: { width: number | null; height: number | null }) {
  shown = usePicture(read, { width, height });
  return null;
}

/** Lets everything happen that needs no decoder. */
const turn = () => act(async () => new Promise((resolve) => setTimeout(resolve)));
const show = async (size: { width: number | null; height: number | null }) => {
  act(() => render(<Probe {...size} />, root));
  await turn();
};
const finishDecode = async (at: number) => {
  decoder.calls[at]?.finish();
  await turn();
};

beforeEach(() => {
  root = document.createElement('div');
  decoder.calls = [];
  decoder.close.mockReset();
  stored = whole;
  vi.stubGlobal('createImageBitmap', (source: unknown, options: ImageBitmapOptions) => {
    const { promise, resolve } = Promise.withResolvers<object>();
    const size = {
      width: options.resizeWidth ?? stored.width,
      height: options.resizeHeight ?? stored.height,
    };
    const bitmap = { ...size, close: decoder.close };
    decoder.calls.push({ source, options, finish: () => resolve(bitmap) });
    return promise;
  });
});
afterEach(() => {
  act(() => render(null, root));
  vi.unstubAllGlobals();
});

test('a large picture is shown as soon as a copy of at most four megapixels is decoded, and then whole', async () => {
  await show(whole);
  expect(decoder.calls.map(({ source }) => source)).toEqual([blob]);
  const { resizeWidth = 0, resizeHeight = 0, colorSpaceConversion } = decoder.calls[0]?.options ?? {};
  expect(resizeWidth * resizeHeight).toBeLessThan(4_010_000);
  expect(resizeWidth / resizeHeight).toBeCloseTo(1.6, 2);
  expect(colorSpaceConversion).toBe('none');

  await finishDecode(0);
  expect(shown).toMatchObject({ full: { ...whole, bitmap: { width: resizeWidth } } });
  await finishDecode(1);
  expect(shown).toMatchObject({
    full: { ...whole, bitmap: whole },
    small: { ...whole, bitmap: { width: resizeWidth } },
  });
  expect(decoder.calls).toHaveLength(2);
});

test('a picture of a window is decoded once', async () => {
  stored = windowed;
  await show(windowed);
  await finishDecode(0);
  expect(decoder.calls.map(({ options }) => options.resizeWidth)).toEqual([undefined]);
  expect(shown).toMatchObject({ full: { ...windowed, bitmap: windowed }, small: null });
  expect(decoder.calls).toHaveLength(1);
});

test('a large picture of unknown size is shown whole, and gets its copy then', async () => {
  await show({ width: null, height: null });
  await finishDecode(0);
  expect(shown).toMatchObject({ full: { ...whole, bitmap: whole }, small: null });
  await finishDecode(1);
  expect(shown).toMatchObject({ full: { bitmap: whole }, small: { ...whole } });
});

test('a large picture is shown whole if no copy of it can be made', async () => {
  const decode = globalThis.createImageBitmap;
  vi.stubGlobal('createImageBitmap', (source: Blob, options: ImageBitmapOptions) =>
    options.resizeWidth === undefined
      ? decode(source, options)
      : Promise.reject(new DOMException('too large')),
  );
  await show(whole);
  await finishDecode(0);
  expect(shown).toMatchObject({ full: { ...whole, bitmap: whole }, small: null });
});

test('a picture that is left before its copy is there is not decoded whole, and its copy is freed', async () => {
  await show(whole);
  act(() => render(null, root));
  await finishDecode(0);
  expect(decoder.calls).toHaveLength(1);
  expect(decoder.close).toHaveBeenCalledOnce();
});
