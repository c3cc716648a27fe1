// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { HiddenItemsPanel } from '../../../../components/ticket/hidden-items-panel.tsx';
import type { Attachment } from '../../../../utils/captures/capture.ts';
import { common, spares } from '../../../gallery/hidden-data.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

function show(attachments: readonly Attachment[], onAnnotate = vi.fn()): HTMLElement {
  const root = document.createElement('div');
  void act(() =>
    render(
      <HiddenItemsPanel
        attachments={attachments}
        disabled={false}
        onAnnotate={onAnnotate}
        onLook={vi.fn()}
      />,
      root,
    ),
  );
  return root;
}

it('Shows what is probably not private in one press, and nothing else', () => {
  const onAnnotate = vi.fn();
  const root = show(spares.attachments, onAnnotate);
  expect(root.querySelector('p')?.textContent).toBe(
    'Probably not private: the requester’s e-mail address, the e-mail address in the page’s footerShow',
  );
  expect(onAnnotate).not.toHaveBeenCalled();
  void act(() => root.querySelector<HTMLElement>('p button')?.click());
  const [{ id = '', annotations } = {}] = spares.attachments;
  const rest = annotations?.shapes.filter((shape) => !('spare' in shape && shape.spare !== undefined));
  expect(rest).toHaveLength(1);
  expect(onAnnotate).toHaveBeenCalledExactlyOnceWith(id, { shapes: rest, crop: null });
});

it('Says nothing of it if only a stranger’s address is hidden', () => {
  expect(show(common.attachments).querySelector('p')).toBeNull();
});
