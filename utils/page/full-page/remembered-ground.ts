import type { Ground } from './pane-ends.ts';

/** The global name under which a picker leaves its scroller, in the extension's own world of the page. */
const rememberedName = 'ticketCaptureScroller';

interface Remembered {
  ground: Ground;
  putBack: () => void;
}

/** Remembers a picked ground. `putBack` undoes what the picker scrolled; it is called after the picture. */
export function rememberGround(ground: Ground | null, putBack: () => void = () => undefined): void {
  Reflect.set(globalThis, rememberedName, ground && { ground, putBack });
}

function remembered(): Remembered | null {
  return (Reflect.get(globalThis, rememberedName) as Remembered | null | undefined) ?? null;
}

/** Returns the scroller that a picker left; null if there is none or it is no longer in the page. */
export function rememberedGround(): Ground | null {
  const ground = remembered()?.ground;
  return ground?.scroller.isConnected ? ground : null;
}

/** Puts back what the picker of a ground has scrolled, once. */
export function putBack(ground: Ground): void {
  const picked = remembered();
  if (picked?.ground !== ground) return;
  rememberGround(ground);
  picked.putBack();
}
