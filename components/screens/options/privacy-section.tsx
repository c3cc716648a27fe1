import { t } from '../../../utils/i18n.ts';
import { CheckboxField } from '../../kit/checkbox-field.tsx';
import { LinesField } from '../../kit/lines-field.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { OptionsSection } from './options-section.tsx';

type PrivacySectionProps = Pick<OptionsScreenProps, 'preferences' | 'onPreferences'>;

/** What is hidden before anything is sent, and what the extension may do. */
export function PrivacySection({ preferences, onPreferences }: PrivacySectionProps) {
  return (
    <OptionsSection id="privacy" title={t('optionsHiding')}>
      <CheckboxField
        label={t('hideSensitive')}
        hint={t('hideSensitiveHint')}
        checked={preferences.hideSensitive}
        onChange={(hideSensitive) => onPreferences({ hideSensitive })}
      />
      {preferences.hideSensitive ? (
        <LinesField
          label={t('hiddenWords')}
          name="hiddenWords"
          hint={t('hiddenWordsHint')}
          lines={preferences.hiddenWords}
          onKeep={(hiddenWords) => onPreferences({ hiddenWords })}
        />
      ) : null}
      {preferences.allowedSites.length > 0 ? (
        <LinesField
          label={t('allowedSites')}
          name="allowedSites"
          hint={t('allowedSitesHint')}
          lines={preferences.allowedSites}
          onKeep={(allowedSites) => onPreferences({ allowedSites })}
        />
      ) : null}
      <CheckboxField
        label={t('readPageHealth')}
        hint={t('readPageHealthHint')}
        checked={preferences.pageHealth !== false}
        onChange={(pageHealth) => onPreferences({ pageHealth })}
      />
      <h3 class="options-subtitle">{t('optionsPrivacy')}</h3>
      <ul class="options-facts">
        <li>{t('permissionPage')}</li>
        <li>{t('permissionHelpdesk')}</li>
        <li>{t('permissionNothingElse')}</li>
      </ul>
    </OptionsSection>
  );
}
