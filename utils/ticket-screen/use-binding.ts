import { useEffect } from 'preact/hooks';
import type { TicketForm } from '../captures/capture.ts';
import type { Preferences } from '../captures/preferences.ts';
import { isEditable } from '../captures/stages.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import { readConnection } from '../helpdesks.ts';
import { loadAgain } from '../load-again.ts';
import { request } from '../messages.ts';
import type { CaptureRow } from './use-capture-row.ts';
import type { Helpdesk } from './use-helpdesk.ts';

/**
 * Returns the values a form starts with at another helpdesk: from the rule for the page's site, else the defaults. They
 * replace choices from the previous helpdesk's lists, which the other helpdesk does not have.
 */
async function choicesOf(
  { connection: { baseUrl }, preferences }: { connection: ConnectionSummary; preferences: Preferences },
  url: string,
): Promise<Partial<TicketForm>> {
  const { readLibrary, ruleFor } = await loadAgain(() => import('./library-of-ticket.ts'));
  const rule = ruleFor((await readLibrary()).rules, baseUrl, url);
  const { agentId, departmentId } = rule ?? preferences;
  return { helpdesk: baseUrl, agentId, departmentId, fields: rule?.fields ?? {} };
}

/**
 * Binds a draft to the active helpdesk if its own helpdesk is missing or no longer connected. Fills in the requester of
 * an untouched draft if it is empty. Returns a function that moves the draft to another helpdesk and makes that
 * helpdesk the active one.
 */
export function useBinding(
  { capture, change }: CaptureRow,
  { connection, helpdesks, preferences }: Helpdesk,
): (to: string) => void {
  const isOpen = capture !== null && isEditable(capture);
  const bound = capture?.form.helpdesk;
  const url = capture?.page.url ?? '';
  useEffect(() => {
    if (!isOpen || !connection || preferences === null) return;
    if (helpdesks.some(({ baseUrl }) => baseUrl === bound)) return;
    if (bound === undefined) change({ helpdesk: connection.baseUrl }, { byPerson: false });
    else
      void choicesOf({ connection, preferences }, url).then((choices) =>
        change(choices, { byPerson: false }),
      );
  }, [isOpen, bound, connection, helpdesks, preferences, change, url]);

  const preferred = preferences?.requester || (connection?.person.email ?? '');
  const needsRequester = capture !== null && !capture.touched && capture.form.requester === '';
  useEffect(() => {
    if (needsRequester && preferred !== '') change({ requester: preferred }, { byPerson: false });
  }, [needsRequester, preferred, change]);

  return (to) => {
    void readConnection(to).then(async (found) => {
      if (found === undefined) return;
      // A requester that is only the default of the previous helpdesk becomes the default of the other helpdesk.
      const own = found.preferences.requester || found.connection.person.email;
      const isOwn = capture?.form.requester === preferred && own !== '';
      change({ ...(await choicesOf(found, url)), ...(isOwn && { requester: own }) }, { byPerson: true });
    });
    void request('switchHelpdesk', { helpdesk: to });
  };
}
