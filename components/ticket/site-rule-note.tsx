import { t } from '../../utils/i18n.ts';
import type { TicketScreenProps } from './ticket-props.ts';

interface SiteRuleNoteProps {
  siteRule: TicketScreenProps['siteRule'];
  disabled: boolean;
}

/** Says which rule the form's choices come from, or offers to keep the choices for this site. */
export function SiteRuleNote({ siteRule: { followed, onKeep }, disabled }: SiteRuleNoteProps) {
  if (followed === null && onKeep === null) return null;
  return (
    <p class="field-hint" role="status">
      {onKeep === null ? (
        t('fromSiteRule', followed ?? '')
      ) : (
        <button type="button" class="link-button" disabled={disabled} onClick={onKeep}>
          {t('keepForSite')}
        </button>
      )}
    </p>
  );
}
