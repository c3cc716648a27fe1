// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyLibrary, type Library } from '../../../utils/captures/library.ts';
import { librarySetting } from '../../../utils/captures/stored-library.ts';
import { useLibraryEditor } from '../../../utils/options-screen/use-library-editor.ts';
import { fakeBrowser } from '../fake-browser.ts';

const root = document.createElement('div');
const { storage, runtime } = fakeBrowser;
let latest: ReturnType<typeof useLibraryEditor>;

const named = (name: string): Library => ({ ...emptyLibrary, templates: [{ id: 'a', name, text: '' }] });
const shownName = () => latest.library.templates[0]?.name;
const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));

function Screen() {
  latest = useLibraryEditor(async (change) => void (await change));
  return null;
}

/** Sets the template's name, as its field does at each key. */
function type(name: string): void {
  act(() => latest.onLibrary(({ rules }) => ({ ...named(name), rules })));
}

beforeEach(async () => {
  await storage.local.clear();
  await librarySetting.write(named(''));
  vi.spyOn(runtime, 'sendMessage').mockImplementation(async (message) => {
    await librarySetting.write((message as { data: { to: Library } }).data.to);
    return { ok: true, value: null };
  });
  act(() => render(<Screen />, root));
  await settled();
});
afterEach(() => {
  act(() => render(null, root));
  vi.restoreAllMocks();
});

test('what is typed stays, though the browser tells of an earlier key late', async () => {
  type('L');
  await settled();
  const { library } = await storage.local.get('library');
  type('La');
  await settled();
  storage.onChanged.emit({ library: { newValue: library } }, 'local');
  await settled();
  expect(shownName()).toBe('La');
});

test('what another tab changes is shown', async () => {
  await librarySetting.write(named('Lamp'));
  await settled();
  expect(shownName()).toBe('Lamp');
});
