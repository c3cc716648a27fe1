// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Toast } from '../../../utils/page/task.ts';
import { removeToast, showToast } from '../../../utils/page/toast.ts';

const toast: Toast = { text: 'Ticket <b>"made"</b>', button: 'Open', tone: 'good', closeLabel: 'Close' };

/** Returns the children of the document element except head and body. */
const hosts = () => [...document.documentElement.children].filter((one) => !one.matches('head, body'));
const opened = vi.fn();

/** Shows a toast. Returns its closed shadow root, which the page cannot read. */
function show(shown: Toast): ShadowRoot {
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
  showToast(document, shown, opened);
  const root = attach.mock.results[0]?.value;
  attach.mockRestore();
  if (!(root instanceof ShadowRoot)) throw new Error('no shadow root');
  return root;
}

/** Clicks the button with a trusted event, which no script can create. */
function press(button: HTMLButtonElement | undefined, isTrusted = true): void {
  const click = new MouseEvent('click', { bubbles: true });
  Object.defineProperty(click, 'isTrusted', { value: isTrusted });
  button?.dispatchEvent(click);
}

/** Returns the drawn texts, in order. */
const drawnIn = (root: ShadowRoot) =>
  [...root.querySelectorAll('span')].map((one) => JSON.parse(one.style.getPropertyValue('list-style-type')));
const buttonsIn = (root: ShadowRoot) => [...root.querySelectorAll('button')];

beforeEach(() => {
  vi.useFakeTimers();
  opened.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  removeToast();
});

describe('a toast', () => {
  test.each(['busy', 'good', 'bad'] as const)('without a button has only its words: %s', (tone) => {
    expect(drawnIn(show({ ...toast, button: null, tone }))).toEqual([toast.text, '×']);
  });

  test('draws its words and has none as text, in no tree', () => {
    const root = show(toast);
    expect(drawnIn(root)).toEqual([toast.text, 'Open', '×']);
    expect(root.textContent).toBe('');
    expect(root.querySelector('b, a, input')).toBeNull();
  });

  test('has a name for each thing that is drawn, for whoever listens', () => {
    const root = show(toast);
    expect(root.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(toast.text);
    expect(buttonsIn(root).map((one) => one.getAttribute('aria-label'))).toEqual(['Open', 'Close']);
  });

  test.each(['Ticket created', 'Not sent'])('is in the page a <div> that says nothing: %s', (text) => {
    const shape = () => {
      const [host] = hosts();
      expect([host?.shadowRoot, host?.textContent]).toEqual([null, '']);
      return host?.outerHTML;
    };
    show({ ...toast, text: 'Anything else', button: null, tone: 'busy' });
    const before = shape();
    show({ ...toast, text, button: 'Review', tone: 'bad' });
    expect(shape()).toBe(before);
    expect(before).toMatch(/^<div style="[^"]*"><\/div>$/);
    expect(before).not.toMatch(/ticket|capture|deskpro|desk/i);
  });

  test('asks for generic fonts alone, which a page can replace by none of its own', () => {
    const styled = [...show(toast).querySelectorAll<HTMLElement>('*')].map(({ style }) => style.cssText);
    const families = styled.join(';').matchAll(/font(?:-family)?: ([^;]*?) ?(?:!important)?(?:;|$)/g);
    const names = [...families].flatMap(([, family = '']) => family.replace(/^.*\d\S* /, '').split(/, */));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^(system-ui|sans-serif|)$/.test(name))).toEqual([]);
  });

  test('needs no style element, which a page’s CSP may refuse', () => {
    const root = show(toast);
    expect(root.querySelector('style, link')).toBeNull();
  });

  test('opens what was made if the person presses its button, and goes', () => {
    press(buttonsIn(show(toast))[0]);
    expect(opened).toHaveBeenCalledExactlyOnceWith();
    expect(hosts()).toEqual([]);
  });

  test('opens nothing for a click that a script made up', () => {
    const [button] = buttonsIn(show(toast));
    press(button, false);
    button?.click();
    expect(opened).not.toHaveBeenCalled();
    expect(hosts()).toHaveLength(1);
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
    press(buttonsIn(show(toast)).find((one) => one.getAttribute('aria-label') === 'Close'));
    expect(hosts()).toEqual([]);
    expect(opened).not.toHaveBeenCalled();
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
  document.body.innerHTML = '<p>page</p><div></div>';
  show(toast);
  removeToast();
  expect(hosts()).toEqual([]);
  expect(document.body.innerHTML).toBe('<p>page</p><div></div>');
});
