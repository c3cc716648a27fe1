import type { Capture, TicketForm } from '../../utils/captures/capture.ts';
import type { Watched, WatchedKind } from '../../utils/captures/watched.ts';
import { stepsAsText, watchedWordsOf } from '../../utils/captures/watched-lines.ts';
import { t } from '../../utils/i18n.ts';
import { CheckboxField } from '../kit/checkbox-field.tsx';

export interface WatchedListProps {
  kind: WatchedKind;
  /** The name of the kind, as the person reads it. */
  name: string;
  watched: Watched;
  form: Pick<TicketForm, 'withoutWatched' | 'message'>;
  disabled: boolean;
  onForm(patch: Partial<Pick<Capture['form'], 'withoutWatched' | 'message'>>): void;
}

/** Lists the recorded entries of one kind. The person can leave out each entry, or all of them. */
export function WatchedList({ kind, name, watched, form, disabled, onForm }: WatchedListProps) {
  const without = form.withoutWatched?.[kind] ?? [];
  const left = without === 'all' ? [] : without;
  const change = (now: typeof without): void =>
    onForm({ withoutWatched: { ...form.withoutWatched, [kind]: now } });
  const missed = watched.missed[kind];
  return (
    <>
      <CheckboxField
        label={name}
        hint={kind === 'steps' ? undefined : t('watchedHidden')}
        checked={without !== 'all'}
        disabled={disabled}
        onChange={(isSent) => change(isSent ? [] : 'all')}
      />
      <ul class="health-lines" aria-label={name}>
        {watchedWordsOf(watched, kind).map(({ at, words }) => (
          <li key={at}>
            <CheckboxField
              label={words}
              checked={without !== 'all' && !left.includes(at)}
              disabled={disabled || without === 'all'}
              onChange={(isSent) => change(isSent ? left.filter((one) => one !== at) : [...left, at])}
            />
          </li>
        ))}
      </ul>
      {missed > 0 ? <p class="secondary">{t('watchedDropped', missed)}</p> : null}
      {kind !== 'steps' && watched.locked.length > 0 ? (
        <p class="secondary">{t('watchedNotHeard', watched.locked.join(', '))}</p>
      ) : null}
      {kind === 'steps' ? (
        <button
          type="button"
          class="button button-small"
          disabled={disabled || without === 'all'}
          onClick={() =>
            onForm({
              message: [form.message.trimEnd(), stepsAsText(watched, left)]
                .filter((part) => part !== '')
                .join('\n\n'),
            })
          }
        >
          {t('watchedIntoMessage')}
        </button>
      ) : null}
    </>
  );
}
