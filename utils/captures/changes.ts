import type { CaptureId } from './capture.ts';

type ChannelName = 'captures' | 'statuses';

/**
 * Tells every open screen that a capture changed. Only the id is sent; a screen that needs the row reads it. Never
 * throws.
 */
export function announceChange(id: CaptureId): void {
  announce('captures', id);
}

/** Calls back with the id of each capture that another context changes, until the returned function is called. */
export function onCaptureChange(changed: (id: CaptureId) => void): () => void {
  return listen('captures', changed);
}

/** Tells every open screen that what is known of sent tickets changed. Never throws. */
export function announceStatuses(): void {
  announce('statuses', null);
}

/** Calls back after each change of statuses by another context, until the returned function is called. */
export function onStatusChange(changed: () => void): () => void {
  return listen('statuses', changed);
}

function announce(name: ChannelName, message: CaptureId | null): void {
  const channel = new BroadcastChannel(name);
  try {
    channel.postMessage(message);
  } catch {
    // The row is stored, and a delivery must go on. A screen that misses the message reads the row when it is opened.
  }
  channel.close();
}

function listen<T>(name: ChannelName, changed: (message: T) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', (event: MessageEvent<T>) => changed(event.data));
  return () => channel.close();
}
