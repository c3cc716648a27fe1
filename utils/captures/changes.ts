import type { CaptureId } from './capture.ts';

const channelName = 'captures';

/**
 * Tells every open screen that a capture changed. Only the id is sent; a screen that needs the row reads it. Never
 * throws.
 */
export function announceChange(id: CaptureId): void {
  const channel = new BroadcastChannel(channelName);
  try {
    channel.postMessage(id);
  } catch {
    // The row is stored, and a delivery must go on. A screen that misses the message reads the row when it is opened.
  }
  channel.close();
}

/** Calls back with the id of each capture that another context changes, until the returned function is called. */
export function onCaptureChange(changed: (id: CaptureId) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', (event: MessageEvent<CaptureId>) => changed(event.data));
  return () => channel.close();
}
