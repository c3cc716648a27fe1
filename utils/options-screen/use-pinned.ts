import { useEffect, useState } from 'preact/hooks';
import { isPinned } from '../browser-settings.ts';

const lookEveryMs = 1000;

/** Whether the toolbar shows our button, looked at each second while the page is visible. Null: the browser does not say. */
export function usePinned(): boolean | null {
  const [pinned, setPinned] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void isPinned().then(setPinned);
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return pinned;
}
