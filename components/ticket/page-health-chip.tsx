import type { ComponentChildren } from 'preact';
import type { Capture, TicketForm } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { loadLater } from '../kit/load-later.tsx';

const PageHealthList = loadLater(() => import('./page-health-list.tsx').then((part) => part.PageHealthList));

export interface PageHealthProps {
  /** Absent if the page was not asked. */
  health: Capture['health'];
  without: TicketForm['withoutHealth'];
  disabled: boolean;
  onForm(patch: Pick<TicketForm, 'withoutHealth'>): void;
}

interface HealthChip {
  key: string;
  label: string;
  /** Loads the code of what the chip opens, so that the chip opens with its content. */
  load(): Promise<unknown>;
  panel(): ComponentChildren;
}

/** Returns the button that says how many problems the page had, and what it opens. Null if the page was not asked. */
export function healthChip({ health, without = [], ...props }: PageHealthProps): HealthChip | null {
  if (health === undefined) return null;
  const all = health.troubles.length + health.more;
  const kept = without === 'all' ? 0 : all - without.length;
  const isLeftOut = without === 'all' || (all > 0 && kept === 0);
  return {
    key: 'health',
    label: isLeftOut ? t('pageHealthLeftOut') : countWords(kept),
    load: PageHealthList.load,
    panel: () => <PageHealthList {...props} health={health} without={without} />,
  };
}

function countWords(count: number): string {
  if (count === 0) return t('pageHealthNone');
  return count === 1 ? t('pageHealthOne') : t('pageHealthOther', count);
}
