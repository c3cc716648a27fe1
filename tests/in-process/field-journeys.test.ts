import { connect } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { wireOf } from '../browser/wire.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { expect, test } from './journey.ts';

/**
 * Web shop has the widgets text, textarea and choice; Billing has multichoice and toggle; Hardware has radio, checkbox
 * and date.
 */
const departments = { 'Web shop': 2, Billing: 3, Hardware: 4 } as const;

function requireFields(helpdesk: Helpdesk): void {
  helpdesk.admin.requireField(departments['Web shop'], 12);
  helpdesk.admin.requireField(departments.Billing, 14);
  helpdesk.admin.requireField(departments.Hardware, 17);
}

test('each department’s form has its fields, wants those that are required, and every one arrives as intended', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  requireFields(helpdesk);
  await connect(browser, helpdesk);
  helpdesk.clearRequests();

  const file = async (department: string, required: string, fill: (popup: Popup) => Promise<void>) => {
    const tab = await browser.openTab(`${pages.url}/painted.html?${encodeURIComponent(department)}`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.choose(popup.department, department);
    await popup.createButton.click();
    await popup.surface.waitForText(/Fill this in: the helpdesk requires it\./);
    await expect.poll(async () => (await popup.surface.focused()).name).toContain(required);
    expect(wireOf(helpdesk)).toEqual([]);
    await popup.surface.find('button', 'More fields').click();
    await fill(popup);
    await popup.create();
    await popup.surface.close();
    expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);
    helpdesk.clearRequests();
    await tab.close();
    return helpdesk.tickets().at(-1);
  };

  const shop = await file('Web shop', 'Severity', async (popup) => {
    await popup.choose(popup.field('Severity'), 'Blocks work');
    await popup.surface.find('textbox', 'Order number').fill('M-2041-77');
    await popup.surface.find('textbox', 'Steps to reproduce').fill('Open the basket\nEnter a voucher');
    await popup.choose(popup.field('Category'), 'Fault');
    await popup.choose(popup.field('Priority'), 'Urgent');
    await popup.choose(popup.field('Team'), 'Web shop crew');
    await popup.choose(popup.field('Status'), 'Waiting for supplier');
    await popup.choose(popup.field('Urgency'), '7');
    await popup.surface.find('textbox', 'Labels').fill('voucher, checkout');
    await popup.choose(popup.field('Brand'), 'Meridian Outlet');
    await popup.choose(popup.field('Language'), 'Deutsch');
    await popup.choose(popup.field('Organisation'), 'Northwind Traders');
  });
  expect(shop).toMatchObject({
    department: { id: 2 },
    category: 2,
    priority: 4,
    team: { id: 2 },
    status: 'pending.5',
    urgency: 7,
    labels: ['voucher', 'checkout'],
    ...{ brand: 2, language: 2, organization: 1 },
    fields: { 10: 'M-2041-77', 11: 'Open the basket\nEnter a voucher', 12: [123] },
  });

  const billing = await file('Billing', 'Invoice', async (popup) => {
    await popup.surface.find('checkbox', 'Invoice').click();
    await popup.surface.find('checkbox', 'Reminder').click();
    await popup.surface.find('checkbox', 'A customer is waiting').click();
    await popup.choose(popup.field('Product'), 'Card reader');
  });
  expect(billing).toMatchObject({
    department: { id: 3 },
    product: 3,
    fields: { 14: [141, 143], 16: true },
  });

  const hardware = await file('Hardware', 'Needed by', async (popup) => {
    await popup.surface.find('textbox', 'Needed by').fill('2026-12-24');
    await popup.choose(popup.field('Where does it happen?'), 'Only here');
    await popup.surface.find('checkbox', 'New cable').click();
  });
  expect(hardware).toMatchObject({ department: { id: 4 }, fields: { 13: [132], 15: [152] } });
  expect(hardware?.fields['17']).toContain('2026-12-24');
});

test('a form changed behind our back is refused at the new field, and the second press makes the ticket', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.choose(popup.department, 'Billing');
  helpdesk.admin.requireField(departments.Billing, 13);
  await popup.createButton.click();
  await popup.surface.find('alert').waitForText(/One field needs attention/);
  await expect.poll(async () => (await popup.surface.focused()).name).toContain('Where does it happen?');
  expect(helpdesk.tickets()).toEqual([]);
  await popup.choose(popup.field('Where does it happen?'), 'Everywhere');
  await popup.create();
  expect(helpdesk.tickets()).toMatchObject([{ department: { id: 3 }, fields: { 13: [131] } }]);
  expect(helpdesk.tickets()[0]?.attachments).toHaveLength(1);
});

test('a required field starts with the helpdesk’s default, which is sent as it is shown', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  const field = { id: 20, title: 'Cost centre', description: '', choices: [] };
  helpdesk.admin.addCustomField({ ...field, widgetType: 'text', defaultValue: '4711' });
  helpdesk.admin.requireField(departments.Billing, 20);
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.choose(popup.department, 'Billing');
  expect(await popup.surface.find('textbox', 'Cost centre').value()).toBe('4711');
  await popup.create();
  expect(helpdesk.tickets()).toMatchObject([{ department: { id: 3 }, fields: { 20: '4711' } }]);
});

test('what another department’s form asked for is kept and not sent', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.choose(popup.department, 'Web shop');
  await popup.surface.find('button', 'More fields').click();
  await popup.surface.find('textbox', 'Order number').fill('M-1');
  await popup.choose(popup.field('Category'), 'Wish');
  await popup.choose(popup.department, 'Sales');
  await popup.surface.find('textbox', 'Order number').waitFor('hidden');
  await popup.choose(popup.department, 'Billing');
  expect(await popup.surface.find('textbox', 'Order number').value()).toBe('M-1');
  await popup.create();
  expect(helpdesk.tickets()).toMatchObject([{ department: { id: 3 }, fields: { 10: 'M-1' } }]);
  expect(helpdesk.tickets()[0]?.category).toBeUndefined();
});

test('a field made behind our back is asked for by its name, and the second press makes the ticket', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.choose(popup.department, 'Billing');
  helpdesk.admin.addCustomField({
    id: 20,
    title: 'Cost centre',
    description: '',
    widgetType: 'text',
    choices: [],
    defaultValue: null,
  });
  helpdesk.admin.requireField(departments.Billing, 20);
  await popup.createButton.click();
  const field = popup.surface.find('textbox', 'Cost centre');
  await field.waitFor();
  await expect.poll(async () => (await popup.surface.focused()).name).toContain('Cost centre');
  await field.fill('4711');
  helpdesk.clearRequests();
  await popup.create();
  expect(wireOf(helpdesk)).toEqual(['POST tickets']);
  expect(helpdesk.tickets()).toMatchObject([{ department: { id: 3 }, fields: { 20: '4711' } }]);
});
