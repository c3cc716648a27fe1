// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SensitiveNotice } from '../../../../components/ticket/sensitive-notice.tsx';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
});
afterEach(() => {
  void act(() => render(null, root));
  vi.doUnmock('../../../../utils/privacy/hide-words.ts');
});

const show = (text: string, onHide = vi.fn()) =>
  act(() =>
    render(<SensitiveNotice text={text} toHide={[]} requester="" disabled={false} onHide={onHide} />, root),
  );

it('Says what looks sensitive in a text, and hides it if asked to', async () => {
  const onHide = vi.fn();
  void show('Write to ana@shop.example', onHide);
  await expect.poll(() => root.textContent).toContain('Looks sensitive: ');
  void act(() => root.querySelector('button')?.click());
  expect(onHide).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Write to \[.+\]$/));
});

it('Says so if the text cannot be checked', async () => {
  vi.doMock('../../../../utils/privacy/hide-words.ts', () => {
    throw new Error('gone');
  });
  vi.resetModules();
  void show('Write to ana@shop.example');
  await expect.poll(() => root.textContent).toContain('Could not check your text');
});
