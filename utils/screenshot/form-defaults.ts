import { hasUnseenCc } from '../captures/library.ts';
import { defaultPreferences, type Preferences } from '../captures/preferences.ts';
import { ruleFor } from '../captures/site-rule.ts';
import { librarySetting } from '../captures/stored-library.ts';
import { preferencesSetting } from '../captures/stored-preferences.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import { fieldsOf } from '../deskpro/fields.ts';
import { connectionSetting, directorySetting } from '../deskpro/stored-connection.ts';
import { readTogether } from '../storage/define-stored.ts';
import { requesterOf } from './read-sought.ts';
import type { FormDefaults } from './take-capture.ts';

export interface Start {
  preferences: Preferences;
  connection: ConnectionSummary | null;
  defaults: FormDefaults;
  /**
   * Whether the rule sends copies to people whom the person was never shown. Then the person has to see the form first.
   */
  hasUnseenCc: boolean;
}

/**
 * Returns what a new ticket about a page starts with: the rule for its site, else the defaults. Without a default
 * requester, the requester is the person to whom the API key belongs.
 */
export async function startFor(url: string): Promise<Start> {
  const [kept, connection, library] = await readTogether(
    preferencesSetting,
    connectionSetting,
    librarySetting,
  );
  const preferences = kept ?? defaultPreferences;
  const person = connection?.person;
  const rule = connection && library ? ruleFor(library.rules, connection.baseUrl, url) : null;
  const { agentId, departmentId } = rule ?? preferences;
  const fields = rule?.fields ?? {};
  const defaults = {
    requester: requesterOf(preferences, person),
    agentId,
    departmentId,
    fields: Object.keys(fields).length === 0 ? fields : await stillAsked(fields, departmentId),
    opening: library?.templates.find(({ id }) => id === rule?.templateId) ?? null,
    people: person?.email ? [person] : [],
    ...(connection && { helpdesk: connection.baseUrl }),
  };
  return { preferences, connection, defaults, hasUnseenCc: rule !== null && hasUnseenCc(rule) };
}

/** Keeps the fields that the department's form still has: an admin may have removed some since the rule was made. */
async function stillAsked(
  fields: FormDefaults['fields'],
  departmentId: number | null,
): Promise<FormDefaults['fields']> {
  const directory = await directorySetting.read();
  const asked = directory === null ? [] : fieldsOf(directory, departmentId, []).map(({ field }) => field.key);
  return Object.fromEntries(Object.entries(fields).filter(([key]) => asked.includes(key)));
}
