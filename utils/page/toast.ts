import { style } from './style.ts';

const tones = ['busy', 'good', 'bad'] as const;

/** What the toast says. `link` opens the ticket. */
export interface Toast {
  text: string;
  link: { text: string; href: string } | null;
  tone: (typeof tones)[number];
  closeLabel: string;
}

/**
 * Reads what is told of a toast, on either side of the way into the page. Chromium leaves members that are null out of what
 * `executeScript` takes along, so an absent one means the same. Null for what says nothing.
 */
export function toastOf(told: unknown): Toast | null {
  const { text, link, tone, closeLabel } = membersOf(told);
  if (typeof text !== 'string') return null;
  const { text: linkText, href } = membersOf(link);
  return {
    text,
    link: typeof linkText === 'string' && typeof href === 'string' ? { text: linkText, href } : null,
    tone: tones.find((known) => known === tone) ?? 'bad',
    closeLabel: typeof closeLabel === 'string' ? closeLabel : '',
  };
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const hostName = 'ticket-capture-toast';
const shownForMs = 8000;
/** Longer than any request: if nobody takes the message back by then, it is no longer true. */
const busyForMs = 90_000;

/** Takes our own message out of the page, so that it is never in a picture. */
export function removeToast(document: Document): void {
  for (const host of document.querySelectorAll(hostName)) host.remove();
}

/**
 * Shows a message in the page. Its shadow root is closed: the page learns that a message stands there, not the
 * ticket's number or the helpdesk's address. Styles are set one by one because a page's CSP refuses style elements.
 */
export function showToast(document: Document, toast: Toast): void {
  removeToast(document);
  const host = document.createElement(hostName);
  style(host, { all: 'initial', position: 'fixed', inset: 'auto 16px 16px auto', 'z-index': '2147483647' });
  const root = host.attachShadow({ mode: 'closed' });
  const box = document.createElement('div');
  box.setAttribute('role', toast.tone === 'bad' ? 'alert' : 'status');
  style(box, {
    display: 'flex',
    'align-items': 'center',
    gap: '12px',
    'max-width': 'min(420px, calc(100vw - 32px))',
    padding: '12px 12px 12px 16px',
    'box-sizing': 'border-box',
    'border-radius': '10px',
    background: '#1d2433',
    color: '#ffffff',
    font: '500 14px/20px system-ui, sans-serif',
    'box-shadow': '0 8px 28px rgb(0 0 0 / 35%)',
    'border-inline-start': `4px solid ${{ busy: '#8ea2c8', good: '#35c486', bad: '#ff7a70' }[toast.tone]}`,
  });
  const text = document.createElement('span');
  text.textContent = toast.text;
  box.append(text);
  if (toast.link !== null) box.append(linkTo(document, toast.link));
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', toast.closeLabel);
  style(close, {
    all: 'unset',
    cursor: 'pointer',
    width: '24px',
    height: '24px',
    'text-align': 'center',
    'border-radius': '6px',
    color: '#c6cede',
    'font-size': '18px',
    'line-height': '24px',
    'flex-shrink': '0',
  });
  close.addEventListener('click', () => host.remove());
  close.addEventListener('focus', () => close.style.setProperty('outline', '2px solid #ffffff'));
  close.addEventListener('blur', () => close.style.removeProperty('outline'));
  box.append(close);
  root.append(box);
  document.documentElement.append(host);
  const forMs = toast.tone === 'busy' ? busyForMs : shownForMs;
  let remaining = setTimeout(() => host.remove(), forMs);
  host.addEventListener('pointerenter', () => clearTimeout(remaining));
  host.addEventListener('pointerleave', () => {
    remaining = setTimeout(() => host.remove(), forMs);
  });
}

function linkTo(document: Document, { text, href }: { text: string; href: string }): HTMLAnchorElement {
  const link = document.createElement('a');
  link.textContent = text;
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  style(link, { color: '#9ec1ff', 'text-decoration': 'underline', 'white-space': 'nowrap' });
  return link;
}
