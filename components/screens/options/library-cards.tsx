import { useRef } from 'preact/hooks';
import { templateVariables } from '../../../utils/captures/fill-template.ts';
import type { Library } from '../../../utils/captures/library.ts';
import { t } from '../../../utils/i18n.ts';
import { TextField } from '../../kit/text-field.tsx';
import type { LibraryProps, OptionsScreenProps } from '../screen-props.ts';
import { LibraryImport } from './library-import.tsx';
import { SiteRuleEntry } from './site-rule-entry.tsx';

interface LibraryCardsProps extends LibraryProps, Pick<OptionsScreenProps, 'connection' | 'directory'> {}

/** Returns the list with the entry at index `at` changed, or removed if `change` returns null. */
function edited<T>(list: readonly T[], at: number, change: (one: T) => T | null): T[] {
  return list.flatMap((one, index) => (index === at ? (change(one) ?? []) : one));
}

/** The card for templates and site rules, with the export and import of both. */
export function LibraryCards(props: LibraryCardsProps) {
  const { connection, library, onLibrary } = props;
  const { templates, rules } = library;
  const input = useRef<HTMLInputElement>(null);
  const change = <Part extends keyof Library>(
    part: Part,
    at: number,
    by: (one: Library[Part][number]) => Library[Part][number] | null,
  ) => onLibrary((before) => ({ ...before, [part]: edited<Library[Part][number]>(before[part], at, by) }));
  const add = () =>
    onLibrary((before) => ({
      ...before,
      templates: [...before.templates, { id: crypto.randomUUID(), name: t('template'), text: '' }],
    }));
  return (
    <section class="card" aria-labelledby="options-library">
      <h2 id="options-library">{t('optionsLibrary')}</h2>
      <p class="field-hint">{t('templatesHint', templateVariables.map((name) => `{${name}}`).join(', '))}</p>
      {templates.map(({ id, name, text }, at) => (
        <fieldset class="library-entry" key={id}>
          <legend class="visually-hidden">{name}</legend>
          <TextField
            label={t('templateName')}
            name="templateName"
            value={name}
            onChange={(to) => change('templates', at, (one) => ({ ...one, name: to }))}
          />
          <TextField
            label={t('templateText')}
            name="templateText"
            kind="lines"
            value={text}
            onChange={(to) => change('templates', at, (one) => ({ ...one, text: to }))}
          />
          <button
            type="button"
            class="link-button"
            aria-label={t('removeNamed', name)}
            onClick={() => change('templates', at, () => null)}
          >
            {t('remove')}
          </button>
        </fieldset>
      ))}
      <div class="actions">
        <button type="button" class="button" onClick={add}>
          {t('addTemplate')}
        </button>
      </div>
      <p class="field-hint">{t('siteRulesHint', t('keepForSite'))}</p>
      {rules.map((rule, at) =>
        rule.helpdesk === connection?.baseUrl ? (
          <SiteRuleEntry
            key={at}
            rule={rule}
            directory={props.directory}
            templates={templates}
            onChange={(patch) => change('rules', at, (one) => ({ ...one, ...patch }))}
            onRemove={() => change('rules', at, () => null)}
          />
        ) : null,
      )}
      <div class="actions">
        <button type="button" class="button" onClick={props.onExportLibrary}>
          {t('exportLibrary')}
        </button>
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {t('importLibrary')}
        </button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // So that the same file can be chosen again.
            currentTarget.value = '';
            if (file !== undefined) props.onImportLibrary(file);
          }}
        />
      </div>
      {props.libraryImport === null ? null : (
        <LibraryImport
          library={library}
          brought={props.libraryImport}
          directory={props.directory}
          baseUrl={connection?.baseUrl}
          onConfirm={props.onConfirmImport}
          onCancel={props.onCancelImport}
        />
      )}
      <p class="field-hint" role={props.libraryProblem ? 'alert' : undefined}>
        {t(props.libraryProblem ? 'libraryFileWrong' : 'libraryFileHint')}
      </p>
    </section>
  );
}
