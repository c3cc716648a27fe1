import './attachment-strip.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment, AttachmentId } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { textIcon } from '../kit/icons.ts';
import { PictureCanvas } from '../kit/picture-canvas.tsx';
import { measures } from './screenshot-preview.tsx';
import type { Preview } from './ticket-props.ts';
import { useStripDrag } from './use-strip-drag.ts';

interface AttachmentStripProps {
  attachments: readonly Attachment[];
  previews: ReadonlyMap<AttachmentId, Preview>;
  /** The attachment that is shown large. */
  shownId: AttachmentId | null;
  disabled: boolean;
  onShow(id: AttachmentId): void;
  /** Moves an attachment so that its new index is `place`. */
  onMove(id: AttachmentId, place: number): void;
}

/**
 * All attachments in the ticket's order. Arrow keys choose an attachment; Shift with arrow keys, or dragging, moves it.
 */
export function AttachmentStrip(props: AttachmentStripProps) {
  const { attachments, previews, shownId, disabled, onShow, onMove } = props;
  const list = useRef<HTMLUListElement>(null);
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
  const { draggedId, listenersOf } = useStripDrag(list, attachments, disabled, move);
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
  return (
    <div class="strip">
      <ul ref={list} class="strip-list" aria-label={t('attachments')}>
        {attachments.map((one, at) => {
          const isShown = one.id === shownId;
          const preview = one.kind === 'file' ? undefined : previews.get(one.id);
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
                {...listenersOf(one.id)}
              >
                {preview === undefined ? (
                  <span class="strip-file">
                    <Icon of={textIcon} />
                    <span class="strip-ending">{one.filename.split('.').at(-1)?.slice(0, 5)}</span>
                  </span>
                ) : (
                  <PictureCanvas class="strip-image" picture={preview} label="" />
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
