import type { Attachment } from '../../utils/captures/capture.ts';
import type { Cleaned } from '../../utils/captures/cleaned.ts';
import { formatCount } from '../../utils/format.ts';
import { type MessageKey, t, uiLanguage } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { redactIcon } from '../kit/icons.ts';

/** The parts that are taken out of a HAR file, in the order of the sentence: the count, its singular and its plural. */
const removed: readonly [keyof Cleaned, MessageKey, MessageKey][] = [
  ['headers', 'harHeader', 'harHeaders'],
  ['cookies', 'harCookie', 'harCookies'],
  ['bodies', 'harBody', 'harBodies'],
  ['queryValues', 'harQueryValue', 'harQueryValues'],
  ['words', 'harWord', 'harWords'],
  ['moreRequests', 'harMoreRequest', 'harMoreRequests'],
];

/** A sentence for each cleaned file: how many requests it kept, and what was taken out. */
export function CleanedNotice({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <div role="status" class="notice">
      <Icon of={redactIcon} />
      {attachments.map(({ id, filename, cleaned }) =>
        cleaned === undefined ? null : <p key={id}>{cleanedWords(filename, cleaned)}</p>,
      )}
    </div>
  );
}

function cleanedWords(filename: string, cleaned: Cleaned): string {
  const counted = (count: number, one: MessageKey, many: MessageKey) =>
    count === 1 ? t(one) : t(many, formatCount(count));
  const kept = counted(cleaned.requests, 'harRequest', 'harRequests');
  const parts = removed.flatMap(([name, one, many]) =>
    cleaned[name] === 0 ? [] : counted(cleaned[name], one, many),
  );
  if (parts.length === 0) return t('harNothingRemoved', filename, kept);
  return t('harCleaned', filename, kept, new Intl.ListFormat(uiLanguage()).format(parts));
}
