import { useEffect } from 'preact/hooks';
import type { TicketForm } from '../captures/capture.ts';
import type { Preferences } from '../captures/preferences.ts';
import { ruleFor } from '../captures/site-rule.ts';
import { readConnection } from '../helpdesks.ts';
import { request } from '../messages.ts';
import { type ConnectionSummary, readLibrary } from '../settings.ts';
import type { CaptureRow } from './use-capture-row.ts';
import type { Helpdesk } from './use-helpdesk.ts';

/**
 * What a form starts with at another helpdesk: its rule for the page's site, else its defaults. Nothing that was chosen
 * from the first one's lists is there.
 */
async function choicesOf(
  { connection: { baseUrl }, preferences }: { connection: ConnectionSummary; preferences: Preferences },
  url: string,
): Promise<Partial<TicketForm>> {
  const rule = ruleFor((await readLibrary()).rules, baseUrl, url);
  const { agentId, departmentId } = rule ?? preferences;
  return { helpdesk: baseUrl, agentId, departmentId, fields: rule?.fields ?? {} };
}

/**
 * Binds a draft that has no helpdesk, or one that is connected no more, to the one in force, and gives it the requester it
 * could not have before. Returns what makes it another helpdesk's, which is then in force.
 */
export function useBinding(
  { capture, change }: CaptureRow,
  { connection, helpdesks, preferences }: Helpdesk,
): (to: string) => void {
  const isOpen = capture?.stage.name === 'draft' || capture?.stage.name === 'blocked';
  const bound = capture?.form.helpdesk;
  const url = capture?.page.url ?? '';
  useEffect(() => {
    if (!isOpen || !connection || preferences === null) return;
    if (helpdesks.some(({ baseUrl }) => baseUrl === bound)) return;
    if (bound === undefined) change({ helpdesk: connection.baseUrl }, false);
    else void choicesOf({ connection, preferences }, url).then((choices) => change(choices, false));
  }, [isOpen, bound, connection, helpdesks, preferences, change, url]);

  const preferred = preferences?.requester || (connection?.person.email ?? '');
  const needsRequester = capture !== null && !capture.touched && capture.form.requester === '';
  useEffect(() => {
    if (needsRequester && preferred !== '') change({ requester: preferred }, false);
  }, [needsRequester, preferred, change]);

  return (to) => {
    void readConnection(to).then(async (found) => {
      if (found === undefined) return;
      // Nobody chose the first one's own person, so the other one's takes the place.
      const own = found.preferences.requester || found.connection.person.email;
      const isOwn = capture?.form.requester === preferred && own !== '';
      change({ ...(await choicesOf(found, url)), ...(isOwn && { requester: own }) }, true);
    });
    void request('switchHelpdesk', { helpdesk: to });
  };
}
