/** Returns the manifest of an extension that runs scripts in the pages of this computer, for a measurement in both browsers. */
export function injectingManifest(name: string) {
  return {
    manifest_version: 3,
    name,
    version: '1.0',
    permissions: ['scripting', 'tabs'],
    host_permissions: ['http://127.0.0.1/*'],
    action: {},
    // Each browser takes its own kind of background. The Firefox driver waits for one.
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    browser_specific_settings: { gecko: { id: `${name}@bench.example` } },
  };
}
