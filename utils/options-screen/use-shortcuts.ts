import { useEffect, useState } from 'preact/hooks';
import { readShortcuts, type Shortcut } from '../browser-settings.ts';
import { t } from '../i18n.ts';

/** Returns the extension's shortcuts, read anew whenever the person comes back to the page. */
export function useShortcuts(): readonly Shortcut[] {
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);
  useEffect(() => {
    const read = () => void readShortcuts(t('shortcutPopup')).then(setShortcuts);
    read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, []);
  return shortcuts;
}
