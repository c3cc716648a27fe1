import '../../kit/ui.css';
import './options-screen.css';
import { useState } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { type Changing, HelpdeskConnection } from '../../connect/helpdesk-connection.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Logo } from '../../kit/logo.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { LibraryCards } from './library-cards.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { SavingNote } from './saving-note.tsx';

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
          <Icon name="tray" />
          {t('tickets')}
        </a>
      </header>
      <main class="options-main">
        <section class="card" aria-labelledby="options-helpdesk">
          <h2 id="options-helpdesk">{t('optionsHelpdesk')}</h2>
          <HelpdeskConnection {...props} changing={changing} onChanging={setChanging}>
            {connection ? (
              <ConnectionCard
                connection={connection}
                others={props.helpdesks.filter(({ baseUrl }) => baseUrl !== connection.baseUrl)}
                onAdd={() => setChanging({ address: '', atKey: false, isFurther: true })}
                onHelpdesk={props.onHelpdesk}
                onChangeKey={() => setChanging({ address: props.initialAddress, atKey: false })}
                onDisconnect={props.onDisconnect}
              />
            ) : null}
          </HelpdeskConnection>
        </section>
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
        <LibraryCards {...props} />
        <PrivacyCard />
        <SavingNote saved={props.saved} />
      </main>
    </div>
  );
}

function PrivacyCard() {
  return (
    <section class="card card-quiet" aria-labelledby="options-privacy">
      <h2 id="options-privacy">{t('optionsPrivacy')}</h2>
      <ul class="options-facts">
        <li>{t('permissionPage')}</li>
        <li>{t('permissionHelpdesk')}</li>
        <li>{t('permissionNothingElse')}</li>
      </ul>
    </section>
  );
}
