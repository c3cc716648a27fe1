import { useState } from 'preact/hooks';
import { TextField } from './text-field.tsx';

interface LinesFieldProps {
  label: string;
  name: string;
  hint: string;
  lines: readonly string[];
  onKeep(lines: string[]): void;
}

/** A list of the person's own, one a line. */
export function LinesField({ label, name, hint, lines, onKeep }: LinesFieldProps) {
  // As it is typed: a line that is just being begun is none yet.
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
