import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { OptionsScreen } from '../../components/screens/options/options-screen.tsx';
import { requestOrigin } from '../../utils/browser-ui.ts';
import { defaultPreferences, type Preferences } from '../../utils/captures/preferences.ts';
import { parseAddress } from '../../utils/deskpro/address.ts';
import { parseApiKey } from '../../utils/deskpro/api-key.ts';
import { type ConnectRequest, connectRequestSetting } from '../../utils/deskpro/stored-connection.ts';
import type { AppError, AppResult } from '../../utils/errors.ts';
import { request } from '../../utils/messages.ts';
import { useDoctor } from '../../utils/options-screen/use-doctor.ts';
import { useLibraryEditor } from '../../utils/options-screen/use-library-editor.ts';
import { useSaving } from '../../utils/options-screen/use-saving.ts';
import type { OuterActionKind } from '../../utils/problems/problem-of.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import { useHelpdesk } from '../../utils/ticket-screen/use-helpdesk.ts';

/**
 * Asks the browser for access to the helpdesk's origin, then has the background try the connection. The permission
 * request comes before any await, because it counts as the person's own request only inside their click.
 */
async function tryConnection(attempt: ConnectRequest): Promise<AppResult<null>> {
  const address = parseAddress(attempt.address);
  if (!address.ok) return address;
  const key = parseApiKey(attempt.key);
  if (!key.ok) return key;
  const { origin, host } = address.value;
  const granted = await requestOrigin(origin);
  if (!granted) return { ok: false, error: { code: 'permission-missing', host } };
  await connectRequestSetting.write(attempt);
  return request('connect', {});
}

function Options() {
  const helpdesk = useHelpdesk();
  const doctor = useDoctor(helpdesk.connection);
  const { forget } = doctor;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [changed, setChanged] = useState<Partial<Preferences>>({});
  const { saved, save } = useSaving();
  const typed = useRef<ConnectRequest>({ address: '', key: '', isFurther: false });

  const connect = useCallback(
    (address: string, key: string, isFurther: boolean) => {
      typed.current = { address, key, isFurther };
      setBusy(true);
      setProblem(null);
      void tryConnection(typed.current).then((outcome) => {
        setBusy(false);
        setProblem(outcome.ok ? null : outcome.error);
        if (outcome.ok) forget();
      });
    },
    [forget],
  );

  const keep = useCallback(
    (patch: Partial<Preferences>) => {
      setChanged((before) => ({ ...before, ...patch }));
      void save(request('changePreferences', patch));
    },
    [save],
  );

  const library = useLibraryEditor(save);

  const baseUrl = helpdesk.connection?.baseUrl;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another helpdesk becomes active, to which these changes do not apply
  useEffect(() => setChanged({}), [baseUrl]);

  const act = useCallback(
    (kind: OuterActionKind) => {
      if (kind === 'retry' || kind === 'allow-access')
        connect(typed.current.address, typed.current.key, typed.current.isFurther);
    },
    [connect],
  );

  return (
    <OptionsScreen
      connection={helpdesk.connection}
      helpdesks={helpdesk.helpdesks}
      initialAddress={helpdesk.connection?.baseUrl ?? ''}
      initialKey=""
      busy={busy}
      problem={problem}
      preferences={{ ...(helpdesk.preferences ?? defaultPreferences), ...changed }}
      directory={helpdesk.directory}
      directoryProblem={helpdesk.directoryProblem}
      saved={saved}
      {...library}
      diagnosis={doctor.diagnosis}
      checking={doctor.checking}
      onCheck={doctor.check}
      onAllowAccess={doctor.allowAccess}
      onConnect={connect}
      onTyped={(address, key) => {
        typed.current = { ...typed.current, address, key };
      }}
      onDisconnect={() => {
        forget();
        void request('disconnect', {});
      }}
      onHelpdesk={(to) => {
        forget();
        void request('switchHelpdesk', { helpdesk: to });
      }}
      onPreferences={keep}
      onReloadDirectory={() => void helpdesk.reload(true)}
      onAction={act}
    />
  );
}

speakLanguage();
render(<Options />, document.body);
