import { drawnButton, drawnWords } from './drawn-words.ts';
import { leave, toastName } from './page-world.ts';
import { style } from './style.ts';
import type { Countdown } from './task.ts';
import { removeToast } from './toast.ts';

/** `countDown` removes the countdown so many milliseconds before `until`, so that the page is drawn without it at `until`. */
const goneBeforeMs = 400;
/** The longest wait for a frame, because a tab in the background draws none. Milliseconds. */
const drawnWithinMs = 300;

/**
 * Shows a countdown in the page, with a button that cancels it. The countdown replaces a toast or an earlier countdown.
 * Like a toast, it contains no text that the page can find. Resolves to true if the person cancels, or to false once the
 * page is drawn without the countdown. Shows nothing if `until` is over or near.
 */
export function countDown(document: Document, { until, name, cancelLabel }: Countdown): Promise<boolean> {
  removeToast();
  const left = () => until - goneBeforeMs - Date.now();
  if (left() <= 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const { host, setSeconds } = pill(document, name, cancelLabel, () => {
      clearTimeout(next);
      host.remove();
      resolve(true);
    });
    let next: ReturnType<typeof setTimeout>;
    const step = () => {
      if (left() <= 0) {
        host.remove();
        drawn().then(() => resolve(false));
        return;
      }
      setSeconds(Math.ceil((until - Date.now()) / 1000));
      next = setTimeout(step, Math.min(left(), (until - Date.now()) % 1000 || 1000));
    };
    step();
  });
}

function pill(document: Document, name: string, cancelLabel: string, onCancel: () => void) {
  const host = document.createElement('div');
  leave(toastName, host);
  style(host, { all: 'initial', position: 'fixed', inset: 'auto 16px 16px auto', 'z-index': '2147483647' });
  const box = document.createElement('div');
  style(box, {
    display: 'flex',
    'align-items': 'center',
    gap: '8px',
    padding: '6px 8px 6px 16px',
    'border-radius': '20px',
    background: '#1d2433',
    color: '#ffffff',
    font: '600 14px/28px system-ui, sans-serif',
    'font-variant-numeric': 'tabular-nums',
    'user-select': 'none',
    'box-shadow': '0 8px 28px rgb(0 0 0 / 35%)',
  });
  const count = drawnWords(document, '');
  // With this role a screen reader reads the seconds only when the person moves to them, not each second.
  count.setAttribute('role', 'timer');
  const cancel = drawnButton(document, cancelLabel, cancelLabel, onCancel);
  style(cancel, { color: '#9ec1ff', padding: '0 8px' });
  box.append(count, cancel);
  host.attachShadow({ mode: 'closed' }).append(box);
  document.documentElement.append(host);
  const setSeconds = (seconds: number) => {
    style(count, { 'list-style-type': JSON.stringify(String(seconds)) });
    count.setAttribute('aria-label', `${name}: ${seconds}`);
  };
  return { host, setSeconds };
}

/** Resolves once a frame is drawn after the present one. */
function drawn(): Promise<unknown> {
  const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return Promise.race([frames, new Promise((resolve) => setTimeout(resolve, drawnWithinMs))]);
}
