import type { Attachment } from '../../utils/captures/capture.ts';
import { loadLater } from '../kit/load-later.tsx';

const CleanedNotice = loadLater(() => import('./cleaned-notice.tsx').then((part) => part.CleanedNotice));

/** Says what was taken out of attached HAR files. Shows nothing if there are none. */
export function CleanedFiles({ attachments }: { attachments: readonly Attachment[] }) {
  return attachments.some(({ cleaned }) => cleaned) ? <CleanedNotice attachments={attachments} /> : null;
}
