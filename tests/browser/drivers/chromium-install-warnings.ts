import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from '@playwright/test';
import type { ChromiumTarget } from './chromium-target.ts';
import { removeFolder } from './process.ts';

const helper = {
  manifest_version: 3,
  name: 'Asks the browser about other extensions',
  version: '1',
  permissions: ['management'],
};

/** Asks the browser through a helper extension, which may use `chrome.management`. The helper is removed again. */
export async function readInstallWarnings(
  session: CDPSession,
  openPage: (url: string) => Promise<ChromiumTarget>,
  extensionDir: string,
): Promise<string[]> {
  const manifest = JSON.stringify(readManifest(extensionDir));
  const folder = mkdtempSync(join(tmpdir(), 'ticket-capture-helper-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(helper));
  const { id } = await session.send('Extensions.loadUnpacked', { path: folder });
  try {
    const page = await openPage(`chrome-extension://${id}/manifest.json`);
    const question = `chrome.management.getPermissionWarningsByManifest(${JSON.stringify(manifest)})`;
    const warnings = await page.evaluate<string[]>(question);
    await page.close();
    return warnings;
  } finally {
    await session.send('Extensions.uninstall', { id });
    removeFolder(folder);
  }
}

/**
 * Reads the manifest and fills in its messages, because the browser has no locales for a manifest that is passed as
 * text.
 */
function readManifest(folder: string): unknown {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const { default_locale: locale, ...manifest } = JSON.parse(read('manifest.json')) as Record<
    string,
    unknown
  > & { default_locale?: string };
  if (locale === undefined) return manifest;
  const words = JSON.parse(read(`_locales/${locale}/messages.json`)) as Record<string, { message: string }>;
  return JSON.parse(JSON.stringify(manifest), (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/^__MSG_(\w+)__$/, (_, key) => words[key]?.message ?? '')
      : value,
  );
}
