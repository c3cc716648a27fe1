import { useId, useRef } from 'preact/hooks';
import type { DetailKind } from '../../utils/captures/capture.ts';
import { detailRules } from '../../utils/captures/detail-rules.ts';
import type { PageDetail } from '../../utils/captures/page-details-of.ts';
import { t } from '../../utils/i18n.ts';
import { Icon, type IconShape } from '../kit/icon.tsx';
import {
  clockIcon,
  closeIcon,
  externalIcon,
  globeIcon,
  linkIcon,
  quoteIcon,
  searchIcon,
  textIcon,
  titleIcon,
  windowIcon,
} from '../kit/icons.ts';

const icons: Readonly<Record<DetailKind, IconShape>> = {
  address: linkIcon,
  title: titleIcon,
  selection: quoteIcon,
  passage: searchIcon,
  pageText: textIcon,
  link: externalIcon,
  canonical: linkIcon,
  language: textIcon,
  browser: globeIcon,
  window: windowIcon,
  time: clockIcon,
};

interface PageDetailsProps {
  details: readonly PageDetail[];
  without: readonly DetailKind[];
  disabled: boolean;
  onWithout(without: DetailKind[]): void;
}

/** The page details that are sent with the ticket. Each can be removed. */
export function PageDetails({ details, without, disabled, onWithout }: PageDetailsProps) {
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const kept = details.filter(({ kind }) => !without.includes(kind));

  // The pressed button disappears with its chip, so the focus moves to the neighbouring chip.
  const remove = (kind: DetailKind): void => {
    const at = kept.findIndex((detail) => detail.kind === kind);
    const next = (kept[at + 1] ?? kept[at - 1])?.kind ?? 'restore';
    onWithout([...without, kind]);
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(`[data-focus="${next}"]`)?.focus());
  };

  return (
    <fieldset ref={group} class="details" aria-labelledby={`${id}-name`}>
      <span class="visually-hidden" id={`${id}-name`}>
        {t('pageDetails')}
      </span>
      {/* If the buttons are disabled, the keyboard can scroll the row only if the row has the focus. */}
      <div class="chips" tabIndex={disabled ? 0 : undefined}>
        {kept.map(({ kind, label, value }) => (
          <span key={kind} class="chip" title={`${label}: ${value}`}>
            <Icon of={icons[kind]} />
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
              <Icon of={closeIcon} />
            </button>
          </span>
        ))}
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
      {kept.length === 0 ? <p class="secondary">{t('detailsEmpty')}</p> : null}
    </fieldset>
  );
}

/** Returns a value short enough for a chip: an address without its scheme, a long text cut off. */
function shortValue(kind: DetailKind, value: string): string {
  const text =
    kind === 'passage' ? value.slice(value.indexOf('#')) : value.replace(/^https?:\/\/(www\.)?/, '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
