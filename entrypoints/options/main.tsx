import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { OptionsScreen } from '../../components/screens/options/options-screen.tsx';
import { openShortcutSettings, version } from '../../utils/browser-settings.ts';
import { defaultPreferences, type Preferences } from '../../utils/captures/preferences.ts';
import { request } from '../../utils/messages.ts';
import { useConnect } from '../../utils/options-screen/use-connect.ts';
import { useDisconnect } from '../../utils/options-screen/use-disconnect.ts';
import { useDoctor } from '../../utils/options-screen/use-doctor.ts';
import { useDraftToContinue } from '../../utils/options-screen/use-draft-to-continue.ts';
import { useLibraryEditor } from '../../utils/options-screen/use-library-editor.ts';
import { useOtherHelpdesks } from '../../utils/options-screen/use-other-helpdesks.ts';
import { useRemoved } from '../../utils/options-screen/use-removed.ts';
import { useSaving } from '../../utils/options-screen/use-saving.ts';
import { useShortcuts } from '../../utils/options-screen/use-shortcuts.ts';
import { copyText } from '../../utils/ticket-screen/copy-text.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';
import { useHelpdesk } from '../../utils/ticket-screen/use-helpdesk.ts';

function Options() {
  const helpdesk = useHelpdesk();
  const doctor = useDoctor(helpdesk.connection);
  const { forget } = doctor;
  const connecting = useConnect(forget);
  const otherHelpdesks = useOtherHelpdesks();
  const disconnecting = useDisconnect(helpdesk.connection, forget);
  const draft = useDraftToContinue(helpdesk.connection);
  const [changed, setChanged] = useState<Partial<Preferences>>({});
  const { saved, save } = useSaving();

  const keep = useCallback(
    (patch: Partial<Preferences>) => {
      setChanged((before) => ({ ...before, ...patch }));
      void save(request('changePreferences', patch));
    },
    [save],
  );

  const library = useLibraryEditor(save);
  const removing = useRemoved(library);
  const shortcuts = useShortcuts();

  const baseUrl = helpdesk.connection?.baseUrl;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another helpdesk becomes active, to which these changes do not apply
  useEffect(() => setChanged({}), [baseUrl]);

  return (
    <OptionsScreen
      connection={helpdesk.connection}
      otherHelpdesks={otherHelpdesks}
      initialAddress={helpdesk.connection?.baseUrl ?? ''}
      initialKey=""
      {...connecting}
      draft={draft}
      onCopy={copyText}
      preferences={{ ...(helpdesk.preferences ?? defaultPreferences), ...changed }}
      directory={helpdesk.directory}
      directoryProblem={helpdesk.directoryProblem}
      saved={saved}
      {...library}
      {...removing}
      shortcuts={shortcuts}
      onChangeShortcuts={() => void openShortcutSettings()}
      version={version()}
      diagnosis={doctor.diagnosis}
      checking={doctor.checking}
      onCheck={doctor.check}
      onAllowAccess={doctor.allowAccess}
      {...disconnecting}
      onHelpdesk={(to) => {
        forget();
        void request('switchHelpdesk', { helpdesk: to });
      }}
      onPreferences={keep}
      onReloadDirectory={() => void helpdesk.reload({ evenIfFresh: true })}
    />
  );
}

speakLanguage();
render(<Options />, document.body);
