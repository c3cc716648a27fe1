import { dialogHazards } from './dialogs.ts';
import { endHazards } from './ends.ts';
import { type Hazard, paintedSvg } from './hazard.ts';
import { lateHazards } from './late.ts';
import { layerHazards } from './layers.ts';
import { loadingHazards } from './loading.ts';
import { movingHazards } from './moving.ts';
import { paneHazards } from './panes.ts';
import { pinnedHazards } from './pinned.ts';
import { plainHazards } from './plain.ts';
import { scrollingHazards } from './scrolling.ts';

export const hazards: Hazard[] = [
  ...plainHazards,
  ...pinnedHazards,
  ...loadingHazards,
  ...movingHazards,
  ...paneHazards,
  ...lateHazards,
  ...scrollingHazards,
  ...layerHazards,
  ...endHazards,
  ...dialogHazards,
];

export function hazardNamed(name: string): Hazard {
  const found = hazards.find((hazard) => hazard.name === name);
  if (found === undefined) throw new Error(`There is no hazard page ${name}`);
  return found;
}

/** A page for a tab beside the captured one. It has only the colour that must never appear in a picture. */
const neighbour =
  '<!doctype html><title>Neighbour</title><style>html { background: rgb(255, 0, 255) }</style>';

/** Returns the answer for an address below `/hazards/`; null if there is no such page. */
export function answerHazard(
  url: URL,
): { headers: Record<string, string>; body: string; delayMs: number } | null {
  const name = url.pathname.replace('/hazards/', '');
  const type = (value: string) => ({ 'Content-Type': value, 'Cache-Control': 'no-store' });
  if (name === 'neighbour') return { headers: type('text/html'), body: neighbour, delayMs: 0 };
  if (name === 'bands.svg') {
    const [width = 0, height = 0, from = 0] = ['width', 'height', 'from'].map((key) =>
      Number(url.searchParams.get(key)),
    );
    // Pictures arrive with a delay.
    const delayMs = Number(url.searchParams.get('ms') ?? 120);
    return { headers: type('image/svg+xml'), body: paintedSvg(width, height, from), delayMs };
  }
  const hazard = hazards.find((one) => one.name === name);
  if (hazard === undefined) return null;
  return {
    headers: { ...type('text/html; charset=utf-8'), ...hazard.headers },
    body: hazard.html,
    delayMs: 0,
  };
}
