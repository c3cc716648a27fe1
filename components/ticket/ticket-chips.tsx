import { useMemo, useState } from 'preact/hooks';
import type { Annotations } from '../../utils/annotate/annotations.ts';
import type { AttachmentId, Capture, DetailKind } from '../../utils/captures/capture.ts';
import { hiddenIn } from '../../utils/captures/hidden-items.ts';
import { pageDetailsOf } from '../../utils/captures/page-details-of.ts';
import { formatCount } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import { loadLater } from '../kit/load-later.tsx';
import { memo } from '../kit/memo.ts';
import { type FormChip, FormChips } from './form-chips.tsx';
import { FurtherField, type MoreFieldsProps, useMoreFields } from './more-fields.tsx';
import { SiteRuleNote } from './site-rule-note.tsx';
import type { TicketScreenProps } from './ticket-props.ts';

const PageDetails = loadLater(() => import('./page-details.tsx').then((part) => part.PageDetails));
const HiddenItems = loadLater(() => import('./hidden-items.tsx').then((part) => part.HiddenItems));

interface TicketChipsProps extends MoreFieldsProps {
  capture: Capture;
  without: readonly DetailKind[];
  siteRule: TicketScreenProps['siteRule'];
  onWithout(without: DetailKind[]): void;
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
  /** Opens the editor. Null in the editor, which shows what is hidden on the picture. */
  onLook: (() => void) | null;
  onOpenOptions(): void;
}

/** The part of the form that is rarely needed: required further fields, and buttons that open the rest in place. */
export const TicketChips = memo(function TicketChips(props: TicketChipsProps) {
  const { capture, without, disabled, onLook } = props;
  const { page, selection, passage, pageText, link, attachments } = capture;
  const [open, setOpen] = useState<string | null>(null);
  const { shown, folded, draw } = useMoreFields(props, open === 'fields');
  // Formatting dates and languages is slow, and the form renders at every key press.
  const details = useMemo(
    () => pageDetailsOf({ page, selection, passage, pageText, link }),
    [page, selection, passage, pageText, link],
  );
  const chips: FormChip[] = [];
  // A follow-up to a ticket has no page yet.
  if (details.length > 0)
    chips.push({
      key: 'details',
      label: detailsWords(details.filter(({ kind }) => !without.includes(kind)).length),
      load: PageDetails.load,
      panel: () => <PageDetails {...{ details, without, disabled }} onWithout={props.onWithout} />,
    });
  const hidden = hiddenIn(attachments);
  if (hidden > 0 && onLook !== null)
    chips.push({
      key: 'hidden',
      label: t('hiddenCount', formatCount(hidden)),
      load: HiddenItems.load,
      panel: () => <HiddenItems {...{ attachments, disabled, onLook }} onAnnotate={props.onAnnotate} />,
    });
  if (folded.length > 0)
    chips.push({
      key: 'fields',
      label: t('moreFields'),
      load: FurtherField.load,
      panel: () => <div class="more-fields">{folded.map(draw)}</div>,
    });
  return (
    <>
      {shown}
      <FormChips chips={chips} open={open} onOpen={setOpen}>
        <SiteRuleNote siteRule={props.siteRule} disabled={disabled} onOpenOptions={props.onOpenOptions} />
      </FormChips>
      {page.readable || page.isBusy ? null : <p class="secondary">{t('pageNotReadable')}</p>}
    </>
  );
});

function detailsWords(count: number): string {
  if (count === 0) return t('detailsNone');
  return count === 1 ? t('detailsOne') : t('detailsOther', formatCount(count));
}
