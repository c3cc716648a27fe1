import { inAll, narrow, page, type Shot } from './shot.ts';

const optionsStories = [
  'nameless',
  'new',
  'busy',
  'finding',
  'found',
  'address',
  'permission',
  'key',
  'trouble',
  'connected',
  'library',
  'import',
  'not-saved',
  'disconnected',
  'undo-too-late',
  'directory-failed',
];

const doctorStories = ['passed', 'again', 'unreachable', 'key', 'upload'].map((story) => `doctor-${story}`);

/** The pictures of the options page and the welcome page. */
export const optionsShots: Shot[] = [
  ...[...optionsStories.map((story) => `options-${story}`), ...doctorStories].flatMap((story) => [
    ...inAll(story, page),
    narrow(story),
  ]),
  ...inAll('options-found', {
    ...page,
    act: (page) => page.getByRole('button', { name: /admin/ }).click(),
  }).map((shot) => ({ ...shot, name: `${shot.name}-admin` })),
  ...['new', 'found', 'connected', 'sample'].flatMap((story) => [
    ...inAll(`welcome-${story}`, page),
    narrow(`welcome-${story}`),
  ]),
  {
    name: 'options-disconnect',
    story: 'options-connected',
    width: 900,
    height: 900,
    act: (page) => page.getByRole('button', { name: 'Disconnect' }).click(),
  },
];
