// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadComboboxList } from '../../../../components/kit/combobox.tsx';
import { PeopleField } from '../../../../components/ticket/people-field.tsx';
import type { People, PersonSuggestion } from '../../../../components/ticket/ticket-props.ts';
import type { AppResult } from '../../../../utils/errors.ts';
import { err, ok } from '../../../../utils/result.ts';
import { mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const joe: PersonSuggestion = { name: 'Joe Carter', email: 'joe@northwind.example', origin: 'helpdesk' };
const suggestions: PersonSuggestion[] = [
  { name: 'Ana Horvat', email: 'ana@desk.example', origin: 'me' },
  { name: '', email: 'crm@page.example', origin: 'page' },
  { name: '', email: 'Ana@desk.example' },
];
const root = mountPoint();
beforeAll(loadComboboxList);
let value: string;
let asked: string[];
/** Functions that give the answers that are still missing. */
let answers: ((answer: AppResult<PersonSuggestion[]>) => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  [value, asked, answers] = ['', [], []];
});
afterEach(() => {
  vi.useRealTimers();
});

const people: People = {
  suggestions,
  search: (words) => {
    asked.push(words);
    return new Promise((resolve) => answers.push(resolve));
  },
};

function show(many = false): HTMLInputElement {
  const draw = (): void =>
    render(
      <PeopleField
        label="Requester"
        name="requester"
        many={many}
        value={value}
        people={people}
        onChange={(next) => {
          value = next;
          draw();
        }}
      />,
      root,
    );
  act(draw);
  const input = root.querySelector('input');
  if (input === null) throw new Error('No combobox');
  act(() => input.focus());
  return input;
}

function type(input: HTMLInputElement, text: string): void {
  act(() => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const press = (input: HTMLElement, key: string): void => {
  act(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
};
const pass = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};
const answer = (found: AppResult<PersonSuggestion[]>): Promise<void> =>
  act(async () => answers.shift()?.(found)) as Promise<void>;
const options = (): string[] =>
  [...root.querySelectorAll('[role=option]')].map((option) => option.textContent?.trim() ?? '');
const nameField = (): HTMLInputElement | null => root.querySelector('[name=requesterName]');

describe('The helpdesk’s people', () => {
  it('Are searched once what is typed stands still, and only then', () => {
    const input = show();
    for (const text of ['j', 'jo', 'joe']) {
      type(input, text);
      pass(200);
    }
    expect(asked).toEqual([]);
    pass(50);
    expect(asked).toEqual(['joe']);
  });

  it('Are not searched by opening the list, walking it or choosing what is known', () => {
    const input = show();
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    press(input, 'Enter');
    pass(1000);
    expect([value, asked]).toEqual(['ana@desk.example', []]);
  });

  it('Are listed as the helpdesk found them, and one of them is chosen by address', async () => {
    const input = show();
    type(input, 'private');
    pass(250);
    await answer(ok([joe]));
    expect(options()).toEqual(['Joe Carter joe@northwind.example']);
    expect(root.querySelector('[aria-live]')?.textContent).toBe('1 choice');
    press(input, 'ArrowDown');
    press(input, 'Enter');
    expect([value, nameField()]).toEqual(['joe@northwind.example', null]);
  });

  it('Are no longer searched for words that are gone, and a late answer is left', async () => {
    const input = show();
    type(input, 'joe');
    pass(250);
    type(input, '');
    expect(asked).toEqual(['joe', '']);
    await answer(ok([joe]));
    expect(options().join()).not.toContain('Joe');
  });

  it('That could not be searched are said so, and nobody is taken for new', async () => {
    const input = show();
    type(input, 'new@there.example');
    pass(250);
    expect(root.textContent).toContain('Searching the helpdesk…');
    await answer(err({ code: 'offline' }));
    expect(root.textContent).toContain('The helpdesk could not be searched.');
    expect([value, nameField()]).toEqual(['new@there.example', null]);
  });
});

describe('Somebody the helpdesk does not know', () => {
  it('Is given a name, spaces and all, which goes before the address', async () => {
    const input = show();
    type(input, 'new@there.example');
    pass(250);
    await answer(ok([]));
    const name = nameField();
    if (name === null) throw new Error('No name field');
    type(name, 'Nia ');
    expect(name.value).toBe('Nia ');
    type(name, 'Nia <Ode>');
    expect(value).toBe('Nia Ode <new@there.example>');
    pass(1000);
    expect(asked).toEqual(['new@there.example']);
    type(name, '');
    expect([value, nameField()]).not.toContain(null);
    expect(value).toBe('new@there.example');
  });

  it('Is looked up where the page named the address', async () => {
    const input = show();
    type(input, 'crm');
    press(input, 'ArrowDown');
    press(input, 'Enter');
    expect(value).toBe('crm@page.example');
    pass(250);
    expect(asked).toEqual(['crm@page.example']);
    await answer(ok([]));
    expect(nameField()).not.toBeNull();
  });
});

describe('Suggestions', () => {
  it('Say who is at the keyboard and what the page shows, each address once', () => {
    press(show(), 'ArrowDown');
    expect(options()).toEqual([
      'Ana Horvat ana@desk.example · you (press .)',
      'crm@page.example on this page',
    ]);
  });

  it('Have the name the helpdesk knows, also where the page has the address alone', async () => {
    const input = show();
    type(input, 'crm');
    pass(250);
    await answer(ok([{ name: 'Cleo Moor', email: 'CRM@page.example', origin: 'helpdesk' }]));
    expect(options()).toEqual(['Cleo Moor crm@page.example · on this page']);
  });

  it('Are skipped with one key by whom the ticket is for', () => {
    value = 'somebody@else.example';
    const input = show();
    type(input, '.');
    expect([value, input.getAttribute('aria-expanded')]).toEqual(['ana@desk.example', 'false']);
  });
});

describe('Several people', () => {
  it('Are chosen one after the other, with one key too, and none has a name to fill in', async () => {
    const input = show(true);
    type(input, 'joe');
    pass(250);
    await answer(ok([joe]));
    press(input, 'ArrowDown');
    press(input, 'Enter');
    expect(value).toBe('joe@northwind.example, ');
    type(input, 'joe@northwind.example, .');
    expect(value).toBe('joe@northwind.example, ana@desk.example, ');
    type(input, `${value}new@there.example`);
    pass(250);
    expect(asked).toEqual(['joe', 'new@there.example']);
    await answer(ok([]));
    expect(nameField()).toBeNull();
  });
});
