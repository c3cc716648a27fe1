import { connect, OptionsPage } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { chooseText, keepSaved, readSaved } from '../browser/saved-files.ts';
import { wireOf } from '../browser/wire.ts';
import { expect, test } from './journey.ts';

test('a template opens the message, and a rule made with one press fills in the site’s next ticket', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  await connect(browser, helpdesk);
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Add template').click();
  await options.surface.find('textbox', 'Template name').fill('Bug');
  await options.surface.find('textbox', 'Template text').fill('Fault on {title}, for {requester}.');
  await options.surface.waitForText('Saved');
  await options.surface.close();

  const site = new URL(pages.url).host;
  const tab = await browser.openTab(`${pages.url}/painted.html?first`);
  const first = await (await Popup.open(browser, tab)).ready();
  expect(await first.surface.text()).not.toContain('Always use these');
  await first.message.fill('The total is wrong.');
  await first.choose(first.field('Template'), 'Bug');
  await expect
    .poll(() => first.message.value())
    .toMatch(/^Fault on Painted page, for .+\.\n\nThe total is wrong\.$/);
  await first.choose(first.department, 'Web shop');
  await first.surface.find('button', 'More fields').click();
  await first.surface.find('textbox', 'Labels').fill('web');
  helpdesk.clearRequests();
  await first.surface.find('button', `Always use these on ${site}`).click();
  await first.surface.waitForText(`Filled in by your rule for ${site}`);
  await first.create();
  await first.surface.close();
  expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);

  const next = await browser.openTab(`${pages.url}/painted.html?second`);
  const second = await (await Popup.open(browser, next)).ready();
  await second.surface.waitForText(`Filled in by your rule for ${site}`);
  expect(await second.message.value()).toMatch(/^Fault on Painted page, for .+\.$/);
  await second.create();
  await second.surface.close();
  expect(helpdesk.tickets().at(-1)).toMatchObject({ department: { id: 2 }, labels: ['web'] });
  expect(helpdesk.tickets().at(-1)?.message).toContain('Fault on Painted page');

  const after = await OptionsPage.open(browser);
  await expect.poll(() => after.surface.find('textbox', 'Site').value()).toBe(site);
  await after.surface.find('button', `Remove ${site}`).click();
  await after.surface.waitForText(/Saved/);
  await after.surface.close();
  const last = await browser.openTab(`${pages.url}/painted.html?third`);
  const third = await (await Popup.open(browser, last)).ready();
  expect(await third.message.value()).toBe('');
  expect(await third.surface.text()).not.toContain('Filled in by your rule');
});

test('templates and rules go to a file without a key, come back from it, and stand up to axe', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const start = await OptionsPage.open(browser);
  await start.surface.find('button', 'Add template').click();
  await start.surface.find('textbox', 'Template name').fill('Bug');
  await start.surface.find('textbox', 'Template text').fill('Fault on {title}.');
  await start.surface.waitForText(/Saved/);
  await start.surface.close();
  const site = new URL(pages.url).host;
  const popup = await (await Popup.open(browser, await browser.openTab(`${pages.url}/painted.html`))).ready();
  await popup.choose(popup.department, 'Web shop');
  await popup.surface.find('button', `Always use these on ${site}`).click();
  await popup.surface.waitForText(`Filled in by your rule for ${site}`);
  expect(await popup.surface.axe()).toEqual([]);
  await popup.surface.close();

  const { surface } = await OptionsPage.open(browser);
  await surface.find('textbox', 'Site').waitFor();
  expect(await surface.axe()).toEqual([]);
  await keepSaved(surface);
  await surface.find('button', 'Export to a file').click();
  const saved = await readSaved(surface);
  expect(saved).toContain('Fault on {title}.');
  expect(saved).not.toContain(helpdesk.apiKey);

  await surface.find('button', 'Remove Bug').click();
  await surface.find('button', `Remove ${site}`).click();
  await expect.poll(() => surface.find('textbox', 'Template name').count()).toBe(0);
  const choose = (text: string) => chooseText(surface, 'library.json', text);
  await choose('{"kind":"something else"}');
  await surface.find('alert').waitForText('This file holds no templates and rules. Nothing was changed.');
  await choose(saved);
  await surface.find('button', 'Import').click();
  await expect.poll(() => surface.find('textbox', 'Template text').value()).toBe('Fault on {title}.');
  await expect.poll(() => surface.find('textbox', 'Site').value()).toBe(site);
});
