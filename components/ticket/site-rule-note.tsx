import { t } from '../../utils/i18n.ts';
import type { TicketScreenProps } from './ticket-props.ts';

interface SiteRuleNoteProps {
  siteRule: TicketScreenProps['siteRule'];
  disabled: boolean;
  /** Opens the options page, where rules are edited. */
  onOpenOptions(): void;
}

/** Says which rule the form's choices come from, or offers to keep the choices for this site. */
export function SiteRuleNote({ siteRule, disabled, onOpenOptions }: SiteRuleNoteProps) {
  const { followed, site, onKeep } = siteRule;
  if (followed === null && onKeep === null) return null;
  return (
    <p class="rule-note" role="status">
      {onKeep === null ? t('fromSiteRule', followed ?? '') : ''}
      {/* One button for both, so that the focus stays on it when the rule is stored. */}
      <button type="button" class="link-button" disabled={disabled} onClick={onKeep ?? onOpenOptions}>
        {onKeep === null ? t('editShort') : t('keepForSite', site)}
      </button>
    </p>
  );
}
