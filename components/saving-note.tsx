import { t } from '../utils/i18n.ts';
import type { OptionsScreenProps } from './screen-props.ts';

/** Whether the latest change is kept, in sight wherever on the page it was made. */
export function SavingNote({ saved }: Pick<OptionsScreenProps, 'saved'>) {
  return (
    <div class="saving">
      <p class="saving-kept" role="status">
        {saved === 'kept' ? t('saved') : ''}
      </p>
      {saved === 'failed' ? (
        <p class="saving-failed" role="alert">
          {t('notSaved')}
        </p>
      ) : null}
    </div>
  );
}
