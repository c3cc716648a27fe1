import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { TextField } from '../../kit/text-field.tsx';

interface DefaultRequesterFieldProps {
  /** The stored address. Empty means the address of the API key's owner. */
  kept: string;
  /** The address of the API key's owner. */
  own: string;
  onKeep(requester: string): void;
}

/**
 * Stores each valid address as it is typed. Other text stays in the field, and leaving the field says that it is not
 * stored.
 */
export function DefaultRequesterField({ kept, own, onKeep }: DefaultRequesterFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const text = typed ?? (kept || own);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another helpdesk becomes active, whose person replaces what was typed
  useEffect(() => setTyped(null), [own]);

  const type = (next: string): void => {
    setTyped(next);
    setLeft(false);
    const address = next.trim();
    if (address === '' || address === own) onKeep('');
    else if (looksLikeAddress(address)) onKeep(address);
  };
  return (
    <TextField
      label={t('defaultRequester')}
      name="requester"
      value={text}
      hint={t('defaultRequesterHint')}
      problem={
        left && text.trim() !== '' && !looksLikeAddress(text.trim())
          ? t('defaultRequesterInvalid')
          : undefined
      }
      placeholder={t('requesterPlaceholder')}
      onChange={type}
      onLeave={() => {
        setLeft(true);
        if (typed?.trim() === '') setTyped(null);
      }}
    />
  );
}

function looksLikeAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
