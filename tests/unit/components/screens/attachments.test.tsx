// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeAll, describe, expect, it, type Mock, vi } from 'vitest';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import type { PopupScreenProps } from '../../../../components/screens/screen-props.ts';
import { loadTicketParts } from '../../../../components/ticket/later-parts.tsx';
import { several, severalPreviews } from '../../../gallery/data.ts';
import { popupProps } from '../../../gallery/props.ts';
import { doing, mountPoint, nameOf } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
beforeAll(loadTicketParts);

const show = (props: Partial<PopupScreenProps> = {}): void =>
  doing(() =>
    render(<PopupScreen {...popupProps} capture={several(4)} previews={severalPreviews} {...props} />, root),
  );
const ids = several(4).attachments.map(({ id }) => id);
function button(name: string | RegExp): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((each) =>
    typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)),
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
const keyOn = (element: Element, key: string, init: KeyboardEventInit = {}): void =>
  doing(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  });

describe('Several attachments', () => {
  it('are listed in the ticket’s order with name and size', () => {
    show();
    const list = root.querySelector('ul[aria-label="Attachments"]');
    expect([...(list?.querySelectorAll('button') ?? [])].map(nameOf)).toEqual([
      '1 of 4: screenshot.png, 1280 × 757, PNG 412 kB',
      '2 of 4: screenshot.png, 1280 × 757, PNG 412 kB',
      '3 of 4: log.txt, 412 kB',
      '4 of 4: photo-of-the-label.jpeg, 412 kB',
    ]);
  });

  it('are not listed where there is but one', () => {
    show({ capture: several(1) });
    expect(root.querySelector('ul[aria-label="Attachments"]')).toBeNull();
  });

  it('are seen large and removed one by one, each under its kind’s name', () => {
    const onRemoveAttachment = vi.fn();
    show({ onRemoveAttachment });
    expect(root.querySelector('canvas[aria-label="Screenshot preview"]')).not.toBeNull();
    doing(() => button(/^3 of 4/).click());
    doing(() => button('Remove file').click());
    expect(onRemoveAttachment).toHaveBeenCalledExactlyOnceWith(ids[2]);
  });

  it('are chosen with arrows and moved with Shift and arrows, never beyond the ends', () => {
    const onMoveAttachment = vi.fn();
    show({ onMoveAttachment });
    keyOn(button(/^1 of 4/), 'ArrowLeft', { shiftKey: true });
    expect(onMoveAttachment).not.toHaveBeenCalled();
    keyOn(button(/^1 of 4/), 'ArrowRight');
    expect(document.activeElement).toBe(button(/^2 of 4/));
    expect(button(/^2 of 4/).getAttribute('aria-pressed')).toBe('true');
    keyOn(button(/^2 of 4/), 'ArrowRight', { shiftKey: true });
    expect(onMoveAttachment).toHaveBeenCalledExactlyOnceWith(ids[1], 2);
  });

  /** Drags the first attachment by so many pixels, before anything is drawn again. */
  function dragFirst(by: number): Mock {
    const onMoveAttachment = vi.fn();
    show({ onMoveAttachment });
    const first = button(/^1 of 4/);
    first.setPointerCapture = () => undefined;
    doing(() => {
      for (const [type, clientX] of [
        ['pointerdown', 10],
        ['pointermove', 10 + by],
        ['pointerup', 10 + by],
      ] as const)
        first.dispatchEvent(new PointerEvent(type, { clientX, pointerId: 1, bubbles: true }));
    });
    return onMoveAttachment;
  }

  it('are dragged, however quick the hand', () => {
    expect(dragFirst(50)).toHaveBeenCalledExactlyOnceWith(ids[0], 3);
  });

  it('are not dragged by a press that hardly moves', () => {
    expect(dragFirst(4)).not.toHaveBeenCalled();
  });

  it('keep the focus on the one that is moved', () => {
    const [first, second, ...rest] = several(4).attachments;
    show();
    const moved = button(/^1 of 4/);
    moved.focus();
    keyOn(moved, 'ArrowRight', { shiftKey: true });
    moved.blur();
    if (first && second) show({ capture: { ...several(4), attachments: [second, first, ...rest] } });
    expect(document.activeElement).toBe(button(/^2 of 4/));
  });

  it('hand the focus on to what brings them back where the last one is removed', () => {
    show({ capture: several(1) });
    button('Remove screenshot').focus();
    const onUndoRemove = () => undefined;
    show({ capture: several(1), onUndoRemove });
    show({ capture: { ...several(1), attachments: [] }, onUndoRemove });
    expect(document.activeElement).toBe(button('Undo remove'));
  });

  it('are moved by buttons; at an end there is no further', () => {
    const onMoveAttachment = vi.fn();
    show({ onMoveAttachment });
    expect(button('Move earlier').disabled).toBe(true);
    doing(() => button('Move later').click());
    expect(onMoveAttachment).toHaveBeenCalledExactlyOnceWith(ids[0], 1);
  });

  it('stay as they are while the ticket is being sent', () => {
    const onMoveAttachment = vi.fn();
    show({ onMoveAttachment, phase: { name: 'sending' } });
    keyOn(button(/^1 of 4/), 'ArrowRight', { shiftKey: true });
    expect(onMoveAttachment).not.toHaveBeenCalled();
    expect(button('Add to the ticket').disabled).toBe(true);
  });
});

/** Returns an event with what a person pastes or drops. */
function carrying(type: 'paste' | 'drop', types: string[], files: File[]): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const data = { types: files.length > 0 ? [...types, 'Files'] : types, files, getData: () => '' };
  Object.defineProperty(event, type === 'paste' ? 'clipboardData' : 'dataTransfer', { value: data });
  return event;
}
const picture = new File(['png!'], 'image.png', { type: 'image/png' });

describe('What is pasted or dropped', () => {
  it.each<[string, string, string[], File[], boolean]>([
    ['a picture anywhere', 'body', [], [picture], true],
    ['a copied picture of a page into a field', 'textarea', ['text/html'], [picture], true],
    ['a copied file and its name into a field', 'textarea', ['text/plain'], [picture], true],
    ['cells and their picture into a field', 'textarea', ['text/plain', 'text/html'], [picture], false],
    ['words', 'textarea', ['text/plain'], [], false],
  ])('%s', (_what, where, types, files, isTaken) => {
    const onFiles = vi.fn();
    show({ onFiles });
    const event = carrying('paste', types, files);
    doing(() => void document.querySelector(where)?.dispatchEvent(event));
    expect(onFiles.mock.calls).toEqual(isTaken ? [[files]] : []);
    expect(event.defaultPrevented).toBe(false);
  });

  it('files dropped are taken and not opened by the browser; words are left to the field', () => {
    const onFiles = vi.fn();
    show({ onFiles });
    const [files, words] = [carrying('drop', [], [picture]), carrying('drop', ['text/plain'], [])];
    doing(() => void document.body.dispatchEvent(files));
    doing(() => void document.body.dispatchEvent(words));
    expect(onFiles.mock.calls).toEqual([[[picture]]]);
    expect([files.defaultPrevented, words.defaultPrevented]).toEqual([true, false]);
  });

  it('is not taken while the ticket is being sent, and replaces no screen', () => {
    const onFiles = vi.fn();
    show({ onFiles, phase: { name: 'sending' } });
    const event = carrying('drop', [], [picture]);
    doing(() => void document.body.dispatchEvent(event));
    expect(onFiles).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(true);
  });
});

const openMenu = (name: string): void => doing(() => button(name).click());

describe('Adding', () => {
  it('the page’s text is offered only if it can be read and nothing is selected', () => {
    const onAddPageText = vi.fn();
    show({ onAddPageText });
    openMenu('Add to the ticket');
    doing(() => button('Add page text').click());
    expect(onAddPageText).toHaveBeenCalledOnce();
    show({ capture: { ...several(1), page: { ...several(1).page, readable: false } } });
    openMenu('Add to the ticket');
    expect(() => button('Add page text')).toThrow();
  });

  it('a screenshot is offered on a page, and not away from it', () => {
    const onAddScreenshot = vi.fn();
    show({ onAddScreenshot });
    openMenu('Add to the ticket');
    doing(() => button('Add screenshot').click());
    expect(onAddScreenshot).toHaveBeenCalledOnce();
    show({ onAddScreenshot: null });
    openMenu('Add to the ticket');
    expect(() => button('Add screenshot')).toThrow();
  });

  it('a PDF file is offered where the tab shows one that is not attached', () => {
    const onAddPdf = vi.fn();
    show({ onAddPdf });
    openMenu('Add to the ticket');
    doing(() => button('Add PDF').click());
    expect(onAddPdf).toHaveBeenCalledOnce();
    show({ onAddPdf: null });
    openMenu('Add to the ticket');
    expect(() => button('Add PDF')).toThrow();
  });

  it('a file leads elsewhere where this window would close over it', () => {
    const onAddFileElsewhere = vi.fn();
    show({ onAddFileElsewhere });
    openMenu('Add to the ticket');
    doing(() => button('Add file').click());
    expect(onAddFileElsewhere).toHaveBeenCalledOnce();
  });

  it('this page’s screenshot to the draft from elsewhere is in the menu of its notice', async () => {
    const onJoinDraft = vi.fn();
    show({ onJoinDraft, draftNotice: { kind: 'elsewhere', at: 0, host: 'b.example' } });
    await vi.waitFor(() => openMenu('More about this draft'), 10_000);
    doing(() => button('Add this screenshot to it').click());
    expect(onJoinDraft).toHaveBeenCalledOnce();
  });
});
