import { useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Receipt } from '../captures/capture.ts';
import type { Preferences } from '../captures/preferences.ts';
import { copyText } from './copy-text.ts';

export type Copying = Pick<TicketScreenProps, 'onCopyLink' | 'copiedLink'>;

/**
 * Copies the address of a ticket as soon as the helpdesk has it, if the person has chosen this. A browser may refuse,
 * because it allows copying only for a few seconds after a press.
 */
export function useCopiedLink(
  preferences: Pick<Preferences, 'copyLink'> | null | undefined,
): Copying & { onSent(receipt: Receipt): void } {
  const [copiedLink, setCopiedLink] = useState<string | null>(null);
  return {
    onCopyLink: copyText,
    copiedLink,
    onSent({ url }) {
      if (preferences?.copyLink) void copyText(url).then((isCopied) => isCopied && setCopiedLink(url));
    },
  };
}
