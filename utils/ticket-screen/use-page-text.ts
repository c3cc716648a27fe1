import { useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { AppResult } from '../errors.ts';
import { request } from '../messages.ts';
import { err } from '../result.ts';
import type { CaptureRow } from './use-capture-row.ts';

/** Adds the text of the tab's page to the draft when asked to. */
export function usePageText(
  tabId: number | null,
  { capture, written }: CaptureRow,
  settle: (outcome: AppResult<unknown>) => void,
): Pick<TicketScreenProps, 'pageTextBusy' | 'onAddPageText'> {
  const [pageTextBusy, setBusy] = useState(false);
  const add = async () => {
    if (capture === null || tabId === null) return settle(err({ code: 'page-not-readable' }));
    setBusy(true);
    await written();
    settle(await request('addPageText', { tabId, id: capture.id }));
    setBusy(false);
  };
  return { pageTextBusy, onAddPageText: () => void add() };
}
