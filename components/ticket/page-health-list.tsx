import type { Capture } from '../../utils/captures/capture.ts';
import type { WithoutHealth } from '../../utils/captures/capture-health.ts';
import { healthLinesOf, loadWords, nameOfTrouble } from '../../utils/captures/health-lines.ts';
import { t } from '../../utils/i18n.ts';
import { CheckboxField } from '../kit/checkbox-field.tsx';

interface PageHealthListProps {
  health: NonNullable<Capture['health']>;
  without: WithoutHealth;
  disabled: boolean;
  onForm(patch: { withoutHealth: WithoutHealth }): void;
}

/** Everything that a ticket says of its page's health. Each line can be left out, and all of it. */
export function PageHealthList({ health, without, disabled, onForm }: PageHealthListProps) {
  const lines = healthLinesOf(health);
  const unnamed = health.more + health.troubles.length - lines.length;
  const left = without === 'all' ? [] : without;
  const counts = Map.groupBy(lines, ({ kind }) => kind);
  const kinds = [...counts].map(([kind, { length }]) => `${nameOfTrouble(kind)} × ${length}`);
  const leave = (at: number, isSent: boolean): void =>
    onForm({ withoutHealth: isSent ? left.filter((one) => one !== at) : [...left, at] });
  return (
    <>
      <CheckboxField
        label={t('pageHealth')}
        hint={[...kinds, ...loadWords(health)].join(' · ')}
        checked={without !== 'all'}
        disabled={disabled}
        onChange={(isSent) => onForm({ withoutHealth: isSent ? [] : 'all' })}
      />
      {lines.length === 0 ? null : (
        <ul class="health-lines" aria-label={t('pageHealthLines')}>
          {lines.map(({ at, words }) => (
            <li key={at}>
              <CheckboxField
                label={words}
                checked={without !== 'all' && !left.includes(at)}
                disabled={disabled || without === 'all'}
                onChange={(isSent) => leave(at, isSent)}
              />
            </li>
          ))}
        </ul>
      )}
      {unnamed > 0 ? <p class="secondary">{t('healthMore', unnamed)}</p> : null}
    </>
  );
}
