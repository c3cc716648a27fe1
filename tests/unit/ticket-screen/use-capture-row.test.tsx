import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Annotations } from '../../../utils/annotate/annotations.ts';
import type { CaptureId } from '../../../utils/captures/capture.ts';
import { changeCapture } from '../../../utils/captures/change-capture.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeAttachment } from '../make-capture.ts';
import { makeConnection } from '../make-connection.ts';
import { closeScreens, openScreen, settled, stored } from './open-screen.tsx';

const reading = vi.hoisted(() => ({ meanwhile: async (): Promise<unknown> => null }));
vi.mock('../../../utils/captures/store.ts', async (load) => {
  const store = await load<typeof import('../../../utils/captures/store.ts')>();
  const readSlowly = async (id: CaptureId) => {
    const row = await store.getCapture(id);
    await reading.meanwhile();
    return row;
  };
  return { ...store, getCapture: readSlowly };
});

const redaction: Annotations = {
  shapes: [{ kind: 'redaction', id: 1, x: 0, y: 0, width: 1, height: 1 }],
  crop: null,
};

beforeEach(async () => {
  reading.meanwhile = async () => null;
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.local.set({
    connection: makeConnection('one'),
    directory: { readAt: Date.now(), agents: [], departments: [], fields: [], layouts: {} },
  });
});
afterEach(closeScreens);

test('what is typed and drawn while the row is read stays on the screen, though the row that was read lacks it', async () => {
  const image = makeAttachment();
  const id = await stored({ attachments: [image] });
  const editor = await openScreen(id, true);
  const { promise: held, resolve } = Promise.withResolvers<void>();
  reading.meanwhile = () => held;
  const popup = {
    id,
    screen: 'popup',
    step: 1,
    form: { subject: 'from the popup' },
    drawings: {},
    byPerson: true,
  };
  await changeCapture(popup);
  await settled();
  const seen = () => [editor.shown.capture?.form.message, editor.shown.capture?.attachments[0]?.annotations];
  editor.shown.onForm({ message: 'typed' });
  editor.shown.onAnnotate(image.id, redaction);
  await settled();
  expect(seen()).toEqual(['typed', redaction]);
  reading.meanwhile = () => new Promise(() => undefined);
  resolve();
  await settled();
  expect(seen()).toEqual(['typed', redaction]);
  expect(editor.shown.capture?.form.subject).toBe('from the popup');
});
