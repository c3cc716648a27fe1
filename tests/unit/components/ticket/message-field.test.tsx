// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { MessageField } from '../../../../components/ticket/message-field.tsx';
import { mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const inserted: unknown[][] = [];
beforeEach(() => {
  inserted.length = 0;
  // happy-dom has no `execCommand`.
  document.execCommand = (...told: unknown[]) => {
    inserted.push([document.activeElement, ...told]);
    return true;
  };
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

it('If the field is gone before pasted HTML is read, nothing is inserted anywhere', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  paste(() => promise, link);
  void act(() => render(null, root));
  resolve('late');
  await promise;
  await new Promise((done) => setTimeout(done));
  expect(inserted).toEqual([]);
});

it('Loads what reads HTML as soon as it has the focus', () => {
  const plainOf = vi.fn(async () => '');
  void act(() => render(<MessageField value="" onChange={() => undefined} plainOf={plainOf} />, root));
  void act(() => root.querySelector('textarea')?.focus());
  expect(plainOf).toHaveBeenCalledExactlyOnceWith('');
});

it('Leaves words without links, lists and tables to the browser', () => {
  const plainOf = vi.fn(async () => '');
  expect(paste(plainOf, '<b>bold</b>').defaultPrevented).toBe(false);
  expect(plainOf).not.toHaveBeenCalled();
});
