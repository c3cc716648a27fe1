// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChoiceField } from '../../../../components/kit/choice-field.tsx';
import { loadComboboxList } from '../../../../components/kit/combobox.tsx';
import type { ComboboxOption } from '../../../../components/kit/combobox-filter.ts';
import { PeopleField } from '../../../../components/ticket/people-field.tsx';

import { ok } from '../../../../utils/result.ts';
import { mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const agents: ComboboxOption[] = [
  { key: '1', name: 'Ana Duarte', secondary: 'ana@example.com' },
  { key: '2', name: 'Björn Ek', secondary: 'bjorn@example.com' },
  { key: '3', name: 'Émilie Roy', secondary: 'emilie@example.com' },
];
const root = mountPoint();
beforeAll(loadComboboxList);
let value: number | null;
let closedEscapes: number;

beforeEach(() => {
  value = null;
  closedEscapes = 0;
});

function show(options: ComboboxOption[] = agents): HTMLInputElement {
  const draw = (): void => {
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for the popup, which Escape would close
      <div
        onKeyDown={(event) => {
          if (event.key === 'Escape') closedEscapes += 1;
        }}
      >
        <ChoiceField
          label="Agent"
          name="agentId"
          options={options}
          firstChoice="Unassigned"
          value={value}
          emptyText="None"
          onChange={(next) => {
            value = next;
            draw();
          }}
        />
      </div>,
      root,
    );
  };
  act(draw);
  const input = root.querySelector('input');
  if (input === null) throw new Error('No combobox');
  act(() => input.focus());
  return input;
}

function press(input: HTMLElement, key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  act(() => {
    input.dispatchEvent(event);
  });
  return event;
}
function type(input: HTMLInputElement, text: string): void {
  act(() => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const leave = (input: HTMLElement): void => {
  act(() => input.blur());
};
const options = (): string[] =>
  [...root.querySelectorAll('[role=option]')].map((option) => option.textContent?.trim() ?? '');
const activeName = (input: HTMLElement): string | undefined =>
  root.querySelector(`[id="${input.getAttribute('aria-activedescendant')}"]`)?.textContent?.trim();

describe('A combobox from the keyboard', () => {
  it('Stays shut when the focus comes by Tab', () => {
    expect(show().getAttribute('aria-expanded')).toBe('false');
  });

  it('Opens with Down at the choice in force and goes on from there', () => {
    const input = show();
    press(input, 'ArrowDown');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    expect(activeName(input)).toBe('Unassigned');
    press(input, 'ArrowDown');
    expect(activeName(input)).toContain('Ana Duarte');
  });

  it('Goes round at both ends, and to them with Home and End', () => {
    const input = show();
    press(input, 'ArrowDown');
    press(input, 'ArrowUp');
    expect(activeName(input)).toContain('Émilie Roy');
    press(input, 'ArrowDown');
    expect(activeName(input)).toBe('Unassigned');
    press(input, 'End');
    expect(activeName(input)).toContain('Émilie Roy');
    press(input, 'Home');
    expect(activeName(input)).toBe('Unassigned');
  });

  it('Takes the first match with Enter, and Enter goes no further', () => {
    const input = show();
    type(input, 'emil');
    const event = press(input, 'Enter');
    expect(value).toBe(3);
    expect(input.value).toBe('Émilie Roy');
    expect(event.defaultPrevented).toBe(true);
  });

  it('Takes the active entry with Tab and lets the focus go on', () => {
    const input = show();
    type(input, 'bj');
    expect(press(input, 'Tab').defaultPrevented).toBe(false);
    expect(value).toBe(2);
  });

  it('Takes the active entry before Ctrl+Enter sends', () => {
    const input = show();
    type(input, 'ana');
    expect(press(input, 'Enter', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(value).toBe(1);
  });

  it('Closes only the list with Escape and keeps the text; the next Escape is the popup’s', () => {
    const input = show();
    type(input, 'bj');
    press(input, 'Escape');
    expect([input.getAttribute('aria-expanded'), input.value, closedEscapes]).toEqual(['false', 'bj', 0]);
    press(input, 'Escape');
    expect(closedEscapes).toBe(1);
  });
});

describe('What is typed in a picker', () => {
  it('Narrows the list by name or e-mail address', () => {
    const input = show();
    type(input, 'bjorn@');
    expect(options()).toHaveLength(1);
  });

  it('Stays when it matches nothing, is said to be unused, and changes nothing', () => {
    const input = show();
    type(input, 'Zoltan');
    leave(input);
    expect(input.value).toBe('Zoltan');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(root.querySelector('.field-problem')?.textContent).toBe(
      '“Zoltan” is not in the list. “Unassigned” is used.',
    );
    expect(value).toBeNull();
  });

  it('Is chosen on leaving when it is exactly one entry', () => {
    const input = show();
    type(input, 'ANA@example.com');
    leave(input);
    expect(value).toBe(1);
  });

  it('Goes back to the first choice when it is emptied', () => {
    value = 2;
    const input = show();
    type(input, '');
    leave(input);
    expect([value, input.value]).toEqual([null, 'Unassigned']);
  });

  it('Goes back to the first choice with the clear button', () => {
    value = 2;
    const input = show();
    act(() => root.querySelector<HTMLElement>('[aria-label="Clear Agent"]')?.click());
    expect([value, input.value]).toEqual([null, 'Unassigned']);
  });
});

describe('The list of a picker', () => {
  it('Holds all of 250 agents', () => {
    const input = show(
      Array.from({ length: 250 }, (_, at) => ({ key: String(at + 1), name: `Agent ${at + 1}` })),
    );
    press(input, 'ArrowDown');
    expect(options()).toHaveLength(251);
  });

  it('Draws fifty rows of 5,000 agents, and of what is typed no more, and tells how many there are and which one each is', () => {
    const input = show(
      Array.from({ length: 5000 }, (_, at) => ({ key: String(at + 1), name: `Agent ${at + 1}` })),
    );
    press(input, 'ArrowDown');
    const rows = [...root.querySelectorAll('[role=option]')];
    expect(rows).toHaveLength(50);
    expect([rows[9]?.getAttribute('aria-posinset'), rows[9]?.getAttribute('aria-setsize')]).toEqual([
      '10',
      '5001',
    ]);
    expect(root.querySelector('[aria-live]')?.textContent).toBe('5001 choices');
    type(input, 'agent 49');
    expect(root.querySelector('[aria-live]')?.textContent).toBe('199 choices');
    expect(options()).toHaveLength(50);
    type(input, 'agent 4999');
    expect(options()).toEqual(['Agent 4999']);
  });

  it('Announces how many choices there are', () => {
    const input = show();
    type(input, 'ana');
    expect(root.querySelector('[aria-live]')?.textContent).toBe('1 choice');
  });

  it('Marks the choice in force', () => {
    value = 3;
    const input = show();
    press(input, 'ArrowDown');
    expect(root.querySelector('[aria-selected=true]')?.textContent).toContain('Émilie Roy');
  });

  it('Does not let a heading be chosen or walked to', () => {
    const input = show([
      { key: '8', name: 'Support', heading: true },
      { key: '9', name: 'Billing', secondary: 'Support', depth: 1 },
    ]);
    press(input, 'ArrowDown');
    press(input, 'ArrowDown');
    expect(activeName(input)).toContain('Billing');
    act(() => root.querySelector<HTMLElement>('[aria-disabled=true]')?.click());
    expect(value).toBeNull();
  });
});

describe('The requester', () => {
  it('Is whatever is typed; Enter does not replace it by a suggestion', () => {
    let requester = '';
    const draw = (): void =>
      render(
        <PeopleField
          label="Requester"
          name="requester"
          value={requester}
          people={{
            suggestions: [{ name: 'Ana Duarte', email: 'ana@example.com' }],
            search: async () => ok([]),
          }}
          onChange={(next) => {
            requester = next;
            draw();
          }}
        />,
        root,
      );
    act(draw);
    const input = root.querySelector('input');
    if (input === null) throw new Error('No combobox');
    type(input, 'ana');
    press(input, 'Enter');
    expect(requester).toBe('ana');
    type(input, 'an');
    press(input, 'ArrowDown');
    press(input, 'Enter');
    expect(requester).toBe('ana@example.com');
  });
});
