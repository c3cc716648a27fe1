import { useState } from 'preact/hooks';
import { TextField } from './text-field.tsx';

interface LinesFieldProps {
  label: string;
  name: string;
  hint: string;
  lines: readonly string[];
  onKeep(lines: string[]): void;
}

/** A text area for a list with one entry per line. */
export function LinesField({ label, name, hint, lines, onKeep }: LinesFieldProps) {
  // The text as typed. `lines` has no empty lines, so a line that was just begun would disappear.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      name={name}
      kind="lines"
      value={typed ?? lines.join('\n')}
      hint={hint}
      onChange={(text) => {
        setTyped(text);
        onKeep([...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== ''));
      }}
    />
  );
}
