import { useRef } from 'preact/hooks';

interface FileButtonProps {
  label: string;
  /** The file types to choose from, as in an `accept` attribute. */
  accept: string;
  onFile(file: File): void;
}

/** A button that asks for a file. It replaces the browser's own file field, which says nothing useful. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // So that the same file can be chosen again.
          currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
