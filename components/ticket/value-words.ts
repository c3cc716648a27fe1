import {
  type TicketValueKey,
  type TicketValues,
  ticketValueKeys,
} from '../../utils/captures/ticket-values.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import { t } from '../../utils/i18n.ts';
import { fieldTitle } from './field-title.ts';

/** Returns the choices of a field that has a list of its own at the helpdesk. */
export function choicesOf(key: TicketValueKey, directory: Directory | null) {
  return directory?.fields.find((field) => field.key === key)?.choices ?? [];
}

/** Returns values in words, such as “Agent: Ana Silva, Status: Resolved”. A name that is not known is its number. */
export function valueWords(values: TicketValues, directory: Directory | null): string {
  return ticketValueKeys
    .filter((key) => values[key] !== undefined)
    .map((key) => t('valueInWords', fieldTitle(key, directory), nameOf(key, values[key] ?? null, directory)))
    .join(', ');
}

function nameOf(key: TicketValueKey, value: string | number | null, directory: Directory | null): string {
  if (value === null) return t(key === 'agent' ? 'unassigned' : 'fieldNone');
  const found =
    key === 'agent'
      ? directory?.agents.find(({ id }) => id === value)?.name
      : key === 'department'
        ? directory?.departments.find(({ id }) => id === value)?.title
        : choicesOf(key, directory).find(({ id }) => id === value)?.title;
  return found ?? (typeof value === 'number' ? `#${value}` : value);
}
