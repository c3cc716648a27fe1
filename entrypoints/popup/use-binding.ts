import { useEffect } from 'preact/hooks';
import type { TicketForm } from '../../utils/captures/capture.ts';
import { readHelpdesk } from '../../utils/helpdesks.ts';
import { request } from '../../utils/messages.ts';
import type { ConnectionSummary, Preferences } from '../../utils/settings.ts';
import type { CaptureRow } from './use-capture-row.ts';
import type { Helpdesk } from './use-helpdesk.ts';

/** What a form starts with at another helpdesk: nothing that was chosen from the first one's lists is there. */
export function choicesOf({
  connection: { baseUrl },
  preferences: { agentId, departmentId },
}: {
  connection: ConnectionSummary;
  preferences: Preferences;
}): Partial<TicketForm> {
  return { helpdesk: baseUrl, agentId, departmentId, fields: {} };
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
  useEffect(() => {
    if (!isOpen || !connection || preferences === null) return;
    if (helpdesks.some(({ baseUrl }) => baseUrl === bound)) return;
    const choices = choicesOf({ connection, preferences });
    change(bound === undefined ? { helpdesk: connection.baseUrl } : choices, false);
  }, [isOpen, bound, connection, helpdesks, preferences, change]);

  const preferred = preferences?.requester || (connection?.person.email ?? '');
  const needsRequester = capture !== null && !capture.touched && capture.form.requester === '';
  useEffect(() => {
    if (needsRequester && preferred !== '') change({ requester: preferred }, false);
  }, [needsRequester, preferred, change]);

  return (to) => {
    void readHelpdesk(to).then((found) => {
      if (found !== undefined) change(choicesOf(found), true);
    });
    void request('switchHelpdesk', { helpdesk: to });
  };
}
