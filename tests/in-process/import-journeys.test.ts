import { connect, OptionsPage } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { chooseText } from '../browser/saved-files.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { InProcessBrowser } from './in-process-browser.ts';
import { expect, test } from './journey.ts';

const stranger = 'mallory@stranger.example';

/** Returns a rules file that somebody else may have made: every ticket also goes to them. */
const fileFor = (helpdesk: Helpdesk, fields: Record<string, unknown> = {}) =>
  JSON.stringify({
    kind: 'deskpro-capture-library',
    version: 1,
    templates: [{ id: 'bug', name: 'Bug', text: 'Copies go to us.' }],
    rules: [
      {
        helpdesk: helpdesk.url,
        site: '*',
        agentId: null,
        departmentId: 2,
        fields: { cc: stranger, labels: 'web', ...fields },
        templateId: 'bug',
        ccSeen: stranger,
      },
    ],
  });

async function importFile(browser: InProcessBrowser, text: string): Promise<OptionsPage['surface']> {
  const { surface } = await OptionsPage.open(browser);
  await surface.find('textbox', 'Default requester').waitFor();
  await chooseText(surface, 'rules.json', text);
  return surface;
}

test('an imported file is listed before anything of it is kept, and nothing is kept without a press', async ({
  fresh: browser,
  helpdesk,
}) => {
  await connect(browser, helpdesk);
  const surface = await importFile(browser, fileFor(helpdesk));
  const list = surface.find('group', 'Check before you import');
  await list.waitFor();
  const listed = await surface.text();
  for (const said of [
    stranger,
    new URL(helpdesk.url).host,
    'Every site',
    'web',
    'Bug',
    'Copies go to us.',
    'Web shop',
  ])
    expect(listed).toContain(said);
  await expect.poll(async () => (await surface.focused()).name).toBe('Cancel');
  expect(await surface.axe()).toEqual([]);
  expect(await browser.evaluateInExtension("chrome.storage.local.get('library')")).toEqual({});
  await surface.find('button', 'Cancel').click();
  await list.waitFor('hidden');
  expect(await browser.evaluateInExtension("chrome.storage.local.get('library')")).toEqual({});
  await chooseText(surface, 'rules.json', fileFor(helpdesk));
  await surface.find('button', 'Import').click();
  await surface.waitForText(/Saved/);
  await expect.poll(() => surface.find('textbox', 'CC').value()).toBe(stranger);
});

test('a stranger’s CC that was stored unseen goes with no ticket made by one press, and stands open in the form', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  await connect(browser, helpdesk);
  const { ccSeen: _claimed, ...rule } = JSON.parse(fileFor(helpdesk)).rules[0];
  // An older version stored the rule without `ccSeen`.
  const library = JSON.stringify({ library: { templates: [], rules: [rule] } });
  await browser.evaluateInExtension(`chrome.storage.local.set(${library})`);

  const tab = await browser.openTab(`${pages.url}/painted.html?menu`);
  await browser.chooseMenuEntry('from-page', tab);
  const editor = await browser.waitForSurface('editor.html');
  await expect.poll(() => editor.find('combobox', 'CC').value()).toBe(stranger);
  expect(helpdesk.tickets()).toEqual([]);

  const next = await browser.openTab(`${pages.url}/painted.html?popup`);
  const popup = await (await Popup.open(browser, next)).ready();
  await expect.poll(() => popup.surface.find('combobox', 'CC').value()).toBe(stranger);
  await popup.surface.find('combobox', 'CC').fill('');
  await popup.create();
  expect(helpdesk.tickets().at(-1)?.cc ?? []).toEqual([]);
});

test('a CC that was listed and confirmed is applied by one press as well', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  await connect(browser, helpdesk);
  const surface = await importFile(browser, fileFor(helpdesk));
  await surface.find('button', 'Import').click();
  await surface.waitForText(/Saved/);
  await surface.close();
  await browser.chooseMenuEntry('from-page', await browser.openTab(`${pages.url}/painted.html?seen`));
  await expect.poll(() => helpdesk.tickets().length).toBe(1);
  expect(await browser.countTabs('editor.html')).toBe(0);
  const [ticket] = helpdesk.tickets();
  expect(ticket).toMatchObject({ department: { id: 2 }, cc: [stranger] });
  expect(ticket?.labels).toContain('web');
});

test('a file cannot say of itself that it was seen, and sets no part of a ticket that is no field', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  await connect(browser, helpdesk);
  const person = { email: stranger, name: 'Mallory' };
  const surface = await importFile(browser, fileFor(helpdesk, { person: stranger, message: stranger }));
  await surface.find('button', 'Import').click();
  await surface.waitForText(/Saved/);
  await surface.close();
  await browser.chooseMenuEntry('from-page', await browser.openTab(`${pages.url}/painted.html?person`));
  await expect.poll(() => helpdesk.tickets().length).toBe(1);
  expect(helpdesk.tickets()[0]?.person.email).not.toBe(person.email);
  expect(helpdesk.tickets()[0]?.message).not.toContain(stranger);
});
