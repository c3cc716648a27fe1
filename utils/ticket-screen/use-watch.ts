import { useEffect, useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture } from '../captures/capture.ts';
import type { TicketPorts } from './ticket-ports.ts';

/**
 * Begins and ends the watching of the popup's tab. Null in the editor, for a page that no script can read, and until the
 * code is there.
 */
export function useWatch(
  { tabId, isEditor, makeRoom }: TicketPorts,
  capture: Capture | null,
): Pick<TicketScreenProps, 'watching'> {
  const [watching, show] = useState<TicketScreenProps['watching']>(null);
  const url = capture?.page.readable ? capture.page.url : '';
  useEffect(() => {
    if (tabId !== null && !isEditor && url !== '')
      void import('./watching.ts').then((part) => part.showWatching({ tabId, url }, makeRoom, show));
  }, [tabId, isEditor, url, makeRoom]);
  return { watching };
}
