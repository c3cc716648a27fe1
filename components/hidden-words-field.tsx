import { useState } from 'preact/hooks';
import { t } from '../utils/i18n.ts';
import { TextField } from './text-field.tsx';

interface HiddenWordsFieldProps {
  words: readonly string[];
  onKeep(words: string[]): void;
}

/** The person's own list of what is to be hidden, one a line. */
export function HiddenWordsField({ words, onKeep }: HiddenWordsFieldProps) {
  // As it is typed: a line that is just being begun is no word yet.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={t('hiddenWords')}
      name="hiddenWords"
      kind="lines"
      value={typed ?? words.join('\n')}
      hint={t('hiddenWordsHint')}
      onChange={(text) => {
        setTyped(text);
        onKeep([...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== ''));
      }}
    />
  );
}
