import './connect.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureId } from '../../utils/captures/capture.ts';
import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { forwardIcon } from '../kit/icons.ts';
import { ConnectForm } from './connect-form.tsx';
import type { ConnectProps } from './connect-props.ts';

/** How the form starts while the person changes or adds a connection. */
export interface Changing {
  address: string;
  atKey: boolean;
  isFurther?: true;
}

interface HelpdeskConnectionProps extends ConnectProps {
  /** Null if not connected. Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  initialAddress: string;
  initialKey: string;
  /** The page is for connecting, so the first field of its form gets the focus. */
  startsHere?: boolean;
  /** Null if the person is not changing the connection. */
  changing: Changing | null;
  /** The draft to go back to. Null if there is none. */
  draft: CaptureId | null;
  onChanging(changing: Changing | null): void;
  /** What is shown of a connected helpdesk. */
  children: ComponentChildren;
}

/** A helpdesk's connection, or the form that makes one. Takes the focus when its form disappears with its button. */
export function HelpdeskConnection(props: HelpdeskConnectionProps) {
  const { connection, changing, draft, onChanging } = props;
  const root = useRef<HTMLDivElement>(null);
  const wasConnected = useRef<boolean | null>(null);
  const [isNew, setNew] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the connection changes, because the person has then finished changing it
  useEffect(() => {
    onChanging(null);
    if (connection === undefined) return;
    const connected = connection !== null;
    // The button that was pressed may have handed the focus on by itself.
    if (wasConnected.current !== null && isFocusLost()) root.current?.focus();
    setNew(connected && wasConnected.current === false);
    wasConnected.current = connected;
  }, [connection]);

  return (
    <div ref={root} class="helpdesk-connection" tabIndex={-1}>
      {connection === undefined ? <div class="connection-waiting" /> : null}
      {connection ? props.children : null}
      {isNew && draft !== null ? (
        <a class="button button-primary connection-draft" href={`editor.html?capture=${draft}`}>
          {t('backToDraft')}
          <Icon of={forwardIcon} />
        </a>
      ) : null}
      {connection === null || (connection && changing) ? (
        <ConnectForm
          key={changing?.address}
          busy={props.busy}
          finding={props.finding}
          found={props.found}
          problem={props.problem}
          initialAddress={changing?.address ?? props.initialAddress}
          initialKey={props.initialKey}
          connectedUrl={connection?.baseUrl}
          startAtKey={changing?.atKey === true}
          startAtAddress={props.startsHere === true}
          isFurther={changing?.isFurther === true}
          onFind={props.onFind}
          onConnect={props.onConnect}
          onTyped={props.onTyped}
          onCopy={props.onCopy}
          onKeep={connection === null ? undefined : () => onChanging(null)}
        />
      ) : null}
    </div>
  );
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
