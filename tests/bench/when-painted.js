/**
 * Runs first in a popup that is measured, and notes when its picture was painted and when its form could be used, in
 * epoch milliseconds. A canvas has no entry among the browser's own paint times, so both sides are measured alike: one
 * frame after the picture was decoded (`img`) or drawn (`canvas`).
 */
const now = () => performance.timeOrigin + performance.now();
const noted = { shownAt: null, usableAt: null };
globalThis.notedTimes = noted;

function notePainted() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      noted.shownAt ??= now();
    }),
  );
}

document.addEventListener(
  'load',
  ({ target }) => {
    if (target instanceof HTMLImageElement) target.decode().then(notePainted);
  },
  true,
);
const { drawImage } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.drawImage = function draw(...given) {
  drawImage.apply(this, given);
  if (this.canvas.isConnected) notePainted();
};
const asking = setInterval(() => {
  if (document.querySelector('input[name="subject"]:enabled') === null) return;
  noted.usableAt = now();
  clearInterval(asking);
}, 5);
