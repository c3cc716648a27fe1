import type { Attachment } from '../../utils/captures/capture.ts';
import { loadLater } from '../kit/load-later.tsx';

const CleanedNotice = loadLater(() => import('./cleaned-notice.tsx').then((part) => part.CleanedNotice));

/** Says what the extension took out of the attached HAR files. Shows nothing if no HAR file is attached. */
export function CleanedFiles({ attachments }: { attachments: readonly Attachment[] }) {
  return attachments.some(({ cleaned }) => cleaned) ? <CleanedNotice attachments={attachments} /> : null;
}
