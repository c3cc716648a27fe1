import { useId, useState } from 'preact/hooks';
import type { Capture, TicketForm } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { loadLater } from '../kit/load-later.tsx';
import { memo } from '../kit/memo.ts';

const PageHealthList = loadLater(() => import('./page-health-list.tsx').then((part) => part.PageHealthList));

interface PageHealthPartProps {
  health: Capture['health'];
  without: TicketForm['withoutHealth'];
  disabled: boolean;
  onForm(patch: Pick<TicketForm, 'withoutHealth'>): void;
}

/** Says how many problems the page had, and unfolds what is sent of them. Shows nothing if the page was not asked. */
export const PageHealthPart = memo(function PageHealthPart(props: PageHealthPartProps) {
  const { health, without = [] } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  if (health === undefined) return null;
  const all = health.troubles.length + health.more;
  const kept = without === 'all' ? 0 : all - without.length;
  const isLeftOut = without === 'all' || (all > 0 && kept === 0);
  return (
    <fieldset class="details" aria-label={t('whatHappened')}>
      <button
        type="button"
        class="form-chip health-chip"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {isLeftOut ? t('pageHealthLeftOut') : countWords(kept)}
        <Icon name="chevron" />
      </button>
      <div id={id} hidden={!open}>
        {open ? <PageHealthList {...props} health={health} without={without} /> : null}
      </div>
    </fieldset>
  );
});

function countWords(count: number): string {
  if (count === 0) return t('pageHealthNone');
  return count === 1 ? t('pageHealthOne') : t('pageHealthOther', count);
}
