import { useId, useMemo, useRef } from 'preact/hooks';
import type { Capture, DetailKind } from '../../utils/captures/capture.ts';
import { detailRules } from '../../utils/captures/detail-rules.ts';
import { pageDetailsOf } from '../../utils/captures/page-details-of.ts';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconName } from '../kit/icon.tsx';
import { memo } from '../kit/memo.ts';

const icons: Readonly<Record<DetailKind, IconName>> = {
  address: 'link',
  title: 'title',
  selection: 'quote',
  passage: 'search',
  pageText: 'text',
  link: 'external',
  canonical: 'link',
  language: 'text',
  browser: 'globe',
  window: 'window',
  time: 'clock',
};

interface PageDetailsProps {
  capture: Capture;
  without: readonly DetailKind[];
  pageTextBusy: boolean;
  offersPageText: boolean;
  disabled: boolean;
  onWithout(without: DetailKind[]): void;
  onAddPageText(): void;
}

/** The page details that are sent with the ticket. Each can be removed. */
export const PageDetails = memo(function PageDetails(props: PageDetailsProps) {
  const { capture, without, pageTextBusy, disabled, onWithout } = props;
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const { page, selection, passage, pageText, link } = capture;
  // Formatting dates and languages is slow, and the form renders at every key press.
  const details = useMemo(
    () => pageDetailsOf({ page, selection, passage, pageText, link }),
    [page, selection, passage, pageText, link],
  );
  const kept = details.filter(({ kind }) => !without.includes(kind));
  const offersText = props.offersPageText && page.readable && selection === null && pageText === null;

  // The pressed button disappears with its chip, so the focus moves to the neighbouring chip.
  const remove = (kind: DetailKind): void => {
    const at = kept.findIndex((detail) => detail.kind === kind);
    const next = (kept[at + 1] ?? kept[at - 1])?.kind ?? 'restore';
    onWithout([...without, kind]);
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(`[data-focus="${next}"]`)?.focus());
  };

  // A follow-up to a ticket has no page yet.
  if (details.length === 0 && page.readable && !offersText) return null;
  return (
    <fieldset ref={group} class="details" aria-labelledby={`${id}-name`}>
      <div class="details-head">
        <span class="field-label details-name" id={`${id}-name`}>
          {t('pageDetails')}
        </span>
        {offersText ? (
          <button
            type="button"
            class="link-button"
            aria-busy={pageTextBusy}
            disabled={disabled || pageTextBusy}
            onClick={props.onAddPageText}
          >
            {t(pageTextBusy ? 'addingPageText' : 'addPageText')}
          </button>
        ) : null}
        {kept.length < details.length ? (
          <button
            type="button"
            class="link-button"
            data-focus="restore"
            disabled={disabled}
            onClick={() => onWithout([])}
          >
            {t('restoreDetails')}
          </button>
        ) : null}
      </div>
      {/* If the buttons are disabled, the keyboard can scroll the row only if the row has the focus. */}
      <div class="chips" tabIndex={disabled ? 0 : undefined}>
        {kept.map(({ kind, label, value }) => (
          <span key={kind} class="chip" title={`${label}: ${value}`}>
            <Icon name={icons[kind]} />
            <span class="visually-hidden">{label}: </span>
            <span class="chip-text" dir="auto">
              {shortValue(kind, value)}
            </span>
            <button
              type="button"
              class="chip-remove"
              data-focus={kind}
              aria-label={t(detailRules[kind].removeName)}
              disabled={disabled}
              onClick={() => remove(kind)}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      </div>
      {kept.length === 0 && details.length > 0 ? <p class="secondary">{t('detailsEmpty')}</p> : null}
      {page.readable || page.isBusy ? null : <p class="secondary">{t('pageNotReadable')}</p>}
    </fieldset>
  );
});

/** Returns a value short enough for a chip: an address without its scheme, a long text cut off. */
function shortValue(kind: DetailKind, value: string): string {
  const text =
    kind === 'passage' ? value.slice(value.indexOf('#')) : value.replace(/^https?:\/\/(www\.)?/, '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
