const leastPx = 400;
const wantedPx = 600;

/**
 * Fits the popup into what the browser gives it. It is asked for 600 px and gives less on a short screen; the size it
 * starts with, before it has measured the page, is none to fit into.
 */
export function fitToWindow(): void {
  const fit = () => {
    if (innerHeight < leastPx || innerHeight >= wantedPx) return;
    document.documentElement.style.setProperty('--popup-block-size', `${innerHeight}px`);
  };
  addEventListener('resize', fit);
}
