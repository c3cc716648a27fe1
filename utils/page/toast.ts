import { drawnButton, drawnWords } from './drawn-words.ts';
import { leave, takeLeft, toastName } from './page-world.ts';
import { style } from './style.ts';
import type { Toast } from './task.ts';

const shownForMs = 8000;
/** Longer than any request: after that time the message is no longer true. */
const busyForMs = 90_000;
/** The same for all words, so that the box's size does not tell which words are in it. */
const size = { width: 'min(340px, calc(100vw - 32px))', 'min-height': '48px' };

/** Removes our toast from the page, so that it is in no picture. */
export function removeToast(): void {
  takeLeft(toastName)?.remove();
}

/**
 * Shows a message in the page and calls `onOpen` if the person presses its button. The page can learn nothing from the
 * message: the tag is neutral, the shadow root is closed, and the words are drawn. Styles are set one by one because a
 * page's CSP refuses style elements.
 */
export function showToast(document: Document, toast: Toast, onOpen: () => void): void {
  removeToast();
  const host = document.createElement('div');
  leave(toastName, host);
  style(host, { all: 'initial', position: 'fixed', inset: 'auto 16px 16px auto', 'z-index': '2147483647' });
  const box = document.createElement('div');
  box.setAttribute('role', toast.tone === 'bad' ? 'alert' : 'status');
  style(box, {
    ...size,
    display: 'flex',
    'align-items': 'center',
    gap: '12px',
    padding: '12px 12px 12px 16px',
    'box-sizing': 'border-box',
    'border-radius': '10px',
    background: '#1d2433',
    color: '#ffffff',
    // Only generic families: a page can give any other name to a font that tells which letters are requested.
    font: '500 14px/20px system-ui, sans-serif',
    'user-select': 'none',
    'box-shadow': '0 8px 28px rgb(0 0 0 / 35%)',
    'border-inline-start': `4px solid ${{ busy: '#8ea2c8', good: '#35c486', bad: '#ff7a70' }[toast.tone]}`,
  });
  const words = drawnWords(document, toast.text);
  words.setAttribute('role', 'img');
  words.setAttribute('aria-label', toast.text);
  style(words, { flex: '1' });
  box.append(words);
  if (toast.button !== null) {
    const open = drawnButton(document, toast.button, toast.button, () => {
      host.remove();
      onOpen();
    });
    style(open, { color: '#9ec1ff', padding: '2px 8px' });
    box.append(open);
  }
  const close = drawnButton(document, '×', toast.closeLabel, () => host.remove());
  style(close, { color: '#c6cede', padding: '2px 6px', 'font-size': '18px' });
  box.append(close);
  host.attachShadow({ mode: 'closed' }).append(box);
  document.documentElement.append(host);
  const forMs = toast.tone === 'busy' ? busyForMs : shownForMs;
  let remaining = setTimeout(() => host.remove(), forMs);
  host.addEventListener('pointerenter', () => clearTimeout(remaining));
  host.addEventListener('pointerleave', () => {
    remaining = setTimeout(() => host.remove(), forMs);
  });
}
