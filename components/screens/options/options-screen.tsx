import '../../kit/ui.css';
import './options-screen.css';
import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../../../utils/i18n.ts';
import { type Changing, HelpdeskConnection } from '../../connect/helpdesk-connection.tsx';
import { Icon } from '../../kit/icon.tsx';
import { trayIcon } from '../../kit/icons.ts';
import { Logo } from '../../kit/logo.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { DisconnectedNote } from './disconnected-note.tsx';
import { HelpdeskDefaults } from './helpdesk-defaults.tsx';
import { LibraryCards } from './library-cards.tsx';
import { OptionsSection } from './options-section.tsx';
import { OtherHelpdesks } from './other-helpdesks.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SavingNote } from './saving-note.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';

/** The options page: the helpdesk, what new tickets start with, what the extension may do. */
export function OptionsScreen(props: OptionsScreenProps) {
  const { connection } = props;
  /** How the connect form starts while the person changes or adds a connection; null otherwise. */
  const [changing, setChanging] = useState<Changing | null>(null);

  return (
    <div class="options">
      <header class="options-head">
        <Logo size={40} />
        <div>
          <h1 class="screen-title">{t('optionsTitle')}</h1>
          <p class="secondary">{t('optionsLead')}</p>
        </div>
        <a class="button button-quiet options-tickets" href="tickets.html">
          <Icon of={trayIcon} />
          {t('tickets')}
        </a>
      </header>
      <Sections hasShortcuts={props.shortcuts.length > 0} />
      <main class="options-main">
        <OptionsSection id="helpdesks" title={t('optionsHelpdesk')}>
          <DisconnectedNote {...props} />
          <HelpdeskConnection {...props} changing={changing} onChanging={setChanging}>
            {connection ? (
              <ConnectionCard
                connection={connection}
                onAdd={() => setChanging({ address: '', atKey: false, isFurther: true })}
                onChangeKey={() => setChanging({ address: props.initialAddress, atKey: false })}
                onDisconnect={props.onDisconnect}
              >
                <HelpdeskDefaults {...props} />
              </ConnectionCard>
            ) : null}
          </HelpdeskConnection>
          <OtherHelpdesks {...props} />
        </OptionsSection>
        {connection ? (
          <ConnectionCheck
            connection={connection}
            diagnosis={props.diagnosis}
            checking={props.checking}
            onCheck={props.onCheck}
            onAllowAccess={props.onAllowAccess}
            onReconnect={(address) => setChanging({ address, atKey: true })}
          />
        ) : null}
        <PreferencesForm {...props} />
        <PrivacySection {...props} />
        <LibraryCards {...props} />
        <ShortcutsSection shortcuts={props.shortcuts} onChangeShortcuts={props.onChangeShortcuts} />
        <AboutSection version={props.version} />
        <SavingNote saved={props.saved} />
      </main>
    </div>
  );
}

const sections = [
  { id: 'helpdesks', title: 'optionsHelpdesk' },
  { id: 'new-tickets', title: 'optionsDefaults' },
  { id: 'privacy', title: 'optionsHiding' },
  { id: 'templates', title: 'optionsTemplates' },
  { id: 'site-rules', title: 'optionsSiteRules' },
  { id: 'shortcuts', title: 'optionsShortcuts' },
  { id: 'about', title: 'optionsAbout' },
] as const satisfies { id: string; title: MessageKey }[];

/** Links to the sections of the page. The link to the shortcuts is left out if the browser has no shortcuts. */
function Sections({ hasShortcuts }: { hasShortcuts: boolean }) {
  return (
    <nav class="options-sections" aria-label={t('optionsSections')}>
      {sections
        .filter(({ id }) => id !== 'shortcuts' || hasShortcuts)
        .map(({ id, title }) => (
          <a key={id} class="options-section-link" href={`#${id}`}>
            {t(title)}
          </a>
        ))}
    </nav>
  );
}

function AboutSection({ version }: Pick<OptionsScreenProps, 'version'>) {
  return (
    <OptionsSection id="about" title={t('optionsAbout')}>
      <p>{t('aboutVersion', version)}</p>
      <p>
        <a href="welcome.html">{t('aboutWelcome')}</a>
      </p>
      <p>
        <a href="licences.txt" target="_blank" rel="noreferrer">
          {t('aboutLicences')}
        </a>
      </p>
    </OptionsSection>
  );
}
