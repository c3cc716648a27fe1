import { beforeEach, expect, test } from 'vitest';
import type { SiteRule } from '../../../utils/captures/library.ts';
import { defaultPreferences } from '../../../utils/captures/preferences.ts';
import { librarySetting } from '../../../utils/captures/stored-library.ts';
import { preferencesSetting } from '../../../utils/captures/stored-preferences.ts';
import { connectionSetting } from '../../../utils/deskpro/stored-connection.ts';
import { startFor } from '../../../utils/screenshot/form-defaults.ts';
import { fakeBrowser } from '../fake-browser.ts';

const baseUrl = 'https://desk.example';
const template = { id: 'bug', name: 'Bug', text: 'Fault on {title}.' };
const rule: SiteRule = {
  helpdesk: baseUrl,
  site: '*.shop.example',
  agentId: 7,
  departmentId: 3,
  fields: {},
  templateId: template.id,
};

beforeEach(async () => {
  await fakeBrowser.storage.local.clear();
  await preferencesSetting.write({ ...defaultPreferences, agentId: 1, departmentId: 2 });
  await connectionSetting.write({
    helpdeskName: 'Desk',
    host: 'desk.example',
    baseUrl,
    person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
    uploadPath: 'temp',
  });
  await librarySetting.write({ templates: [template], rules: [rule] });
});

test('a ticket made by right-click or shortcut starts with the rule for its page’s site', async () => {
  const { defaults } = await startFor('https://www.shop.example/basket');
  expect(defaults).toMatchObject({ agentId: 7, departmentId: 3, opening: template, helpdesk: baseUrl });
  expect(defaults.requester).toBe('ana@desk.example');
});

test('on another site it starts with the defaults, without an opening', async () => {
  const { defaults } = await startFor('https://other.example/');
  expect(defaults).toMatchObject({ agentId: 1, departmentId: 2, opening: null, helpdesk: baseUrl });
});

test('another helpdesk’s rule is none here: its numbers mean something else', async () => {
  await librarySetting.write({ templates: [], rules: [{ ...rule, helpdesk: 'https://other.example' }] });
  const { defaults } = await startFor('https://www.shop.example/basket');
  expect(defaults).toMatchObject({ agentId: 1, departmentId: 2, opening: null });
});
