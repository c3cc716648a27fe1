import { useEffect } from 'preact/hooks';

/** Calls `onSend` if the person presses Ctrl+Enter or Command+Enter. Does nothing while the ticket cannot be sent. */
export function useSendShortcut(canSend: boolean, onSend: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      if (canSend) onSend();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [canSend, onSend]);
}
