import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import upng from 'upng-js';

/** Draws the icons of the manifest from their SVG sources. Run it with `node tests/gallery/make-icons.ts`. */
const root = new URL('../../', import.meta.url);
const toolbarSizes = [16, 32];

const icons: { source: string; sizes: number[]; target: (size: number) => string }[] = [
  { source: 'tests/gallery/icons/toolbar.svg', sizes: toolbarSizes, target: (size) => `${size}.png` },
  { source: 'tests/gallery/icons/icon.svg', sizes: [48, 128], target: (size) => `${size}.png` },
  {
    source: 'tests/gallery/icons/toolbar-dark.svg',
    sizes: toolbarSizes,
    target: (size) => `dark-${size}.png`,
  },
];

/** Flat shapes need no more colours, even with antialiased edges. This halves the files. */
const colours = 64;

/** Sets the size in the SVG first, because the renderer would scale up its first rasterisation. */
async function draw(source: string, size: number): Promise<Buffer> {
  const svg = await readFile(new URL(source, root), 'utf8');
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const canvas = createCanvas(size, size);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
  const { data } = context.getImageData(0, 0, size, size);
  return Buffer.from(upng.encode([new Uint8Array(data).buffer], size, size, colours));
}

const folder = new URL('public/icon/', root);
await mkdir(folder, { recursive: true });
for (const { source, sizes, target } of icons) {
  for (const size of sizes) await writeFile(new URL(target(size), folder), await draw(source, size));
}
console.log(`Icons written to ${fileURLToPath(folder)}`);
