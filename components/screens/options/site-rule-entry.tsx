import { ccOf, type SiteRule, type Template, withCcSeen } from '../../../utils/captures/library.ts';
import type { Directory } from '../../../utils/deskpro/directory.ts';
import { t } from '../../../utils/i18n.ts';
import { TextField } from '../../kit/text-field.tsx';
import { DirectoryFields } from '../../ticket/directory-fields.tsx';
import { TemplateField } from '../../ticket/template-field.tsx';

interface SiteRuleEntryProps {
  rule: SiteRule;
  directory: Directory | null;
  templates: readonly Template[];
  onChange(patch: Partial<SiteRule>): void;
  onRemove(): void;
}

/** The form for one site's rule: where it applies, and what its tickets start with. */
export function SiteRuleEntry({ rule, directory, templates, onChange, onRemove }: SiteRuleEntryProps) {
  const at = templates.findIndex(({ id }) => id === rule.templateId);
  const labels = rule.fields['labels'];
  const cc = ccOf(rule);
  const others = Object.keys(rule.fields).filter((key) => key !== 'labels' && (key !== 'cc' || cc === ''));
  return (
    <fieldset class="library-entry">
      <legend class="visually-hidden">{rule.site}</legend>
      <TextField
        label={t('site')}
        name="site"
        hint={t('siteHint')}
        value={rule.site}
        onChange={(site) => onChange({ site })}
      />
      <DirectoryFields
        agentLabel={t('agent')}
        departmentLabel={t('department')}
        directory={directory}
        directoryProblem={null}
        agentId={rule.agentId}
        departmentId={rule.departmentId}
        problems={{}}
        disabled={false}
        onChange={onChange}
        onRetry={() => undefined}
      />
      <TextField
        label={t('fieldLabels')}
        name="labels"
        value={typeof labels === 'string' ? labels : ''}
        onChange={(to) => onChange({ fields: { ...rule.fields, labels: to } })}
      />
      {cc === '' ? null : (
        <TextField
          label={t('fieldCc')}
          name="cc"
          value={String(rule.fields['cc'])}
          onChange={(to) => onChange(withCcSeen({ ...rule, fields: { ...rule.fields, cc: to } }))}
        />
      )}
      <TemplateField
        templates={{
          names: templates.map(({ name }) => name),
          chosen: at < 0 ? null : at,
          onChoose: (to) => onChange({ templateId: to === null ? null : (templates[to]?.id ?? null) }),
        }}
        disabled={false}
      />
      {others.length === 0 ? null : <p class="field-hint">{t('ruleFurtherFields', others.length)}</p>}
      <button type="button" class="link-button" aria-label={t('removeNamed', rule.site)} onClick={onRemove}>
        {t('remove')}
      </button>
    </fieldset>
  );
}
