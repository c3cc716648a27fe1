import { useEffect, useId, useRef } from 'preact/hooks';
import type { FieldValue } from '../../../utils/captures/capture.ts';
import { type Library, replacedBy, type SiteRule } from '../../../utils/captures/library.ts';
import type { Directory } from '../../../utils/deskpro/directory.ts';
import { t } from '../../../utils/i18n.ts';
import { fieldTitle } from '../../ticket/field-title.ts';

interface LibraryImportProps {
  library: Library;
  /** The templates and rules in the file. */
  brought: Library;
  /** The directory of the helpdesk at `baseUrl`. It has no names for the ids of another helpdesk. */
  directory: Directory | null;
  baseUrl: string | undefined;
  onConfirm(): void;
  onCancel(): void;
}

/** Shows everything an import would set before any of it is stored, because the file may be from anyone. */
export function LibraryImport({
  library,
  brought,
  directory,
  baseUrl,
  onConfirm,
  onCancel,
}: LibraryImportProps) {
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const replaced = replacedBy(library, brought);
  const count = replaced.templates.length + replaced.rules.length;
  return (
    <fieldset class="library-entry library-import" aria-describedby={`${id}-hint`}>
      <legend>{t('importCheck')}</legend>
      <p id={`${id}-hint`} class="field-hint">
        {t('importCheckHint')}
      </p>
      {brought.rules.map((rule, at) => (
        <RuleValues
          key={at}
          rule={rule}
          directory={rule.helpdesk === baseUrl ? directory : null}
          template={
            [...brought.templates, ...library.templates].find((one) => one.id === rule.templateId)?.name
          }
        />
      ))}
      {brought.templates.map(({ id: key, name, text }) => (
        <dl key={key} class="import-values">
          <dt>{t('templateName')}</dt>
          <dd dir="auto">{name}</dd>
          <dt>{t('templateText')}</dt>
          <dd dir="auto">{text}</dd>
        </dl>
      ))}
      {count === 0 ? null : <p class="field-hint">{t('importReplaces', count)}</p>}
      <div class="actions">
        <button ref={cancel} type="button" class="button" onClick={onCancel}>
          {t('importCancel')}
        </button>
        <button type="button" class="button button-primary" onClick={onConfirm}>
          {t('importConfirm')}
        </button>
      </div>
    </fieldset>
  );
}

interface RuleValuesProps {
  rule: SiteRule;
  directory: Directory | null;
  template: string | undefined;
}

/** One rule, with a row for each value that it fills in. The CC field comes before the other fields. */
function RuleValues({ rule, directory, template }: RuleValuesProps) {
  const { site, helpdesk, agentId, departmentId, templateId } = rule;
  const agent = directory?.agents.find(({ id }) => id === agentId)?.name;
  const department = directory?.departments.find(({ id }) => id === departmentId)?.title;
  const fields = Object.entries(rule.fields).sort(([a], [b]) => Number(b === 'cc') - Number(a === 'cc'));
  return (
    <dl class="import-values">
      <dt>{t('site')}</dt>
      <dd dir="auto">{site.trim() === '*' ? `${t('everySite')} (*)` : site}</dd>
      <dt>{t('helpdeskAddress')}</dt>
      <dd dir="auto">{helpdesk}</dd>
      {fields.map(([key, value]) => (
        <Row
          key={key}
          name={fieldTitle(key, directory)}
          value={valueWords(key, value, directory)}
          isCc={key === 'cc'}
        />
      ))}
      {agentId === null ? null : <Row name={t('agent')} value={agent ?? String(agentId)} />}
      {departmentId === null ? null : (
        <Row name={t('department')} value={department ?? String(departmentId)} />
      )}
      {templateId === null ? null : <Row name={t('template')} value={template ?? templateId} />}
    </dl>
  );
}

function Row({ name, value, isCc = false }: { name: string; value: string; isCc?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">
        {isCc ? <strong>{value}</strong> : value}
        {isCc ? <span class="field-hint"> {t('importCcHint')}</span> : null}
      </dd>
    </>
  );
}

function valueWords(key: string, value: FieldValue, directory: Directory | null): string {
  const choices = directory?.fields.find((field) => field.key === key)?.choices ?? [];
  const ids = Array.isArray(value) ? value : [value];
  return ids.map((id) => choices.find((choice) => choice.id === id)?.title ?? String(id)).join(', ');
}
