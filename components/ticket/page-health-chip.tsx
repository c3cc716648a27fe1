import type { Capture, TicketForm } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { loadLater } from '../kit/load-later.tsx';
import type { FormChip } from './form-chips.tsx';

const PageHealthList = loadLater(() => import('./page-health-list.tsx').then((part) => part.PageHealthList));

interface PageHealthProps {
  /** Absent if the page was not asked. */
  health: Capture['health'];
  without: TicketForm['withoutHealth'];
  disabled: boolean;
  onForm(patch: Pick<TicketForm, 'withoutHealth'>): void;
}

/** Returns the button that says how many problems the page had, and what it opens. Null if the page was not asked. */
export function healthChip({ health, without = [], ...props }: PageHealthProps): FormChip | null {
  if (health === undefined) return null;
  const all = health.troubles.length + health.more;
  const kept = without === 'all' ? 0 : all - without.length;
  const isLeftOut = without === 'all' || (all > 0 && kept === 0);
  return {
    key: 'health',
    label: isLeftOut || kept === 0 ? t('pageHealth') : countWords(kept),
    name: isLeftOut ? t('pageHealthLeftOut') : nameOf(kept),
    load: PageHealthList.load,
    panel: () => (
      <fieldset class="details" aria-label={t('whatHappened')}>
        <PageHealthList {...props} health={health} without={without} />
      </fieldset>
    ),
  };
}

function countWords(count: number): string {
  return count === 1 ? t('problemsOne') : t('problemsOther', count);
}

function nameOf(count: number): string {
  return count === 0 ? t('pageHealthNone') : t('pageHealthCounted', countWords(count));
}
