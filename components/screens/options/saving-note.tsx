import { t } from '../../../utils/i18n.ts';
import type { OptionsScreenProps } from '../screen-props.ts';

/** Says whether the latest change is stored. The note is always visible, wherever the change was made on the page. */
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
