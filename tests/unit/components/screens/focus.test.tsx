// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import type { PopupScreenProps } from '../../../../components/screens/screen-props.ts';
import type { AttachmentId, Capture } from '../../../../utils/captures/capture.ts';
import { capture, connection, everyField, several, severalPreviews } from '../../../gallery/data.ts';
import { common, unchecked } from '../../../gallery/hidden-data.ts';
import { popupProps } from '../../../gallery/props.ts';
import { doing, mountPoint, nameOf } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
/** Code that is loaded only when it is needed takes long on a busy machine. */
const waiting = { timeout: 10_000 };

const show = (props: Partial<PopupScreenProps>): void =>
  doing(() => render(<PopupScreen {...popupProps} {...props} />, root));
const controls = () => [...root.querySelectorAll<HTMLElement>('button, input, textarea, a[href]')];
const nameOfControl = (control: Element): string =>
  control instanceof HTMLButtonElement
    ? nameOf(control)
    : (control.getAttribute('aria-label') ?? control.getAttribute('name') ?? '');
function control(name: string): HTMLElement {
  const found = controls().find((one) => nameOfControl(one) === name);
  if (found === undefined) throw new Error(`no control ${name}`);
  return found;
}
const isThere = (name: string) => vi.waitFor(() => control(name), waiting);
const focused = () =>
  document.activeElement === null || document.activeElement === document.body
    ? 'nothing'
    : nameOfControl(document.activeElement);
const focusIs = (name: string) => vi.waitFor(() => expect(focused()).toBe(name), waiting);
/** Presses a control that has the focus, as a keyboard does. */
function press(name: string): void {
  control(name).focus();
  doing(() => control(name).click());
}
/** Resolves once the code that lets the focus follow is at work. */
const followed = () =>
  import('../../../../components/kit/follow-focus.ts').then(
    () => new Promise((resolve) => setTimeout(resolve)),
  );

afterEach(() => doing(() => render(null, root)));

describe('The focus', () => {
  test('goes from a dismissed notice to the form', async () => {
    const draftNotice = { kind: 'elsewhere', at: 0, host: 'b.example' } as const;
    show({ draftNotice });
    await isThere('Dismiss');
    await followed();
    control('Dismiss').focus();
    show({ draftNotice: null });
    await focusIs('subject');
  });

  test('goes from a discarded draft to what brings it back', async () => {
    show({ draftNotice: { kind: 'elsewhere', at: 0, host: 'b.example' } });
    await isThere('More about this draft');
    await followed();
    press('More about this draft');
    press('Discard draft');
    show({ draftNotice: { kind: 'discarded', at: 0, restore: () => undefined } });
    await focusIs('Undo');
  });

  test('goes from a removed picture to what brings it back, and from there to the modes', async () => {
    const gone: Capture = { ...capture, attachments: [] };
    show({});
    await followed();
    control('Remove screenshot').focus();
    show({ capture: gone, onUndoRemove: () => undefined });
    await focusIs('Undo remove');
    show({});
    await focusIs('Visible area');
  });

  test('goes from a removed file to the next one’s button', async () => {
    show({ capture: several(2), previews: severalPreviews });
    await followed();
    control('Remove screenshot').focus();
    show({
      capture: { ...several(2), attachments: several(3).attachments.slice(2) },
      previews: severalPreviews,
    });
    await vi.waitFor(() => expect(focused()).not.toBe('nothing'), waiting);
  });

  test('stays on the mode that takes a picture anew', async () => {
    const onMode = vi.fn();
    const fullPage = 'Full page';
    show({ onMode });
    await followed();
    const radio = root.querySelector<HTMLInputElement>(`input[aria-label="${fullPage}"]`);
    radio?.focus();
    show({ onMode, screenshot: { done: 1, of: 3, secondsLeft: null, phase: 'capturing' } });
    expect(radio?.disabled).toBe(false);
    doing(() => radio?.click());
    expect(onMode).not.toHaveBeenCalled();
    show({ onMode });
    expect(document.activeElement).toBe(radio);
  });

  test('goes back to the menu after something was added, and to the mode list after a canceled picture', async () => {
    show({});
    await followed();
    press('Add to the ticket');
    press('Add screenshot');
    expect(focused()).toBe('Add to the ticket');
    show({ screenshot: { done: 1, of: 3, secondsLeft: null, phase: 'capturing' } });
    await isThere('Cancel');
    control('Cancel').focus();
    show({});
    await vi.waitFor(() => expect(focused()).not.toBe('nothing'), waiting);
  });

  test('stays where a rule was kept', () => {
    show({ siteRule: { followed: null, site: 'shop.example', onKeep: () => undefined } });
    press('Always use these on shop.example');
    show({ siteRule: { followed: 'shop.example', site: 'shop.example', onKeep: null } });
    expect(focused()).toBe('Edit');
    expect(root.textContent).toContain('Filled in by your rule for shop.example');
  });

  test('is on the button that sends while it is busy, and then on the answer to why it failed', async () => {
    show({});
    control('message').focus();
    (document.activeElement as HTMLElement).blur();
    show({ phase: { name: 'sending' } });
    await focusIs('Create ticket');
    expect(control('Create ticket').getAttribute('aria-busy')).toBe('true');
    show({ problem: { code: 'key-rejected', host: connection.host } });
    await focusIs('Open options');
    expect(document.activeElement?.closest('[role="alert"]')).not.toBeNull();
  });

  test('is on the field that a failed sending is about', async () => {
    show({ phase: { name: 'sending' } });
    show({
      problem: {
        code: 'fields-rejected',
        host: connection.host,
        fields: [{ path: 'subject', code: 'x', message: 'Too long.' }],
        general: [],
      },
    });
    await focusIs('subject');
  });

  test('is on the review, if a picture could not be checked', async () => {
    show({ capture: unchecked, problem: { code: 'unchecked', part: 'frame' }, attempts: 1 });
    await focusIs('Review picture');
    const onEdit = vi.fn();
    show({ capture: unchecked, problem: { code: 'unchecked', part: 'frame' }, attempts: 1, onEdit });
    doing(() => control('Review picture').click());
    expect(onEdit).toHaveBeenCalledOnce();
  });

  test('goes from the last hidden thing that is shown to a button of the same row', async () => {
    const onAnnotate = vi.fn((_id: AttachmentId, annotations: { shapes: unknown[] }) => {
      expect(annotations.shapes).toEqual([]);
      show({ onAnnotate });
    });
    show({ capture: common, onAnnotate });
    await followed();
    press('1 hidden');
    await isThere('Show e-mail address');
    press('Show e-mail address');
    expect(onAnnotate).toHaveBeenCalledOnce();
    await focusIs('More fields');
  });

  test('is left alone where the person pressed beside the controls', async () => {
    show({ formFields: everyField });
    await followed();
    control('subject').focus();
    doing(() => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
    (document.activeElement as HTMLElement).blur();
    show({ formFields: [] });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(focused()).toBe('nothing');
  });
});
