import { changedValues, type TicketValueKey, type TicketValues } from '../../utils/captures/ticket-values.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import { t } from '../../utils/i18n.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { agentOptions, departmentOptions } from './directory-options.ts';
import { fieldTitle } from './field-title.ts';
import { choicesOf } from './value-words.ts';

interface TicketValueFieldsProps {
  directory: Directory | null;
  /** The ticket's values. What the helpdesk does not tell is not offered. */
  now: TicketValues;
  /** What the person has changed. */
  to: TicketValues;
  /** Which values are offered. */
  keys: readonly TicketValueKey[];
  disabled: boolean;
  onTo(to: TicketValues): void;
}

/** The fields for an existing ticket's values. They show the present values until the person changes them. */
export function TicketValueFields({ directory, now, to, keys, disabled, onTo }: TicketValueFieldsProps) {
  const values = { ...now, ...to };
  const set = (value: TicketValues) => onTo(changedValues(now, { ...to, ...value }));
  const shown = keys.filter((key) => now[key] !== undefined && hasChoices(key, directory));
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

function hasChoices(key: TicketValueKey, directory: Directory | null): boolean {
  if (key === 'agent') return (directory?.agents.length ?? 0) > 0;
  if (key === 'department') return (directory?.departments.length ?? 0) > 0;
  return choicesOf(key, directory).length > 0;
}
