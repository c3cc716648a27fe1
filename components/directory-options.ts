import type { Agent, Department } from '../utils/deskpro/directory.ts';
import type { ComboboxOption } from './combobox-filter.ts';

export function agentOptions(agents: readonly Agent[]): ComboboxOption[] {
  return agents.map(({ id, name, email }) => ({ key: String(id), name, secondary: email }));
}

/** Parents become headings of their children; the helpdesk's order stays. */
export function departmentOptions(departments: readonly Department[]): ComboboxOption[] {
  return departments.map(({ id, title, path, selectable }) => ({
    key: String(id),
    name: title,
    depth: path.length,
    heading: !selectable,
    ...(path.length === 0 ? {} : { secondary: path.join(' › ') }),
  }));
}
