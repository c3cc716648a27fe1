import { useEffect, useState } from 'preact/hooks';
import { t } from '../utils/i18n.ts';
import { TextField } from './text-field.tsx';

interface DefaultRequesterFieldProps {
  /** What is kept; empty means the key's own person. */
  kept: string;
  /** The key's own person's address. */
  own: string;
  onKeep(requester: string): void;
}

/** Keeps every address as it is typed; something else stays in the field and is said to be unkept on leaving. */
export function DefaultRequesterField({ kept, own, onKeep }: DefaultRequesterFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const text = typed ?? (kept || own);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another helpdesk's person replaces what was typed
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
