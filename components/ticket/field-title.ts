import type { Directory } from '../../utils/deskpro/directory.ts';
import { type MessageKey, t } from '../../utils/i18n.ts';

const titles: Readonly<Record<string, MessageKey>> = {
  agent: 'agent',
  department: 'department',
  agent_team: 'fieldTeam',
  status: 'fieldStatus',
  urgency: 'fieldUrgency',
  labels: 'fieldLabels',
  cc: 'fieldCc',
  priority: 'fieldPriority',
  category: 'fieldCategory',
  product: 'fieldProduct',
  workflow: 'fieldWorkflow',
  brand: 'fieldBrand',
  language: 'fieldLanguage',
  organization: 'fieldOrganisation',
};

/** Returns a field's name: the helpdesk's own title, else ours, else the key. */
export function fieldTitle(key: string, directory: Pick<Directory, 'fields'> | null): string {
  const own = directory?.fields.find((field) => field.key === key)?.title ?? '';
  const title = titles[key];
  return own || (title === undefined ? key : t(title));
}
