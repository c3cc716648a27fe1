import './ticket-thumbnail.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment, Capture } from '../../../utils/captures/capture.ts';
import { Icon } from '../../kit/icon.tsx';
import { imageIcon, textIcon } from '../../kit/icons.ts';

/** Device pixels, for screens of two a CSS pixel. */
export const thumbnailWidth = 144;
const thumbnailHeight = 96;

/** Reads a picture, `thumbnailWidth` pixels wide. Null if its bytes are gone or cannot be drawn. */
export type ReadThumbnail = (picture: Attachment) => Promise<ImageBitmap | null>;

interface TicketThumbnailProps {
  capture: Capture;
  onRead: ReadThumbnail;
}

/** The top of a ticket's first picture, read once the row is near the window. What is hidden in it is black. */
export function TicketThumbnail({ capture, onRead }: TicketThumbnailProps) {
  const picture = capture.attachments.find(({ kind }) => kind !== 'file');
  const pictureId = picture?.id;
  const box = useRef<HTMLSpanElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each picture, whatever else of the capture changes
  useEffect(() => {
    setDrawn(false);
    if (picture === undefined || box.current === null) return;
    let isShown = true;
    const draw = async () => {
      const bitmap = await onRead(picture);
      if (bitmap !== null && isShown && canvas.current !== null)
        setDrawn(paint(canvas.current, bitmap, picture));
      bitmap?.close();
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void draw();
      },
      { rootMargin: '200px' },
    );
    observer.observe(box.current);
    return () => {
      isShown = false;
      observer.disconnect();
    };
  }, [pictureId]);

  return (
    <span class="ticket-thumbnail" ref={box} aria-hidden="true">
      {isDrawn ? null : <Icon of={picture === undefined ? textIcon : imageIcon} />}
      {picture === undefined ? null : (
        <canvas ref={canvas} width={thumbnailWidth} height={thumbnailHeight} hidden={!isDrawn} />
      )}
    </span>
  );
}

/** Paints the top of the picture. Returns whether the canvas could be painted on. */
function paint(canvas: HTMLCanvasElement, bitmap: ImageBitmap, { width, annotations }: Attachment): boolean {
  const context = canvas.getContext('2d');
  if (context === null) return false;
  context.drawImage(bitmap, 0, 0, thumbnailWidth, (bitmap.height * thumbnailWidth) / bitmap.width);
  const scale = thumbnailWidth / (width ?? bitmap.width);
  for (const shape of annotations?.shapes ?? [])
    if (shape.kind === 'redaction')
      context.fillRect(shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale);
  return true;
}
