import { type Watched, type WatchedKind, watchedKinds } from '../../utils/captures/watched.ts';
import { formatCount } from '../../utils/format.ts';
import { type MessageKey, t } from '../../utils/i18n.ts';
import { loadLater } from '../kit/load-later.tsx';
import type { FormChip } from './form-chips.tsx';
import type { WatchedListProps } from './watched-list.tsx';

const WatchedList = loadLater(() => import('./watched-list.tsx').then((part) => part.WatchedList));

interface WatchedProps extends Omit<WatchedListProps, 'kind' | 'name' | 'watched'> {
  /** Absent if the tab was not watched. */
  watched: Watched | undefined;
}

const kindNames: Readonly<Record<WatchedKind, MessageKey>> = {
  lines: 'watchedLines',
  requests: 'watchedRequests',
  steps: 'watchedStepsKind',
};

/** Returns a button for each kind of what was watched, and what it opens. */
export function watchedChips({ watched, ...props }: WatchedProps): FormChip[] {
  if (watched === undefined) return [];
  const kinds = watchedKinds.filter((kind) => watched[kind].length > 0);
  return kinds.map((kind) => ({
    key: kind,
    label: nameOf(kind, sentOf(watched, kind, props.form.withoutWatched?.[kind])),
    load: WatchedList.load,
    panel: () => (
      <fieldset class="details" aria-label={t('whatHappened')}>
        <WatchedList {...props} kind={kind} name={t(kindNames[kind])} watched={watched} />
      </fieldset>
    ),
  }));
}

function sentOf(watched: Watched, kind: WatchedKind, without: 'all' | number[] = []): number {
  return without === 'all' ? 0 : watched[kind].length - without.length;
}

function nameOf(kind: WatchedKind, count: number): string {
  if (count === 0) return t('watchedLeftOut', t(kindNames[kind]));
  if (kind === 'requests') return t('watchedRequestsCounted', formatCount(count));
  if (kind === 'steps') return t('watchedStepsCounted', formatCount(count));
  return count === 1 ? t('watchedLinesOne') : t('watchedLinesOther', formatCount(count));
}
