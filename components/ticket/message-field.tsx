import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { describedBy, Field } from '../kit/field.tsx';
import { memo } from '../kit/memo.ts';

interface MessageFieldProps {
  value: string;
  problem?: string | undefined;
  disabled?: boolean | undefined;
  onChange(value: string): void;
  /** Converts HTML to the plain text of a message. */
  plainOf(html: string): Promise<string>;
}

/** Matches the elements that lose information if only their words are pasted: links, lists and tables. */
const worthReading = /<(a|[ou]l|td|th)\b/i;

/** The message field: three lines that grow with the text, up to a limit set in the stylesheet. */
export const MessageField = memo(function MessageField({
  value,
  problem,
  disabled,
  onChange,
  plainOf,
}: MessageFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);

  // Set the height by hand if the browser does not support `field-sizing: content`.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the text changes, because the height depends on the text
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || CSS.supports?.('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [value]);

  const paste = (event: ClipboardEvent): void => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (!worthReading.test(html)) return;
    event.preventDefault();
    // The clipboard can be read only during the event.
    const words = event.clipboardData?.getData('text/plain') ?? '';
    void plainOf(html)
      .catch(() => '')
      .then((text) => {
        // The form may have been sent meanwhile. The words must not go into another field.
        if (area.current === null) return;
        area.current.focus();
        // `execCommand` is the only way to insert text that the person can undo.
        document.execCommand('insertText', false, text || words);
      });
  };

  return (
    <Field id={id} label={t('message')} problem={problem}>
      <textarea
        ref={area}
        id={id}
        name="message"
        class="input message-input"
        rows={3}
        dir={value === '' ? undefined : 'auto'}
        value={value}
        disabled={disabled}
        placeholder={t('messagePlaceholder')}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, undefined, problem)}
        // What converts HTML is loaded before the first paste, so that no key comes between a paste and its words.
        onFocus={() => void plainOf('').catch(() => '')}
        onPaste={paste}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
});
