import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { addFiles } from '../../utils/captures/add-files.ts';
import { addCapture, getCapture, getImage } from '../../utils/captures/store.ts';
import { cleanHar } from '../../utils/har/clean-har.ts';
import { takeHar } from '../../utils/har/take-har.ts';
import { deliver } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { openHelpdesk } from '../helpdesk/testing.ts';
import { entryOf, fileOf, harOf, parseHar } from '../unit/har/hars.ts';
import { makeCapture } from '../unit/make-capture.ts';
import { connected } from './delivery.ts';

/** Returns a HAR of 2,000 requests and about 20 MB, with a secret in each part that must go. */
function largeHar(): string {
  const body = 'tulip '.repeat(1600);
  const cookies = [{ name: 'sid', value: 'tulip' }];
  const headers = ['Cookie', 'Authorization', 'Accept'].map((name) => ({
    name,
    value: name === 'Accept' ? '*/*' : 'tulip',
  }));
  const entries = Array.from({ length: 2000 }, (_, at) =>
    entryOf({
      request: {
        url: `https://shop.example/item/${at}?key=tulip`,
        headers,
        cookies,
        postData: { text: 'tulip' },
      },
      response: { headers, content: { size: body.length, mimeType: 'text/html', text: body } },
    }),
  );
  return JSON.stringify(harOf(...entries));
}

test('of a HAR of 20 MB the helpdesk gets the cleaned bytes, and no others are stored', {
  timeout: 120_000,
}, async () => {
  const written = largeHar();
  expect(written.length).toBeGreaterThan(20_000_000);
  const helpdesk = await openHelpdesk();
  const { openLine } = await connected(helpdesk);
  const capture = makeCapture({ attachments: [] });
  await addCapture(capture, new Map());
  const clean = (file: File) => takeHar(file, (har) => cleanHar(har, []));
  expect(await addFiles(capture.id, [fileOf(written)], { clean })).toMatchObject({ ok: true });

  const [attachment] = (await getCapture(capture.id))?.attachments ?? [];
  expect(attachment?.cleaned).toEqual({
    requests: 2000,
    moreRequests: 0,
    headers: 8000,
    cookies: 2000,
    bodies: 4000,
    queryValues: 2000,
    words: 0,
  });
  const stored = attachment === undefined ? null : await getImage(attachment);
  const text = (await stored?.text()) ?? '';
  expect(text).not.toContain('tulip');
  expect(parseHar(text).entries).toHaveLength(2000);

  await enqueue(capture.id, helpdesk.url);
  expect(await deliver(capture.id, openLine)).toMatchObject({ ok: true });
  const [sent] = helpdesk.tickets()[0]?.attachments ?? [];
  expect(sent?.filename).toBe('shop.har');
  const bytes = await helpdesk.blobBytes(sent?.blobAuth ?? '');
  expect(bytes.toString()).toBe(text);
});
