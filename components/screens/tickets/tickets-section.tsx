import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { TicketList } from '../../../utils/captures/ticket-list.ts';
import { formatCount } from '../../../utils/format.ts';
import { t } from '../../../utils/i18n.ts';
import { useKeptFocus } from '../../kit/use-kept-focus.ts';

interface TicketsSectionProps {
  title: string;
  /** Null while it is being read. */
  list: { shown: number; total: number } | null;
  /** Shown beside the heading. */
  note?: string | undefined;
  /** Whether the note needs the person, or only tells news. */
  noteTone?: 'attention' | 'news';
  /** A sentence about the whole list. */
  remark?: string | undefined;
  /** A button for the whole list. */
  action?: ComponentChildren;
  /** Shown instead of an empty list. */
  empty: string;
  onMore(): void;
  children: ComponentChildren;
}

/** A list under its heading, with its total and a button that shows more of it. */
export function TicketsSection({
  title,
  list,
  note,
  noteTone,
  remark,
  action,
  empty,
  onMore,
  children,
}: TicketsSectionProps) {
  const id = useId();
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root);
  return (
    <section ref={root} class="tickets-section" aria-busy={list === null}>
      <div class="tickets-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {list === null || list.total === 0 ? null : (
          <span class="tickets-count">{formatCount(list.total)}</span>
        )}
        {note === undefined ? null : (
          <span class={noteTone === 'news' ? 'tickets-news' : 'tickets-note'} role="status">
            {note}
          </span>
        )}
        {action}
      </div>
      {remark === undefined ? null : <p class="tickets-remark">{remark}</p>}
      {list?.total === 0 ? <p class="tickets-empty">{empty}</p> : null}
      {list === null || list.total === 0 ? null : (
        <ul class="tickets-list" aria-labelledby={id}>
          {children}
        </ul>
      )}
      {list !== null && list.shown < list.total ? (
        <p class="tickets-more">
          <button type="button" class="button" onClick={onMore}>
            {t('showMore')}
          </button>
          <span class="secondary">{t('shownOf', formatCount(list.shown), formatCount(list.total))}</span>
        </p>
      ) : null}
    </section>
  );
}

/** Returns how many rows of a list are shown, and how many there are. */
export function sizeOf(list: TicketList | null): { shown: number; total: number } | null {
  return list === null ? null : { shown: list.rows.length, total: list.total };
}
