import type { CaptureId } from './capture.ts';

const channelName = 'captures';

/** Tells every open screen that a capture changed. Only the id travels; who wants the row reads it. Never throws. */
export function announceChange(id: CaptureId): void {
  const channel = new BroadcastChannel(channelName);
  try {
    channel.postMessage(id);
  } catch {
    // The row is stored, and a delivery must go on. A screen that was told nothing reads the row when it is opened again.
  }
  channel.close();
}

/** Calls back with the id of each capture that another context changes, until the returned function is called. */
export function onCaptureChange(changed: (id: CaptureId) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', (event: MessageEvent<CaptureId>) => changed(event.data));
  return () => channel.close();
}
