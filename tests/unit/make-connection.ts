import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';

/** Returns a connection to a helpdesk of that name, at `https://NAME`. */
export const makeConnection = (name: string): ConnectionSummary => ({
  helpdeskName: name,
  host: name,
  baseUrl: `https://${name}`,
  person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
  uploadPath: 'temp',
});
