import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Annotations } from '../../../utils/annotate/annotations.ts';
import { changeCapture } from '../../../utils/captures/change-capture.ts';
import { getCapture } from '../../../utils/captures/store.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeAttachment } from '../make-capture.ts';
import { makeConnection } from '../make-connection.ts';
import { closeScreens, holdMessages, openScreen, refuseWrites, settled, stored } from './open-screen.tsx';

const redaction: Annotations = {
  shapes: [{ kind: 'redaction', id: 1, x: 0, y: 0, width: 1, height: 1 }],
  crop: null,
};

beforeEach(async () => {
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.local.set({
    connection: makeConnection('one'),
    directory: { readAt: Date.now(), agents: [], departments: [], fields: [], layouts: {} },
  });
});
afterEach(closeScreens);

test('what is typed and drawn stays on the screen, though the row that is read lacks it', async () => {
  const image = makeAttachment();
  const id = await stored({ attachments: [image] });
  const editor = await openScreen(id, true);
  const seen = () => [editor.shown.capture?.form.message, editor.shown.capture?.attachments[0]?.annotations];
  const messages = holdMessages();
  const refused = refuseWrites();
  editor.shown.onForm({ message: 'typed' });
  editor.shown.onAnnotate(image.id, redaction);
  await settled();
  expect(seen()).toEqual(['typed', redaction]);
  refused.goOn();
  const popup = { id, screen: 'popup', step: 1, drawings: {}, byPerson: true };
  await changeCapture({ ...popup, form: { subject: 'from the popup' } });
  await settled();
  expect((await getCapture(id))?.attachments[0]?.annotations).toBeUndefined();
  expect(editor.shown.capture?.form.subject).toBe('from the popup');
  expect(seen()).toEqual(['typed', redaction]);
  await messages.release();
});
