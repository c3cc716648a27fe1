// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { PopupScreen } from '../../../components/screens/popup/popup-screen.tsx';
import type { Receipt } from '../../../utils/captures/capture.ts';
import { copyText } from '../../../utils/ticket-screen/copy-text.ts';
import { useCopiedLink } from '../../../utils/ticket-screen/use-copied-link.ts';
import { popupProps } from '../../gallery/props.ts';
import { doing, mountPoint } from '../components/mount-point.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));
vi.mock('../../../utils/ticket-screen/copy-text.ts');

const root = mountPoint();
const receipt: Receipt = { ticketId: 7, ref: 'AB-7', url: 'https://desk.example/t/7', sentAt: 1 };

/** Shows a popup whose ticket was just created. */
async function send(preferences: { copyLink?: boolean } | null): Promise<string[]> {
  let sent = (_receipt: Receipt): void => undefined;
  const Popup = () => {
    const { copiedLink, onSent } = useCopiedLink(preferences);
    sent = onSent;
    return <PopupScreen {...popupProps} phase={{ name: 'sent', receipt }} copiedLink={copiedLink} />;
  };
  doing(() => render(<Popup />, root));
  await vi.waitFor(() => expect(root.querySelector('.receipt')).not.toBeNull());
  doing(() => sent(receipt));
  await vi.waitFor(() => undefined);
  await new Promise((resolve) => setTimeout(resolve));
  doing(() => undefined);
  return [...root.querySelectorAll('.receipt button')].map((button) => button.textContent ?? '');
}

afterEach(() => {
  doing(() => render(null, root));
  vi.mocked(copyText).mockReset();
});

test('the link of a created ticket is copied if the person has chosen so, and the receipt says it', async () => {
  vi.mocked(copyText).mockResolvedValue(true);
  expect(await send({ copyLink: true })).toContain('Link copied');
  expect(vi.mocked(copyText).mock.calls).toEqual([[receipt.url]]);
});

test('a refusal of the browser is not called a copy', async () => {
  vi.mocked(copyText).mockResolvedValue(false);
  expect(await send({ copyLink: true })).toContain('Copy link');
});

test.each([[{ copyLink: false }], [{}], [null]])('nothing is copied with %o', async (preferences) => {
  expect(await send(preferences)).toContain('Copy link');
  expect(copyText).not.toHaveBeenCalled();
});
