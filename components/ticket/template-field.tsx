import { t } from '../../utils/i18n.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import type { TicketScreenProps } from './ticket-props.ts';

interface TemplateFieldProps {
  templates: TicketScreenProps['templates'];
  disabled: boolean;
}

/** The choice of a template for the beginning of the message. Not shown if there are no templates. */
export function TemplateField({ templates: { names, chosen, onChoose }, disabled }: TemplateFieldProps) {
  if (names.length === 0) return null;
  return (
    <ChoiceField
      label={t('template')}
      name="template"
      options={names.map((name, at) => ({ key: String(at), name }))}
      firstChoice={t('fieldNone')}
      value={chosen}
      emptyText={t('fieldNoChoices')}
      disabled={disabled}
      onChange={onChoose}
    />
  );
}
