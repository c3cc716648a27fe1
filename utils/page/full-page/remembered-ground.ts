import type { Ground } from './pane-ends.ts';

/** The global name under which a picker leaves its scroller, in the extension's own world of the page. */
const rememberedName = 'ticketCaptureScroller';

export function rememberGround(ground: Ground | null): void {
  Reflect.set(globalThis, rememberedName, ground);
}

/** Returns the scroller that a picker left; null if there is none or it is no longer in the page. */
export function rememberedGround(): Ground | null {
  const ground = Reflect.get(globalThis, rememberedName) as Ground | null | undefined;
  return ground?.scroller.isConnected ? ground : null;
}
