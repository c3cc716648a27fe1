import type { CaptureId } from '../captures/capture.ts';
import { discardDraft } from './drafts-in-popup.ts';

const undoableForMs = 10_000;

/**
 * Discards a draft after ten seconds, or when the window goes away. Calls `gone` then. Returns a function that keeps
 * the draft. Nothing is written until then, so that the draft survives whatever happens to the window.
 */
export function discardSoon(id: CaptureId, gone: () => void): () => void {
  const keep = (): void => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', leave);
  };
  const finish = (): void => {
    keep();
    void discardDraft(id);
    gone();
  };
  const leave = (): void => {
    if (document.visibilityState === 'hidden') finish();
  };
  const timer = setTimeout(finish, undoableForMs);
  document.addEventListener('visibilitychange', leave);
  return keep;
}
