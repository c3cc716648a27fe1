// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { CleanedFiles } from '../../../../components/ticket/cleaned-files.tsx';
import { CleanedNotice } from '../../../../components/ticket/cleaned-notice.tsx';
import type { Cleaned } from '../../../../utils/captures/cleaned.ts';
import { makeAttachment } from '../../make-capture.ts';
import { doing, mountPoint } from '../mount-point.ts';

vi.mock('../../../../utils/i18n.ts', () => import('../../../gallery/fake-i18n.ts'));

const root = mountPoint();
const nothing: Cleaned = {
  requests: 0,
  moreRequests: 0,
  headers: 0,
  cookies: 0,
  bodies: 0,
  queryValues: 0,
  words: 0,
};
const har = (cleaned: Partial<Cleaned>, filename = 'shop.har') =>
  makeAttachment({ kind: 'file', filename, cleaned: { ...nothing, ...cleaned } });

test.each([
  [
    { requests: 212, headers: 1340, cookies: 96, bodies: 40, queryValues: 512 },
    'shop.har: 212 requests kept; 1,340 headers, 96 cookies, 40 bodies, and 512 query values removed.',
  ],
  [
    { requests: 1, headers: 1, cookies: 1, bodies: 1, queryValues: 1, words: 1, moreRequests: 1 },
    'shop.har: 1 request kept; 1 header, 1 cookie, 1 body, 1 query value, 1 sensitive word, and 1 further request removed.',
  ],
  [{ requests: 20_000, moreRequests: 30 }, 'shop.har: 20,000 requests kept; 30 further requests removed.'],
  [{ requests: 3 }, 'shop.har: 3 requests kept; there was nothing to remove.'],
])('of %j it says: %s', (cleaned, sentence) => {
  doing(() => render(<CleanedNotice attachments={[makeAttachment(), har(cleaned)]} />, root));
  expect(root.querySelector('[role=status]')?.textContent).toBe(sentence);
});

test('each file has its sentence', async () => {
  const attachments = [har({ requests: 2 }), makeAttachment(), har({ requests: 5 }, 'desk.har')];
  doing(() => render(<CleanedFiles attachments={attachments} />, root));
  const sentences = () => [...root.querySelectorAll('p')].map((one) => one.textContent?.split(';')[0]);
  await expect.poll(sentences).toEqual(['shop.har: 2 requests kept', 'desk.har: 5 requests kept']);
});

test('nothing is said if no file was cleaned', () => {
  doing(() => render(<CleanedFiles attachments={[makeAttachment()]} />, root));
  expect(root.textContent).toBe('');
});
