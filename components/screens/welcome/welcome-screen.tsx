import '../../kit/ui.css';
import './welcome-screen.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { HelpdeskConnection } from '../../connect/helpdesk-connection.tsx';
import { Icon } from '../../kit/icon.tsx';
import { checkIcon, externalIcon } from '../../kit/icons.ts';
import { Logo } from '../../kit/logo.tsx';
import type { WelcomeScreenProps } from '../screen-props.ts';

/** The tab that opens after the extension is installed: three steps to the first ticket. */
export function WelcomeScreen(props: WelcomeScreenProps) {
  const { connection, browser, pinned } = props;
  return (
    <div class="welcome">
      <header class="welcome-head">
        <Logo size={48} />
        <div>
          <h1 class="screen-title">{t('welcomeTitle')}</h1>
          <p>{t('welcomeLead')}</p>
        </div>
      </header>
      <main>
        <ol class="welcome-steps">
          <Step title={t('welcomePin')} done={pinned === true ? t('welcomePinned') : null}>
            <p>{t(browser === 'firefox' ? 'welcomePinFirefox' : 'welcomePinChromium')}</p>
          </Step>
          <Step title={t('welcomeConnect')} done={connection ? connectedWords(connection) : null}>
            <HelpdeskConnection
              {...props}
              startsHere
              initialAddress=""
              initialKey=""
              changing={null}
              onChanging={() => undefined}
            >
              {null}
            </HelpdeskConnection>
          </Step>
          <Step title={t('welcomeTry')} done={null}>
            <p>{t('welcomeTryHint')}</p>
            <a
              class={connection ? 'button button-primary' : 'button'}
              href="welcome.html?sample"
              target="_blank"
              rel="noopener"
            >
              {t('welcomeOpenSample')}
              <Icon of={externalIcon} />
            </a>
          </Step>
        </ol>
      </main>
      <footer class="secondary">
        <a href="options.html">{t('welcomeOptions')}</a>
      </footer>
    </div>
  );
}

interface StepProps {
  title: string;
  /** Says that the step is done; null if it is not. */
  done: string | null;
  children: ComponentChildren;
}

function Step({ title, done, children }: StepProps) {
  const id = useId();
  return (
    <li class={done === null ? 'welcome-step' : 'welcome-step welcome-done'} aria-labelledby={id}>
      <h2 id={id} class="welcome-title">
        {title}
      </h2>
      <p class="welcome-outcome" role="status">
        {done === null ? null : <Icon of={checkIcon} />}
        {done === null ? null : <span>{done}</span>}
      </p>
      <div class="welcome-content">{children}</div>
    </li>
  );
}

function connectedWords({ person, helpdeskName }: NonNullable<WelcomeScreenProps['connection']>): string {
  return person.name === ''
    ? t('connectedNameless', helpdeskName)
    : t('connectedAs', person.name, helpdeskName);
}
