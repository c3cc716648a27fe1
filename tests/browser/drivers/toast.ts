import type { Tab, Toast } from './types.ts';
import { until } from './wait.ts';

export function waitForToast(tab: Tab, text: string | RegExp, timeoutMs?: number): Promise<Toast> {
  return until(
    `a toast that says ${text}`,
    async () => {
      const toast = await tab.toast();
      if (!toast) return undefined;
      if (typeof text === 'string' ? toast.text.includes(text) : text.test(toast.text)) return toast;
      throw new Error(`it says: ${toast.text}`);
    },
    timeoutMs,
  );
}
