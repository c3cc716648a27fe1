import type { RefObject, TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Attachment, AttachmentId } from '../../utils/captures/capture.ts';

/** A press becomes a drag once the pointer has moved sideways by this distance. CSS pixels. */
const dragFromPx = 6;
/** If a drag comes closer than this to an end of the list, the list scrolls by this distance. CSS pixels. */
const edgePx = 16;

type Pointer = TargetedPointerEvent<HTMLButtonElement>;

interface StripDrag {
  draggedId: AttachmentId | null;
  /** The listeners of an attachment's button. */
  listenersOf(id: AttachmentId): {
    onPointerDown(event: Pointer): void;
    onPointerMove(event: Pointer): void;
    onPointerUp(event: Pointer): void;
    onPointerCancel(): void;
  };
}

/** Drags attachments along their list. `onDrop` gets the new index of the dragged attachment. */
export function useStripDrag(
  list: RefObject<HTMLUListElement | null>,
  attachments: readonly Attachment[],
  disabled: boolean,
  onDrop: (id: AttachmentId, place: number) => void,
): StripDrag {
  // A ref instead of state, because a quick drag ends before the next render.
  const press = useRef<{ x: number; isDrag: boolean } | null>(null);
  const [draggedId, setDraggedId] = useState<AttachmentId | null>(null);

  const drag = (event: Pointer, id: AttachmentId): void => {
    if (press.current === null || disabled) return;
    if (!press.current.isDrag && Math.abs(event.clientX - press.current.x) < dragFromPx) return;
    press.current.isDrag = true;
    setDraggedId(id);
    const { left, right } = list.current?.getBoundingClientRect() ?? { left: 0, right: 0 };
    if (event.clientX > right - edgePx) list.current?.scrollBy(edgePx, 0);
    if (event.clientX < left + edgePx) list.current?.scrollBy(-edgePx, 0);
  };
  const end = (): void => {
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

  return {
    draggedId,
    listenersOf: (id) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        // Without pointer capture, a quick first move and the release would go to another element.
        event.currentTarget.setPointerCapture(event.pointerId);
        press.current = { x: event.clientX, isDrag: false };
      },
      onPointerMove: (event) => drag(event, id),
      onPointerUp: (event) => {
        if (press.current?.isDrag === true) onDrop(id, placeAt(event.clientX, id));
        end();
      },
      onPointerCancel: end,
    }),
  };
}
