import {
  changedValues,
  type TicketValueKey,
  type TicketValues,
  ticketValueKeys,
} from '../../utils/captures/ticket-values.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import { t } from '../../utils/i18n.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { agentOptions, departmentOptions } from './directory-options.ts';
import { fieldTitle } from './field-title.ts';

interface TicketValueFieldsProps {
  directory: Directory | null;
  /** The ticket's values. What the helpdesk does not tell is not offered. */
  now: TicketValues;
  /** What the person has changed. */
  to: TicketValues;
  disabled: boolean;
  onTo(to: TicketValues): void;
}

/** The values of a ticket that the helpdesk has: agent, team, department, priority and status. */
export function TicketValueFields({ directory, now, to, disabled, onTo }: TicketValueFieldsProps) {
  const values = { ...now, ...to };
  const set = (value: TicketValues) => onTo(changedValues(now, { ...to, ...value }));
  const shown = ticketValueKeys.filter((key) => now[key] !== undefined && hasChoices(key, directory));
  return (
    <div class="side-by-side">
      {shown.map((key) => {
        const shared = { label: fieldTitle(key, directory), name: `ticket-${key}`, disabled };
        if (key === 'agent' || key === 'department') {
          return (
            <ChoiceField
              {...shared}
              key={key}
              options={
                key === 'agent'
                  ? agentOptions(directory?.agents ?? [])
                  : departmentOptions(directory?.departments ?? [])
              }
              firstChoice={t(key === 'agent' ? 'unassigned' : 'fieldNone')}
              value={values[key] ?? null}
              emptyText={t(key === 'agent' ? 'agentsEmpty' : 'departmentsEmpty')}
              onChange={(id) => set({ [key]: id })}
            />
          );
        }
        const choices = choicesOf(key, directory);
        const chosen = choices.findIndex(({ id }) => id === values[key]);
        return (
          <ChoiceField
            {...shared}
            key={key}
            options={choices.map(({ title }, at) => ({ key: String(at), name: title }))}
            // A ticket always has a status.
            firstChoice={t(key === 'status' ? 'statusAsItIs' : 'fieldNone')}
            value={chosen < 0 ? null : chosen}
            emptyText={t('fieldNoChoices')}
            onChange={(at) => {
              const none = key === 'status' ? now.status : null;
              set({ [key]: at === null ? none : choices[at]?.id });
            }}
          />
        );
      })}
    </div>
  );
}

function choicesOf(key: TicketValueKey, directory: Directory | null) {
  return directory?.fields.find((field) => field.key === key)?.choices ?? [];
}

function hasChoices(key: TicketValueKey, directory: Directory | null): boolean {
  if (key === 'agent') return (directory?.agents.length ?? 0) > 0;
  if (key === 'department') return (directory?.departments.length ?? 0) > 0;
  return choicesOf(key, directory).length > 0;
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
