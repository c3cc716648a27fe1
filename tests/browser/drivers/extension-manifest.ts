import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  background?: object;
  action?: { default_popup?: string };
}

function readManifest(extensionDir: string): Manifest {
  return JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
}

export function hasWorker(extensionDir: string): boolean {
  return readManifest(extensionDir).background !== undefined;
}

export function popupPathOf(extensionDir: string): string {
  return readManifest(extensionDir).action?.default_popup ?? 'popup.html';
}

/** Whether the extension has a page that it opens after its installation. */
export function hasWelcome(extensionDir: string): boolean {
  return existsSync(join(extensionDir, 'welcome.html'));
}
