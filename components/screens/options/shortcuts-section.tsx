import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { externalIcon } from '../../kit/icons.ts';
import type { OptionsScreenProps } from '../screen-props.ts';
import { OptionsSection } from './options-section.tsx';

type ShortcutsSectionProps = Pick<OptionsScreenProps, 'shortcuts' | 'onChangeShortcuts'>;

/** The extension's shortcuts, and the way to the browser's own page that changes them. */
export function ShortcutsSection({ shortcuts, onChangeShortcuts }: ShortcutsSectionProps) {
  if (shortcuts.length === 0) return null;
  return (
    <OptionsSection id="shortcuts" title={t('optionsShortcuts')}>
      <dl class="shortcuts">
        {shortcuts.map(({ description, keys }) => (
          <div key={description} class="shortcut">
            <dt>{description}</dt>
            <dd>{keys === '' ? <span class="secondary">{t('shortcutNone')}</span> : <kbd>{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" class="button" onClick={onChangeShortcuts}>
          {t('changeShortcuts')}
          <Icon of={externalIcon} />
        </button>
      </div>
    </OptionsSection>
  );
}
