import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser } from '../browser/drivers/types.ts';
import { makeAttachment, makeCapture } from '../unit/make-capture.ts';

const picture = { width: 8000, height: 5000 };
const frames = 60;

export interface LargePicture {
  /** Milliseconds from one frame to the next while a line is drawn. */
  ours: number[];
  /**
   * The same for a bare canvas of the same size that draws only the picture, at the canvas's resolution, and the line.
   */
  bare: number[];
  /** Milliseconds from the start of the editor's document until the picture is on its canvas. */
  openedMs: number;
}

/** Times drawing on a picture of 40 megapixels, in the editor and on a bare canvas. */
export async function timeLargePicture(extensionDir: string): Promise<LargePicture> {
  const browser = await launchBrowser('chromium', { extensionDir });
  try {
    const id = await storeLargePicture(browser);
    const editor = await browser.openExtensionPage(`editor.html?capture=${id}`);
    const canvas = editor.find('application', 'Screenshot canvas');
    await canvas.waitFor();
    const openedMs = await editor.evaluate<number>(`new Promise((resolve) => {
      const canvas = document.querySelector('canvas');
      const look = () => {
        const { width, height } = canvas;
        const isThere = canvas.getContext('2d').getImageData(width >> 1, height >> 1, 1, 1).data[3] === 255;
        if (isThere) resolve(performance.now());
        else requestAnimationFrame(look);
      };
      look();
    })`);
    await editor.find('toolbar', 'Annotation tools').find('button', 'Pen').click();
    const ours = await editor.evaluate<number[]>(
      drawing(`
      const canvas = document.querySelector('canvas');
      const send = (type, x, y) => canvas.dispatchEvent(
        new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, pointerType: 'mouse' }));
      canvas.setPointerCapture = () => undefined;
      send('pointerdown', 60, 200);
      const draw = (step) => send('pointermove', 60 + step * 8, 200 + (step % 7) * 10);`),
    );
    const bare = await editor.evaluate<number[]>(
      drawing(`
      const shown = document.querySelector('canvas');
      const canvas = Object.assign(document.createElement('canvas'), { width: shown.width, height: shown.height });
      document.body.replaceChildren(canvas);
      const bitmap = await createImageBitmap(new ImageData(canvas.width * 2, canvas.height * 2));
      const ink = canvas.getContext('2d');
      const points = [];
      const draw = (step) => requestAnimationFrame(() => {
        points.push([60 + step * 8, 200 + (step % 7) * 10]);
        ink.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        ink.beginPath();
        for (const [x, y] of points) ink.lineTo(x, y);
        ink.stroke();
      });`),
    );
    return { ours, bare, openedMs };
  } finally {
    await browser.close();
  }
}

/** Returns a script that draws one step of a line per frame and returns the length of each frame. */
function drawing(setUp: string): string {
  return `(async () => {
    ${setUp}
    const times = [];
    let last = null;
    for (let step = 0; step < ${frames}; step += 1) {
      draw(step);
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      if (last !== null) times.push(now - last);
      last = now;
    }
    return times;
  })()`;
}

async function storeLargePicture(browser: Browser): Promise<string> {
  const options = await browser.openExtensionPage('tickets.html');
  await options.waitForText('Nothing is waiting');
  const capture = makeCapture({ attachments: [makeAttachment(picture)] });
  await options.evaluate(`(async () => {
    const canvas = new OffscreenCanvas(${picture.width}, ${picture.height});
    const ink = canvas.getContext('2d');
    for (let at = 0; at < ${picture.width}; at += 40) {
      ink.fillStyle = \`hsl(\${at % 360} 60% 50%)\`;
      ink.fillRect(at, 0, 40, ${picture.height});
    }
    const blob = await canvas.convertToBlob();
    const opening = indexedDB.open('ticket-capture');
    await new Promise((resolve) => { opening.onsuccess = resolve; });
    const transaction = opening.result.transaction(['captures', 'images'], 'readwrite');
    const capture = ${JSON.stringify(capture)};
    transaction.objectStore('captures').put(capture);
    transaction.objectStore('images').put(blob, capture.attachments[0].id);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    opening.result.close();
    return true;
  })()`);
  await options.close();
  return capture.id;
}
