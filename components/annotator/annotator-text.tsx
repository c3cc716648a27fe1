import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TextShape } from '../../utils/annotate/annotations.ts';
import { clamp } from '../../utils/annotate/geometry.ts';
import { fontSizeOf, lineHeightOf } from '../../utils/annotate/text.ts';
import { type Area, toScreen, type View } from '../../utils/annotate/view.ts';
import { t } from '../../utils/i18n.ts';

/** The smallest font size while typing, in CSS pixels: smaller letters are hard to type with care. */
const leastFont = 13;
const leastWidth = 120;

interface AnnotatorTextProps {
  shape: TextShape;
  view: View;
  /** The canvas, in CSS pixels. The text field stays inside it. */
  area: Area;
  onDraft(text: string): void;
  /**
   * `byKey` is true if a key ended the text, so that the canvas gets the focus. Otherwise the focus has moved
   * elsewhere.
   */
  onDone(text: string, how: { byKey: boolean }): void;
}

/**
 * The field for the text being written, at its place on the picture. Every way to leave the field keeps the typed text.
 */
export function AnnotatorText({ shape, view, area, onDraft, onDone }: AnnotatorTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [rows, setRows] = useState(shape.lines.length);
  // An effect after the next frame would lose what is typed until then, or the canvas would take it for shortcuts.
  useLayoutEffect(() => {
    const { current: element } = field;
    if (element === null) return;
    // A press that moves an empty text may keep this element for the new shape.
    element.value = shape.text;
    element.focus();
    element.select();
  }, [shape]);

  const onKeyDown = (event: KeyboardEvent) => {
    // The canvas must not handle keys typed here. Only the send shortcut goes on to it, after the text is finished.
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends) event.stopPropagation();
    if (event.key === 'Escape' || sends)
      onDone((event.currentTarget as HTMLTextAreaElement).value, { byKey: true });
  };
  const font = fontSizeOf(shape.weight) * view.scale;
  const factor = Math.max(1, leastFont / font);
  const line = lineHeightOf(shape.weight) * view.scale * factor;
  const across = Math.max(leastWidth, shape.width * view.scale * factor);
  const { left, top } = toScreen(view, shape);
  return (
    <textarea
      ref={field}
      class="annotator-text"
      aria-label={t('annotationText')}
      rows={Math.max(1, rows)}
      style={{
        left: `${clamp(left, 0, area.across - Math.min(across, area.across))}px`,
        top: `${clamp(top, 0, area.down - line)}px`,
        inlineSize: `${across}px`,
        fontSize: `${font * factor}px`,
        lineHeight: `${line}px`,
      }}
      onInput={(event) => {
        onDraft(event.currentTarget.value);
        setRows(Math.ceil(event.currentTarget.scrollHeight / line - 0.5));
      }}
      onKeyDown={onKeyDown}
      onBlur={(event) => onDone(event.currentTarget.value, { byKey: false })}
    />
  );
}
