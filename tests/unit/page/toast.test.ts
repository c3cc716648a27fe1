// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeToast, showToast, type Toast, toastOf } from '../../../utils/page/toast.ts';

const toast: Toast = {
  text: 'Ticket <b>12</b> created',
  link: { text: 'Open ticket', href: 'https://desk.example.com/app#/t/ticket/12' },
  tone: 'good',
  closeLabel: 'Close',
};

const hosts = () => [...document.querySelectorAll('ticket-capture-toast')];

/** Shows a toast and lets the test see into its closed shadow root, which the page cannot. */
function show(shown: Toast): ShadowRoot {
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
  showToast(document, shown);
  const root = attach.mock.results[0]?.value;
  attach.mockRestore();
  if (!(root instanceof ShadowRoot)) throw new Error('no shadow root');
  return root;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  removeToast(document);
});

/** What `executeScript` hands over in Chromium: nothing of what is null. */
function asChromiumHandsOver(told: Toast): unknown {
  return JSON.parse(JSON.stringify(told, (_key, value: unknown) => (value === null ? undefined : value)));
}

describe('a toast on its way into a page', () => {
  test.each(['busy', 'good', 'bad'] as const)('is shown in the tone %s, also without a link', (tone) => {
    const told: Toast = { ...toast, link: null, tone };
    const arrived = toastOf(asChromiumHandsOver(told));
    expect(arrived).toEqual(told);
    const root = show(arrived ?? toast);
    expect(root.querySelector('span')?.textContent).toBe(told.text);
    expect(root.querySelector('a')).toBeNull();
  });

  test('arrives whole with one', () => {
    expect(toastOf(asChromiumHandsOver(toast))).toEqual(toast);
  });

  test.each([null, undefined, 'text', {}, { text: 3 }])('that says nothing is none: %j', (told) => {
    expect(toastOf(told)).toBeNull();
  });
});

describe('a toast', () => {
  test('says its text as text', () => {
    const root = show(toast);
    expect(root.querySelector('span')?.textContent).toBe('Ticket <b>12</b> created');
    expect(root.querySelector('b')).toBeNull();
  });

  test('keeps its words and the helpdesk’s address from the page', () => {
    show(toast);
    const [host] = hosts();
    expect(host?.shadowRoot).toBeNull();
    expect(host?.textContent).toBe('');
    expect(document.documentElement.outerHTML).not.toContain('desk.example.com');
  });

  test('needs no style element, which a page’s CSP may refuse', () => {
    const root = show(toast);
    expect(root.querySelector('style, link')).toBeNull();
  });

  test('links to the ticket in a tab of its own that knows nothing of the page', () => {
    const link = show(toast).querySelector('a');
    expect(link?.textContent).toBe('Open ticket');
    expect(link?.getAttribute('href')).toBe('https://desk.example.com/app#/t/ticket/12');
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  });

  test('without a link has none', () => {
    expect(show({ ...toast, link: null }).querySelector('a')).toBeNull();
  });

  test.each([
    ['good', 'status'],
    ['busy', 'status'],
    ['bad', 'alert'],
  ] as const)('that is %s is read out as %s', (tone, role) => {
    expect(show({ ...toast, tone }).querySelector(`[role=${role}]`)).not.toBeNull();
  });

  test('takes the place of the one before', () => {
    show({ ...toast, tone: 'busy' });
    show(toast);
    expect(hosts()).toHaveLength(1);
  });

  test('closes with its named button', () => {
    const button = show(toast).querySelector('button');
    expect(button?.getAttribute('aria-label')).toBe('Close');
    button?.click();
    expect(hosts()).toEqual([]);
  });

  test('goes away by itself; while work is under way, not before any request must be over', () => {
    show(toast);
    vi.runAllTimers();
    expect(hosts()).toEqual([]);
    show({ ...toast, tone: 'busy' });
    vi.advanceTimersByTime(75_000);
    expect(hosts()).toHaveLength(1);
    vi.runAllTimers();
    expect(hosts()).toEqual([]);
  });

  test('stays while the pointer is on it', () => {
    show(toast);
    hosts()[0]?.dispatchEvent(new Event('pointerenter'));
    vi.runAllTimers();
    expect(hosts()).toHaveLength(1);
    hosts()[0]?.dispatchEvent(new Event('pointerleave'));
    vi.runAllTimers();
    expect(hosts()).toEqual([]);
  });

  test('that replaced another is not taken away by the other’s clock', () => {
    show(toast);
    vi.advanceTimersByTime(7000);
    show(toast);
    vi.advanceTimersByTime(2000);
    expect(hosts()).toHaveLength(1);
  });
});

test('removing the toast removes it and nothing of the page', () => {
  document.body.innerHTML = '<p>page</p>';
  show(toast);
  removeToast(document);
  expect(hosts()).toEqual([]);
  expect(document.body.innerHTML).toBe('<p>page</p>');
});
