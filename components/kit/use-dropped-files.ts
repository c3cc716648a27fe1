import { useEffect, useState } from 'preact/hooks';

/**
 * Passes files that are pasted or dropped anywhere on the screen to `onFiles`; null refuses them. Office programs put
 * both a text and its picture on the clipboard. A text field then takes the text alone. Returns whether files are being
 * dragged over the screen.
 */
export function useDroppedFiles(onFiles: ((files: File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const hasFiles = (data: DataTransfer | null) => data?.types.includes('Files') ?? false;
    const onPaste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const isText = data !== null && ['text/plain', 'text/html'].every((type) => data.types.includes(type));
      if (data === null || data.files.length === 0 || (isField && isText)) return;
      onFiles?.([...data.files]);
    };
    // Without this, the browser would open a dropped file instead of the screen.
    const onDrag = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = onFiles === null ? 'none' : 'copy';
      setOver(onFiles !== null);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      onFiles?.([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', onDrag);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', onDrag);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return isOver;
}
