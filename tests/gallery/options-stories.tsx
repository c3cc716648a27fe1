import type { ComponentChildren } from 'preact';
import { OptionsScreen } from '../../components/screens/options/options-screen.tsx';
import { SamplePage } from '../../components/screens/sample/sample-page.tsx';
import type { OptionsScreenProps } from '../../components/screens/screen-props.ts';
import { WelcomeScreen } from '../../components/screens/welcome/welcome-screen.tsx';
import { connection, directoryOf } from './data.ts';
import { optionsProps, welcomeProps } from './props.ts';

const { host } = connection;
const options = (patch: Partial<OptionsScreenProps>) => () => <OptionsScreen {...optionsProps} {...patch} />;
const tried = { initialAddress: 'desk.northwind.example/app', initialKey: '12:9F3KQ7WZ0TNV5' };
const staging = {
  ...connection,
  host: 'staging.northwind.example',
  baseUrl: 'https://staging.northwind.example',
};

/** The options and the welcome page in every state. */
export const optionsStories: Readonly<Record<string, () => ComponentChildren>> = {
  'options-nameless': options({ connection: { ...connection, person: { id: 0, name: '', email: '' } } }),
  'welcome-new': () => <WelcomeScreen {...welcomeProps} />,
  'welcome-found': () => (
    <WelcomeScreen
      {...welcomeProps}
      pinned
      found={{ typed: '', baseUrl: connection.baseUrl, name: 'Northwind Support' }}
    />
  ),
  'welcome-connected': () => <WelcomeScreen {...welcomeProps} pinned connection={connection} />,
  'welcome-sample': () => <SamplePage />,
  'options-new': options({}),
  'options-busy': options({ ...tried, busy: true }),
  'options-finding': options({ initialAddress: tried.initialAddress, finding: true }),
  'options-found': options({
    initialAddress: tried.initialAddress,
    found: { typed: tried.initialAddress, baseUrl: connection.baseUrl, name: 'Northwind Support' },
  }),
  'options-address': options({
    ...tried,
    problem: { code: 'address-moved', host, address: 'https://help.northwind.example' },
  }),
  'options-permission': options({ ...tried, problem: { code: 'permission-missing', host } }),
  'options-key': options({ ...tried, problem: { code: 'key-rejected', host } }),
  'options-disconnected': options({
    disconnected: { host, isLost: false },
    initialAddress: '',
  }),
  'options-undo-too-late': options({ disconnected: { host, isLost: true } }),
  'options-trouble': options({ ...tried, problem: { code: 'server-trouble', host, status: 502 } }),
  'options-library': options({
    connection,
    otherHelpdesks: [
      {
        baseUrl: staging.baseUrl,
        host: staging.host,
        defaults: ['me@northwind.example', 'Ana Ruiz', 'Support'],
      },
    ],
    initialAddress: connection.baseUrl,
    directory: directoryOf(40),
    library: {
      templates: [
        { id: 'a', name: 'Bug', text: 'Fault on {title}, seen by {requester} in {browser}:\n\n{selection}' },
        { id: 'b', name: 'Question about an order', text: '' },
      ],
      rules: [
        {
          helpdesk: connection.baseUrl,
          site: '*.shop.example',
          agentId: 13,
          departmentId: 3,
          fields: {},
          templateId: 'a',
        },
      ],
    },
  }),
  'options-import': options({
    connection,
    initialAddress: connection.baseUrl,
    directory: directoryOf(40),
    library: { templates: [{ id: 'a', name: 'Bug', text: 'Fault' }], rules: [] },
    libraryImport: {
      templates: [{ id: 'a', name: 'Bug', text: 'Fault on {title}, seen by {requester}.' }],
      rules: [
        {
          helpdesk: connection.baseUrl,
          site: '*',
          agentId: 13,
          departmentId: 3,
          fields: { labels: 'shop', cc: 'mallory@stranger.example', 'fields.99': [7] },
          templateId: 'a',
        },
      ],
    },
  }),
  'options-connected': options({
    connection,
    initialAddress: connection.baseUrl,
    directory: directoryOf(40),
    saved: 'kept',
  }),
  'options-not-saved': options({
    connection,
    initialAddress: connection.baseUrl,
    directory: directoryOf(40),
    saved: 'failed',
  }),
  'options-directory-failed': options({
    connection,
    directoryProblem: { code: 'forbidden', host, message: 'No' },
  }),
};
