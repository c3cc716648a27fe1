import type { Agent, Department } from '../../utils/deskpro/directory.ts';
import type { ComboboxOption } from '../kit/combobox-filter.ts';

export function agentOptions(agents: readonly Agent[]): ComboboxOption[] {
  return agents.map(({ id, name, email }) => ({ key: String(id), name, secondary: email }));
}

/** Returns the departments in the helpdesk's order. A department that cannot be chosen becomes a heading. */
export function departmentOptions(departments: readonly Department[]): ComboboxOption[] {
  return departments.map(({ id, title, path, selectable }) => ({
    key: String(id),
    name: title,
    depth: path.length,
    heading: !selectable,
    ...(path.length === 0 ? {} : { secondary: path.join(' › ') }),
  }));
}
