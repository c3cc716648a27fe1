import type { CaptureId } from './capture.ts';

const channelName = 'captures';

/** Tells every open screen that a capture changed. Only the id travels; who wants the row reads it. */
export function announceChange(id: CaptureId): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(id);
  channel.close();
}

/** Calls back with the id of each capture that another context changes, until the returned function is called. */
export function onCaptureChange(changed: (id: CaptureId) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', (event: MessageEvent<CaptureId>) => changed(event.data));
  return () => channel.close();
}
