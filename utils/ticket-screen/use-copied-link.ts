import { useState } from 'preact/hooks';
import type { Receipt } from '../captures/capture.ts';
import type { Preferences } from '../captures/preferences.ts';
import { copyText } from './copy-text.ts';

interface CopiedLink {
  /** The address that was copied without a press; null if none was. */
  copiedLink: string | null;
  onSent(receipt: Receipt): void;
}

/**
 * Copies the address of a ticket as soon as the helpdesk has it, if the person has chosen this. A browser may refuse,
 * because it allows copying only for a few seconds after a press.
 */
export function useCopiedLink(preferences: Pick<Preferences, 'copyLink'> | null | undefined): CopiedLink {
  const [copiedLink, setCopiedLink] = useState<string | null>(null);
  return {
    copiedLink,
    onSent({ url }) {
      if (preferences?.copyLink) void copyText(url).then((isCopied) => isCopied && setCopiedLink(url));
    },
  };
}
