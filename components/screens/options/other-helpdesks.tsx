import { t } from '../../../utils/i18n.ts';
import type { OptionsScreenProps } from '../screen-props.ts';

type OtherHelpdesksProps = Pick<OptionsScreenProps, 'otherHelpdesks' | 'onHelpdesk'>;

/** A card for each helpdesk that is connected and not active, with what new tickets to it would start with. */
export function OtherHelpdesks({ otherHelpdesks, onHelpdesk }: OtherHelpdesksProps) {
  if (otherHelpdesks.length === 0) return null;
  return (
    <ul class="other-helpdesks">
      {otherHelpdesks.map(({ baseUrl, host, defaults }) => (
        <li key={baseUrl} class="other-helpdesk">
          <div class="connection-words">
            <p class="connection-name">{host}</p>
            <p class="secondary">
              {defaults.length === 0 ? t('helpdeskWithoutDefaults') : defaults.join(' · ')}
            </p>
          </div>
          <button type="button" class="button button-small" onClick={() => onHelpdesk(baseUrl)}>
            {t('useHelpdesk', host)}
          </button>
        </li>
      ))}
    </ul>
  );
}
