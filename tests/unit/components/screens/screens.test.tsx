// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { OptionsScreen } from '../../../../components/screens/options/options-screen.tsx';
import { PopupScreen } from '../../../../components/screens/popup/popup-screen.tsx';
import type { OptionsScreenProps, PopupScreenProps } from '../../../../components/screens/screen-props.ts';
import { loadTicketParts } from '../../../../components/ticket/later-parts.tsx';
import type { AppError } from '../../../../utils/errors.ts';
import { capture, connection } from '../../../gallery/data.ts';
import { optionsProps, popupProps } from '../../../gallery/props.ts';
import { doing, mountPoint, nameOf } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
beforeAll(loadTicketParts);

const showPopup = (props: Partial<PopupScreenProps>): void =>
  doing(() => render(<PopupScreen {...popupProps} {...props} />, root));
const showOptions = (props: Partial<OptionsScreenProps>): void =>
  doing(() => render(<OptionsScreen {...optionsProps} {...props} />, root));
function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].filter((each) => nameOf(each) === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} buttons are named ${name}`);
  return only;
}
const press = (element: HTMLElement): void => doing(() => element.click());
const sendKeys = (init: KeyboardEventInit = { ctrlKey: true }): void =>
  doing(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init }));
  });

describe('A screenshot that is being taken', () => {
  it('says how far it is and can be cancelled, while the form can be filled in', async () => {
    const onCancelScreenshot = vi.fn();
    showPopup({
      mode: 'full-page',
      screenshot: { done: 3, of: 12, secondsLeft: null, phase: 'capturing' },
      onCancelScreenshot,
    });
    await vi.waitFor(() => expect(root.querySelector('progress')).not.toBeNull());
    const progress = root.querySelector('progress');
    expect([progress?.value, progress?.max]).toEqual([3, 12]);
    expect(root.textContent).toContain('3 of 12');
    expect(button('Create ticket').disabled).toBe(true);
    expect(root.querySelector<HTMLInputElement>('[name="subject"]')?.disabled).toBe(false);
    expect(
      [...root.querySelectorAll<HTMLInputElement>('[role=radiogroup] input')].every(
        (radio) => radio.getAttribute('aria-disabled') === 'true',
      ),
    ).toBe(true);
    press(button('Cancel'));
    expect(onCancelScreenshot).toHaveBeenCalledOnce();
  });

  it('that takes long says about how long, and can be ended with what there is', async () => {
    const onEndScreenshot = vi.fn();
    const taking = { done: 12, of: 92, phase: 'capturing' } as const;
    const show = (secondsLeft: number | null) =>
      showPopup({ mode: 'full-page', screenshot: { ...taking, secondsLeft }, onEndScreenshot });
    const names = () => [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
    show(null);
    await vi.waitFor(() => expect(root.querySelector('progress')).not.toBeNull());
    expect(names()).not.toContain('Take what is there');
    show(40);
    expect(root.textContent).toContain('12 of 92 · About 40 s more');
    press(button('Take what is there'));
    expect(onEndScreenshot).toHaveBeenCalledOnce();
    show(125);
    expect(root.textContent).toContain('About 3 min more');
  });
});

describe('Sending from the keyboard', () => {
  it.each([{ ctrlKey: true }, { metaKey: true }])('%o with Enter creates the ticket', (init) => {
    const onCreate = vi.fn();
    showPopup({ onCreate });
    sendKeys(init);
    expect(onCreate).toHaveBeenCalledOnce();
  });

  it.each<[string, Partial<PopupScreenProps>]>([
    ['while it is being sent', { phase: { name: 'sending' } }],
    [
      'while a screenshot is being taken',
      { screenshot: { done: 1, of: 3, secondsLeft: null, phase: 'capturing' } },
    ],
    ['before there is a capture', { capture: null }],
    ['without a helpdesk', { connection: null }],
    ['before the connection is known', { connection: undefined }],
  ])('Does nothing %s', (_when, props) => {
    const onCreate = vi.fn();
    showPopup({ ...props, onCreate });
    sendKeys();
    expect(onCreate).not.toHaveBeenCalled();
  });
});

/** Opens a part of the form, whose code is loaded only then. */
async function open(name: string): Promise<void> {
  press(button(name));
  await vi.waitFor(() => expect(button(name).getAttribute('aria-expanded')).toBe('true'), 10_000);
}

describe('The row of page details', () => {
  it('is reached by the keyboard through its buttons, and itself while they are disabled, to be scrolled', async () => {
    const tabIndex = () => document.querySelector<HTMLElement>('.chips')?.tabIndex;
    showPopup({});
    await open('6 details');
    expect(tabIndex()).toBe(-1);
    showPopup({ phase: { name: 'sending' } });
    expect(tabIndex()).toBe(0);
  });
});

describe('A rejected field', () => {
  const problem: AppError = {
    code: 'fields-rejected',
    host: connection.host,
    fields: [{ path: 'department', code: 'bad_choice', message: 'Choose another one.' }],
    general: [],
  };

  it('Keeps the focus while one of several is mended, and gives it to the next at the next press', () => {
    const field = (name: string) => root.querySelector<HTMLElement>(`[name="${name}"]`);
    const missing = { subject: 'A ticket needs a subject.', requester: 'Say whom it is for.' };
    showPopup({ fieldProblems: missing, attempts: 1 });
    expect(document.activeElement).toBe(field('subject'));
    showPopup({ fieldProblems: { requester: missing.requester }, attempts: 1 });
    expect(document.activeElement).toBe(field('subject'));
    showPopup({ fieldProblems: { requester: missing.requester }, attempts: 2 });
    expect(document.activeElement).toBe(field('requester'));
  });

  it('Has the focus, and the helpdesk’s own message is its description', async () => {
    showPopup({ problem });
    const field = document.activeElement;
    expect(field?.getAttribute('name')).toBe('departmentId');
    const described = field?.getAttribute('aria-describedby') ?? '';
    expect(root.querySelector(`[id="${described}"]`)?.textContent).toBe('Choose another one.');
    await expect
      .poll(() => root.querySelector('[role=alert]')?.textContent)
      .toContain('One field needs attention.');
  });
});

describe('Page details', () => {
  it('Hands the focus to the neighbour of the one that was removed', async () => {
    const onForm = vi.fn((patch) =>
      showPopup({ onForm, capture: { ...capture, form: { ...capture.form, ...patch } } }),
    );
    showPopup({ onForm });
    await open('6 details');
    press(button('Remove address'));
    expect(onForm).toHaveBeenCalledWith({ withoutDetails: ['address'] });
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove title'));
    expect(button('5 details').getAttribute('aria-expanded')).toBe('true');
    press(button('Restore details'));
    expect(onForm).toHaveBeenLastCalledWith({ withoutDetails: [] });
  });

  it('Are explained if the page cannot be read', () => {
    showPopup({ capture: { ...capture, page: { ...capture.page, readable: false } } });
    expect(root.textContent).toContain('The browser does not let extensions read this page.');
  });
});

describe('Without a helpdesk', () => {
  it('The popup keeps the form and shows one way on', () => {
    const onAction = vi.fn();
    showPopup({ connection: null, problem: { code: 'not-connected' }, onAction });
    expect(() => button('Create ticket')).toThrow();
    expect(root.querySelector('[role=alert]')).toBeNull();
    press(button('Connect to your helpdesk'));
    expect(onAction).toHaveBeenCalledWith('connect');
    expect(root.querySelector<HTMLInputElement>('[name=subject]')?.disabled).toBe(false);
  });
});

describe('Connecting', () => {
  const typed = { initialAddress: 'desk.example.com', initialKey: '1:ABC' };

  it('Happens inside the click', () => {
    const onConnect = vi.fn();
    showOptions({ ...typed, onConnect });
    button('Connect').click();
    expect(onConnect).toHaveBeenCalledWith('desk.example.com', '1:ABC', false);
  });

  it('Keeps what was typed, masked, whatever goes wrong', () => {
    showOptions({ ...typed, problem: { code: 'key-rejected', host: 'desk.example.com' } });
    const key = root.querySelector<HTMLInputElement>('.key-input');
    expect([key?.value, key?.type, key?.getAttribute('aria-invalid')]).toEqual(['1:ABC', 'password', 'true']);
    expect(document.activeElement).toBe(key);
    press(button('Show key'));
    expect(root.querySelector<HTMLInputElement>('.key-input')?.type).toBe('text');
  });

  it('Takes a moved helpdesk’s own address with the typed key', () => {
    const onConnect = vi.fn();
    const problem: AppError = { code: 'address-moved', host: 'a.example', address: 'https://b.example' };
    showOptions({ ...typed, onConnect, problem });
    button('Use https://b.example').click();
    expect(onConnect).toHaveBeenCalledWith('https://b.example', '1:ABC', false);
  });

  it('Is undone with one press', () => {
    const onDisconnect = vi.fn();
    showOptions({ connection, onDisconnect });
    expect(root.querySelector('[role=status]')?.textContent).toBe(
      'Connected as Mara Lindqvist (Northwind Support)',
    );
    press(button('Disconnect'));
    expect(onDisconnect).toHaveBeenCalledOnce();
  });
});

describe('A connection', () => {
  it('Whose key may not say whose it is has the helpdesk’s name alone', () => {
    showOptions({ connection: { ...connection, person: { id: 0, name: '', email: '' } } });
    expect(root.querySelector('[role=status]')?.textContent).toBe('Connected to Northwind Support');
  });
});

describe('The default requester', () => {
  it('Is kept when it is an address, and stays unkept with a reason when it is not', () => {
    const onPreferences = vi.fn();
    showOptions({ connection, onPreferences });
    const field = root.querySelector<HTMLInputElement>('[name=requester]');
    if (field === null) throw new Error('No field');
    expect(field.value).toBe(connection.person.email);
    const type = (text: string): void =>
      doing(() => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    type('shop');
    expect(onPreferences).not.toHaveBeenCalled();
    doing(() => {
      field.focus();
      field.blur();
    });
    expect(root.textContent).toContain('not saved yet');
    type('shop@example.com');
    expect(onPreferences).toHaveBeenCalledWith({ requester: 'shop@example.com' });
  });
});

describe('What is captured', () => {
  const radio = (value: string) => {
    const found = root.querySelector<HTMLInputElement>(`input[type=radio][value="${value}"]`);
    if (found === null) throw new Error(`no choice ${value}`);
    return found;
  };
  const arrow = (key: string) =>
    doing(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    });

  it('Arrow keys go from one to the next without capturing on the way, Enter captures', () => {
    const onMode = vi.fn();
    showPopup({ onMode });
    radio('visible').focus();
    arrow('ArrowDown');
    arrow('ArrowDown');
    expect(document.activeElement).toBe(radio('area'));
    arrow('ArrowUp');
    arrow('ArrowUp');
    arrow('ArrowUp');
    expect(document.activeElement).toBe(radio('none'));
    expect(onMode).not.toHaveBeenCalled();
    arrow('ArrowUp');
    arrow('Enter');
    expect(onMode).toHaveBeenCalledExactlyOnceWith('element');
  });

  it('Choosing the same once more captures once more', () => {
    const onMode = vi.fn();
    showPopup({ onMode, mode: 'area' });
    press(radio('area'));
    expect(onMode).toHaveBeenCalledExactlyOnceWith('area');
  });

  it('A delay is chosen from a menu, and is not to be had while a screenshot is being taken', async () => {
    const onDelay = vi.fn();
    showPopup({ onDelay });
    press(button('Visible area after a delay'));
    press(button('5 s'));
    expect(onDelay).toHaveBeenCalledExactlyOnceWith(5);
    expect(document.activeElement).toBe(button('Visible area after a delay'));
    showPopup({ onDelay, screenshot: { done: 0, of: 0, secondsLeft: null, phase: 'picking' } });
    expect(button('Visible area after a delay').disabled).toBe(true);
    await vi.waitFor(() => expect(root.textContent).toContain('Choose in the page what to show.'));
    showPopup({ onDelay, screenshot: { done: 0, of: 0, secondsLeft: null, phase: 'waiting' } });
    expect(root.textContent).toContain('countdown');
  });
});
