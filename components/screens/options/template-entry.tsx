import type { Template } from '../../../utils/captures/library.ts';
import { t } from '../../../utils/i18n.ts';
import { TextField } from '../../kit/text-field.tsx';

interface TemplateEntryProps {
  template: Template;
  onChange(patch: Partial<Template>): void;
  onRemove(): void;
}

/** The fields of one template. */
export function TemplateEntry({ template: { name, text }, onChange, onRemove }: TemplateEntryProps) {
  return (
    <fieldset class="library-entry">
      <legend class="visually-hidden">{name}</legend>
      <TextField
        label={t('templateName')}
        name="templateName"
        value={name}
        onChange={(to) => onChange({ name: to })}
      />
      <TextField
        label={t('templateText')}
        name="templateText"
        kind="lines"
        value={text}
        onChange={(to) => onChange({ text: to })}
      />
      <button type="button" class="link-button" aria-label={t('removeNamed', name)} onClick={onRemove}>
        {t('remove')}
      </button>
    </fieldset>
  );
}
