// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectProps } from '../../../../components/connect/connect-props.ts';
import { HelpdeskConnection } from '../../../../components/connect/helpdesk-connection.tsx';
import { newCaptureId } from '../../../../utils/captures/capture.ts';
import { connection } from '../../../gallery/data.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const onFind = vi.fn();
const onConnect = vi.fn();
const onCopy = vi.fn(async () => true);
const standing: ConnectProps = {
  busy: false,
  finding: false,
  found: null,
  problem: null,
  onFind,
  onConnect,
  onTyped: () => undefined,
  onCopy,
};
type Props = Parameters<typeof HelpdeskConnection>[0];
const show = (props: Partial<Props>): void =>
  doing(() =>
    render(
      <HelpdeskConnection
        {...standing}
        connection={null}
        initialAddress=""
        initialKey=""
        changing={null}
        draft={null}
        onChanging={() => undefined}
        {...props}
      >
        <p>Connected</p>
      </HelpdeskConnection>,
      root,
    ),
  );
const labelled = (name: string) => {
  const label = [...root.querySelectorAll('label')].find(({ textContent }) => textContent === name);
  const control = root.querySelector<HTMLInputElement>(`[id="${label?.htmlFor}"]`);
  if (control === null) throw new Error(`no field ${name}`);
  return control;
};
const button = (name: string) => {
  const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
const link = (name: string) =>
  [...root.querySelectorAll('a')].find(({ textContent }) => textContent?.trim() === name);
const enter = (element: HTMLElement) =>
  doing(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
const primaries = () => [...root.querySelectorAll('.button-primary')].map(({ textContent }) => textContent);
const typed = 'desk.example.com';
const found = { typed, baseUrl: 'https://desk.example.com/support', name: 'Meridian' };

beforeEach(() => {
  onFind.mockClear();
  onConnect.mockClear();
  onCopy.mockClear();
});

describe('The address comes first', () => {
  it('Is checked inside the press, alone', () => {
    show({ initialAddress: typed });
    button('Check address').click();
    expect(onFind).toHaveBeenCalledWith(typed);
    expect(onConnect).not.toHaveBeenCalled();
  });

  it('Is checked by Enter as long as there is no key, and connects with one', () => {
    show({ initialAddress: typed });
    enter(labelled('Helpdesk address'));
    expect(onFind).toHaveBeenCalledOnce();
    show({ initialAddress: typed, initialKey: '1:ABC' });
    enter(labelled('Helpdesk address'));
    expect(onConnect).toHaveBeenCalledWith(typed, '1:ABC', false);
  });

  it('Is not checked twice at a time', () => {
    show({ initialAddress: typed, finding: true });
    button('Checking…').click();
    expect(onFind).not.toHaveBeenCalled();
  });

  it('Once found, says the helpdesk’s name and hands the focus to the key', () => {
    show({ initialAddress: typed });
    doing(() => button('Check address').focus());
    show({ initialAddress: typed, found });
    expect(root.querySelector('[role=status]')?.textContent).toBe('Deskpro helpdesk “Meridian” found');
    expect(document.activeElement).toBe(labelled('API key'));
    expect(primaries()).toEqual(['Connect']);
  });

  it('Leaves the focus where the person went meanwhile', () => {
    show({ initialAddress: typed, finding: true });
    doing(() => button('Show key').focus());
    show({ initialAddress: typed, found });
    expect(document.activeElement).toBe(button('Show key'));
  });

  it('Says nothing of an address that was found before and is another now', () => {
    show({ initialAddress: 'other.example.com', found });
    expect(root.querySelector('[role=status]')?.textContent).toBe('');
    expect(link('Open API keys in Deskpro')).toBeUndefined();
    expect(primaries()).toEqual(['Check address']);
  });

  it('Has its own problem beside it, which a press mends by checking again', () => {
    show({ initialAddress: typed });
    button('Check address').click();
    show({ initialAddress: typed, problem: { code: 'timeout', host: typed } });
    const alert = root.querySelector('[role=alert]');
    expect(alert?.closest('.connect-step')).toBe(labelled('Helpdesk address').closest('.connect-step'));
    onFind.mockClear();
    button('Try again').click();
    expect(onFind).toHaveBeenCalledWith(typed);
    expect(onConnect).not.toHaveBeenCalled();
  });

  it('Takes the address that a moved helpdesk says, and checks it', () => {
    show({ initialAddress: typed });
    button('Check address').click();
    show({
      initialAddress: typed,
      problem: { code: 'address-moved', host: typed, address: 'https://new.example' },
    });
    doing(() => button('Use https://new.example').click());
    expect(onFind).toHaveBeenLastCalledWith('https://new.example');
    expect(labelled('Helpdesk address').value).toBe('https://new.example');
  });
});

describe('A key', () => {
  it('Is made in the admin pages of the helpdesk that was found', () => {
    show({ initialAddress: typed, found });
    expect(link('Open API keys in Deskpro')?.href).toBe('https://desk.example.com/support/admin/');
  });

  it('Needs the tags that the page lists', () => {
    show({});
    expect(root.querySelector('details')?.textContent).toContain('allow * and disallow *.delete');
    expect([...root.querySelectorAll('details code')].map(({ textContent }) => textContent)).toContain(
      'POST /tickets',
    );
  });

  it('Of somebody who is no admin is asked for by a message that names the helpdesk and the tags', async () => {
    show({ initialAddress: typed, found });
    expect(button('I am not an admin').getAttribute('aria-expanded')).toBe('false');
    doing(() => button('I am not an admin').click());
    const message = labelled('Message for your admin').value;
    for (const part of ['https://desk.example.com/support', 'act as me', '*.delete', 'POST /blobs/temp'])
      expect(message).toContain(part);
    button('Copy message').click();
    expect(onCopy).toHaveBeenCalledWith(message);
    await vi.waitFor(() => expect(button('Copied').textContent).toBe('Copied'));
  });
});

describe('A draft', () => {
  const draft = newCaptureId();

  it('Is one press away after connecting', () => {
    show({ draft });
    expect(link('Back to your draft')).toBeUndefined();
    show({ draft, connection });
    expect(link('Back to your draft')?.getAttribute('href')).toBe(`editor.html?capture=${draft}`);
  });

  it('Is not offered to somebody who opens the page connected', () => {
    show({ draft, connection });
    expect(link('Back to your draft')).toBeUndefined();
  });

  it('Is not offered if there is none', () => {
    show({});
    show({ connection });
    expect(link('Back to your draft')).toBeUndefined();
  });
});
