import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';
import { healthChip, type PageHealthProps } from './page-health-chip.tsx';

/** Says how many problems the page had, and unfolds what is sent of them. Shows nothing if the page was not asked. */
export const PageHealthPart = memo(function PageHealthPart(props: PageHealthProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const chip = healthChip(props);
  if (chip === null) return null;
  return (
    <fieldset class="details" aria-label={t('whatHappened')}>
      <button
        type="button"
        class="form-chip health-chip"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => void chip.load().then(() => setOpen(!open))}
      >
        {chip.label}
        <Icon name="chevron" />
      </button>
      <div id={id} hidden={!open}>
        {open ? chip.panel() : null}
      </div>
    </fieldset>
  );
});
