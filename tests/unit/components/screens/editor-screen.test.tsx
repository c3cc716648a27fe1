// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { EditorScreen } from '../../../../components/screens/editor/editor-screen.tsx';
import type { EditorScreenProps } from '../../../../components/screens/screen-props.ts';
import { noTab } from '../../../../utils/captures/capture.ts';
import { capture } from '../../../gallery/data.ts';
import { editorProps } from '../../../gallery/props.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const onBackToPage = vi.fn();
const show = (props: Partial<EditorScreenProps>): void =>
  doing(() => render(<EditorScreen {...editorProps} {...props} onBackToPage={onBackToPage} />, root));
const back = (): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Back to the page');

describe('The editor', () => {
  it('Leads back to the page, before the ticket is sent and after', () => {
    const receipt = { ticketId: 4127, ref: 'ABC', url: 'https://desk.example/4127', sentAt: 1 };
    for (const phase of [{ name: 'editing' }, { name: 'sent', receipt }] as const) {
      onBackToPage.mockClear();
      show({ capture, phase });
      doing(() => back()?.click());
      expect(onBackToPage).toHaveBeenCalledExactlyOnceWith(capture);
    }
  });

  it('Does not lead back to a page that a follow-up does not have', () => {
    show({ capture: { ...capture, tabId: noTab } });
    expect(root.querySelector('h1')).not.toBeNull();
    expect(back()).toBeUndefined();
  });

  it('Leaves the focus to the picture that is being read, and gives it to the message if there is none', () => {
    show({ capture });
    expect(document.activeElement).toBe(document.body);
    doing(() => render(null, root));
    show({ capture: { ...capture, attachments: [] } });
    expect(document.activeElement?.getAttribute('name')).toBe('message');
  });
});
