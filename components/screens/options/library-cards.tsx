import { templateVariables } from '../../../utils/captures/fill-template.ts';
import type { Library } from '../../../utils/captures/library.ts';
import { t } from '../../../utils/i18n.ts';
import { FileButton } from '../../kit/file-button.tsx';
import type { LibraryProps, OptionsScreenProps } from '../screen-props.ts';
import { LibraryImport } from './library-import.tsx';
import { OptionsSection } from './options-section.tsx';
import { RemovedEntries } from './removed-entries.tsx';
import { SiteRuleEntry } from './site-rule-entry.tsx';
import { TemplateEntry } from './template-entry.tsx';

interface LibraryCardsProps
  extends LibraryProps,
    Pick<OptionsScreenProps, 'connection' | 'directory' | 'removed' | 'onRemove' | 'onUndoRemove'> {}

/** Returns the list with the entry at index `at` changed. */
function edited<T>(list: readonly T[], at: number, change: (one: T) => T): T[] {
  return list.map((one, index) => (index === at ? change(one) : one));
}

/** The sections for templates and for site rules, with the export and import of both. */
export function LibraryCards(props: LibraryCardsProps) {
  const { connection, library, onLibrary } = props;
  const { templates, rules } = library;
  const change = <Part extends keyof Library>(
    part: Part,
    at: number,
    by: (one: Library[Part][number]) => Library[Part][number],
  ) => onLibrary((before) => ({ ...before, [part]: edited<Library[Part][number]>(before[part], at, by) }));
  const add = () =>
    onLibrary((before) => ({
      ...before,
      templates: [...before.templates, { id: crypto.randomUUID(), name: t('template'), text: '' }],
    }));
  return (
    <>
      <OptionsSection id="templates" title={t('optionsTemplates')}>
        <p class="field-hint">
          {t('templatesHint', templateVariables.map((name) => `{${name}}`).join(', '))}
        </p>
        {templates.map((template, at) => (
          <TemplateEntry
            key={template.id}
            template={template}
            onChange={(patch) => change('templates', at, (one) => ({ ...one, ...patch }))}
            onRemove={() => props.onRemove('templates', at)}
          />
        ))}
        <RemovedEntries part="templates" removed={props.removed} onUndoRemove={props.onUndoRemove} />
        <div class="actions">
          <button type="button" class="button" onClick={add}>
            {t('addTemplate')}
          </button>
        </div>
      </OptionsSection>
      <OptionsSection id="site-rules" title={t('optionsSiteRules')}>
        <p class="field-hint">{t('siteRulesHint', t('keepForSite', '…'))}</p>
        {rules.map((rule, at) =>
          rule.helpdesk === connection?.baseUrl ? (
            <SiteRuleEntry
              key={at}
              rule={rule}
              directory={props.directory}
              templates={templates}
              onChange={(patch) => change('rules', at, (one) => ({ ...one, ...patch }))}
              onRemove={() => props.onRemove('rules', at)}
            />
          ) : null,
        )}
        <RemovedEntries part="rules" removed={props.removed} onUndoRemove={props.onUndoRemove} />
        <LibraryFile {...props} />
      </OptionsSection>
    </>
  );
}

/** Writes templates and rules to a file, and reads such a file. */
function LibraryFile(props: LibraryCardsProps) {
  return (
    <>
      <div class="actions">
        <button type="button" class="button" onClick={props.onExportLibrary}>
          {t('exportLibrary')}
        </button>
        <FileButton label={t('importLibrary')} accept=".json" onFile={props.onImportLibrary} />
      </div>
      {props.libraryImport === null ? null : (
        <LibraryImport
          library={props.library}
          brought={props.libraryImport}
          directory={props.directory}
          baseUrl={props.connection?.baseUrl}
          onConfirm={props.onConfirmImport}
          onCancel={props.onCancelImport}
        />
      )}
      <p class="field-hint" role={props.libraryProblem ? 'alert' : undefined}>
        {t(props.libraryProblem ? 'libraryFileWrong' : 'libraryFileHint')}
      </p>
    </>
  );
}
