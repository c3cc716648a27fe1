import { render } from 'preact';
import { WelcomeScreen } from '../../components/screens/welcome/welcome-screen.tsx';
import { isFirefox } from '../../utils/browser-ui.ts';
import { useConnect } from '../../utils/options-screen/use-connect.ts';
import { useConnection } from '../../utils/options-screen/use-connection.ts';
import { useDraftToContinue } from '../../utils/options-screen/use-draft-to-continue.ts';
import { usePinned } from '../../utils/options-screen/use-pinned.ts';
import { copyText } from '../../utils/ticket-screen/copy-text.ts';
import { speakLanguage } from '../../utils/ticket-screen/speak-language.ts';

function Welcome() {
  const connection = useConnection();
  const connecting = useConnect(() => undefined);
  const draft = useDraftToContinue(connection);
  const pinned = usePinned();
  return (
    <WelcomeScreen
      {...connecting}
      connection={connection}
      draft={draft}
      browser={isFirefox ? 'firefox' : 'chromium'}
      pinned={pinned}
      onCopy={copyText}
    />
  );
}

speakLanguage();
if (location.search === '?sample')
  void import('../../components/screens/sample/sample-page.tsx').then(({ SamplePage }) => {
    document.title = 'Fjord & Field';
    render(<SamplePage />, document.body);
  });
else render(<Welcome />, document.body);
