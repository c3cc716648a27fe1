const leastPx = 400;
const wantedPx = 600;

/**
 * Fits the popup to the height that the browser gives it. The popup asks for 600 px and gets less on a short screen.
 * Heights below 400 px are ignored: the browser has not measured the page yet.
 */
export function fitToWindow(): void {
  const fit = () => {
    if (innerHeight < leastPx || innerHeight >= wantedPx) return;
    document.documentElement.style.setProperty('--popup-block-size', `${innerHeight}px`);
  };
  addEventListener('resize', fit);
}
