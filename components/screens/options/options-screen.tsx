import '../../kit/ui.css';
import './options-screen.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import { Logo } from '../../kit/logo.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { ConnectForm } from './connect-form.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ConnectionCheck } from './connection-check.tsx';
import { LibraryCards } from './library-cards.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { SavingNote } from './saving-note.tsx';

/** The options page: the helpdesk, what new tickets start with, what the extension may do. */
export function OptionsScreen(props: OptionsScreenProps) {
  const { connection, busy, problem, initialAddress, initialKey } = props;
  /** How the connect form starts while the person changes or adds a connection; null otherwise. */
  const [changing, setChanging] = useState<{ address: string; atKey: boolean; isFurther?: true } | null>(
    null,
  );
  const helpdesk = useRef<HTMLElement>(null);
  const wasConnected = useRef<boolean | null>(null);

  // The pressed button disappears with its form, so the focus moves to the section.
  useEffect(() => {
    setChanging(null);
    if (connection === undefined) return;
    const connected = connection !== null;
    if (wasConnected.current !== null) helpdesk.current?.focus();
    wasConnected.current = connected;
  }, [connection]);

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
        <section ref={helpdesk} class="card" aria-labelledby="options-helpdesk" tabIndex={-1}>
          <h2 id="options-helpdesk">{t('optionsHelpdesk')}</h2>
          {connection === undefined ? <div class="options-waiting" /> : null}
          {connection ? (
            <ConnectionCard
              connection={connection}
              others={props.helpdesks.filter(({ baseUrl }) => baseUrl !== connection.baseUrl)}
              onAdd={() => setChanging({ address: '', atKey: false, isFurther: true })}
              onHelpdesk={props.onHelpdesk}
              onChangeKey={() => setChanging({ address: initialAddress, atKey: false })}
              onDisconnect={props.onDisconnect}
            />
          ) : null}
          {connection === null || (connection && changing) ? (
            <ConnectForm
              key={changing?.address}
              initialAddress={changing?.address ?? initialAddress}
              initialKey={initialKey}
              busy={busy}
              problem={problem}
              startAtKey={changing?.atKey === true}
              onConnect={(address, key) => props.onConnect(address, key, changing?.isFurther === true)}
              onTyped={props.onTyped}
              onKeep={connection === null ? undefined : () => setChanging(null)}
            />
          ) : null}
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
