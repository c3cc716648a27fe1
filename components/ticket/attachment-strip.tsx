import './attachment-strip.css';
import type { TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment, AttachmentId } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { measures } from './screenshot-preview.tsx';

interface AttachmentStripProps {
  attachments: readonly Attachment[];
  imageUrls: ReadonlyMap<AttachmentId, string>;
  /** The attachment that is shown large. */
  shownId: AttachmentId | null;
  disabled: boolean;
  onShow(id: AttachmentId): void;
  /** Moves an attachment so that its new index is `place`. */
  onMove(id: AttachmentId, place: number): void;
}

/** A press becomes a drag once the pointer has moved sideways by this distance. CSS pixels. */
const dragFromPx = 6;
/** If a drag comes closer than this to an end of the list, the list scrolls by this distance. CSS pixels. */
const edgePx = 16;

/**
 * All attachments in the ticket's order. Arrow keys choose an attachment; Shift with arrow keys, or dragging, moves it.
 */
export function AttachmentStrip(props: AttachmentStripProps) {
  const { attachments, imageUrls, shownId, disabled, onShow, onMove } = props;
  const list = useRef<HTMLUListElement>(null);
  // A ref instead of state, because a quick drag ends before the next render.
  const press = useRef<{ x: number; isDrag: boolean } | null>(null);
  const [draggedId, setDraggedId] = useState<AttachmentId | null>(null);
  const [said, setSaid] = useState('');
  const movedId = useRef<AttachmentId | null>(null);

  // A moved button loses the focus when the list is reordered, so the effect gives the focus back.
  useEffect(() => {
    const at = attachments.findIndex(({ id }) => id === movedId.current);
    if (document.activeElement === document.body) list.current?.querySelectorAll('button')[at]?.focus();
    movedId.current = null;
  }, [attachments]);

  const move = (id: AttachmentId, place: number): void => {
    const within = Math.min(Math.max(place, 0), attachments.length - 1);
    if (disabled || attachments[within]?.id === id) return;
    movedId.current = id;
    onMove(id, within);
    setSaid(t('attachmentMoved', within + 1, attachments.length));
  };
  const onKeyDown = (event: KeyboardEvent, id: AttachmentId, at: number): void => {
    const isBack = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const steps: Record<string, number> = { ArrowLeft: isBack ? 1 : -1, ArrowRight: isBack ? -1 : 1 };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) {
      move(id, at + step);
      return;
    }
    const next = attachments[at + step];
    if (next === undefined) return;
    onShow(next.id);
    list.current?.querySelectorAll('button')[at + step]?.focus();
  };
  const drag = (event: TargetedPointerEvent<HTMLButtonElement>, id: AttachmentId): void => {
    if (press.current === null || disabled) return;
    if (!press.current.isDrag && Math.abs(event.clientX - press.current.x) < dragFromPx) return;
    press.current.isDrag = true;
    setDraggedId(id);
    const { left, right } = list.current?.getBoundingClientRect() ?? { left: 0, right: 0 };
    if (event.clientX > right - edgePx) list.current?.scrollBy(edgePx, 0);
    if (event.clientX < left + edgePx) list.current?.scrollBy(-edgePx, 0);
  };
  const drop = (event: TargetedPointerEvent<HTMLButtonElement>, id: AttachmentId): void => {
    if (press.current?.isDrag === true) move(id, placeAt(event.clientX, id));
    endDrag();
  };
  const endDrag = (): void => {
    press.current = null;
    setDraggedId(null);
  };
  /** Returns the index for a drop at `x`: the number of other attachments whose middle is before the pointer. */
  const placeAt = (x: number, id: AttachmentId): number => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const isBack = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    return buttons.filter((button, at) => {
      const { left, width } = button.getBoundingClientRect();
      const isBefore = isBack ? left + width / 2 > x : left + width / 2 < x;
      return attachments[at]?.id !== id && isBefore;
    }).length;
  };

  return (
    <div class="strip">
      <ul ref={list} class="strip-list" aria-label={t('attachments')}>
        {attachments.map((one, at) => {
          const isShown = one.id === shownId;
          const url = one.kind === 'file' ? undefined : imageUrls.get(one.id);
          const name = t('attachmentNumbered', at + 1, attachments.length, one.filename);
          return (
            <li key={one.id}>
              <button
                type="button"
                class="strip-item"
                data-dragged={one.id === draggedId}
                aria-pressed={isShown}
                aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
                aria-label={[name, ...measures(one)].join(', ')}
                title={[one.filename, ...measures(one), one.page?.url ?? ''].join('\n').trim()}
                tabIndex={isShown || (shownId === null && at === 0) ? 0 : -1}
                onClick={() => onShow(one.id)}
                onKeyDown={(event) => onKeyDown(event, one.id, at)}
                onPointerDown={(event) => {
                  if (event.button !== 0) return;
                  // Without pointer capture, a quick first move and the release would go to another element.
                  event.currentTarget.setPointerCapture(event.pointerId);
                  press.current = { x: event.clientX, isDrag: false };
                }}
                onPointerMove={(event) => drag(event, one.id)}
                onPointerUp={(event) => drop(event, one.id)}
                onPointerCancel={endDrag}
              >
                {url === undefined ? (
                  <span class="strip-file">
                    <Icon name="text" />
                    <span class="strip-ending">{one.filename.split('.').at(-1)?.slice(0, 5)}</span>
                  </span>
                ) : (
                  <img class="strip-image" src={url} alt="" loading="lazy" draggable={false} />
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <p class="visually-hidden" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
