// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MessageField } from '../../../../components/ticket/message-field.tsx';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

let root: HTMLElement;
const inserted: unknown[][] = [];
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  inserted.length = 0;
  // happy-dom has no `execCommand`.
  document.execCommand = (...told: unknown[]) => {
    inserted.push([document.activeElement, ...told]);
    return true;
  };
});
afterEach(() => {
  void act(() => render(null, root));
  root.remove();
});

/** Pastes HTML and its words into the field. Returns the event. */
function paste(plainOf: (html: string) => Promise<string>, html: string): Event {
  void act(() => render(<MessageField value="" onChange={() => undefined} plainOf={plainOf} />, root));
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const data = { getData: (type: string) => (type === 'text/html' ? html : 'its words') };
  Object.defineProperty(event, 'clipboardData', { value: data });
  root.querySelector('textarea')?.dispatchEvent(event);
  return event;
}

const link = '<a href="https://shop.example">shop</a>';

it('Pasted links come with their addresses, into the field they were pasted into', async () => {
  const event = paste(async () => 'shop (https://shop.example)', link);
  expect(event.defaultPrevented).toBe(true);
  await vi.waitFor(() =>
    expect(inserted).toEqual([
      [root.querySelector('textarea'), 'insertText', false, 'shop (https://shop.example)'],
    ]),
  );
});

it.each([
  ['cannot be read', () => Promise.reject(new Error('gone'))],
  ['has no words', async () => ''],
])('If pasted HTML %s, its plain words are pasted', async (_, plainOf) => {
  paste(plainOf, link);
  await vi.waitFor(() =>
    expect(inserted).toEqual([[root.querySelector('textarea'), 'insertText', false, 'its words']]),
  );
});

it('Leaves words without links, lists and tables to the browser', () => {
  const plainOf = vi.fn(async () => '');
  expect(paste(plainOf, '<b>bold</b>').defaultPrevented).toBe(false);
  expect(plainOf).not.toHaveBeenCalled();
});
