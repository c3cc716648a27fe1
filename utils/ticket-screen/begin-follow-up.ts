import { openEditor } from '../browser-ui.ts';
import type { Capture } from '../captures/capture.ts';

/**
 * Opens the editor with a follow-up to the ticket of a sent capture. Few people do this, so the code is loaded only
 * then. Rejects if the browser refuses to write.
 */
export async function beginFollowUp(sent: Capture): Promise<void> {
  const { startFollowUp } = await import('../captures/start-follow-up.ts');
  const id = await startFollowUp(sent);
  if (id !== null) await openEditor(id);
}
