import { type Annotations, noAnnotations } from '../../utils/annotate/annotations.ts';
import type { Attachment, AttachmentId } from '../../utils/captures/capture.ts';
import { type HiddenKind, hiddenKindsOf, withoutItems } from '../../utils/captures/hidden-kinds.ts';
import { sparesOf } from '../../utils/captures/spares-of.ts';
import { t } from '../../utils/i18n.ts';

interface HiddenItemsProps {
  attachments: readonly Attachment[];
  disabled: boolean;
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
  /** Opens the editor, which shows where the items are. */
  onLook(): void;
}

/**
 * What the detectors hid in the pictures, with buttons that show what is probably not private, all of a kind, or one item.
 */
export function HiddenItemsPanel({ attachments, disabled, onAnnotate, onLook }: HiddenItemsProps) {
  const kinds = hiddenKindsOf(attachments);
  const spares = sparesOf(attachments);
  const show = (items: HiddenKind['items']) => {
    for (const { id, annotations } of attachments) {
      const rest = withoutItems(
        annotations ?? noAnnotations,
        items.filter((one) => one.in === id),
      );
      if (rest !== null) onAnnotate(id, rest);
    }
  };
  const button = (name: string, items: HiddenKind['items']) => (
    <button
      type="button"
      class="button button-small button-quiet"
      aria-label={t('showPartOf', name)}
      disabled={disabled}
      onClick={() => show(items)}
    >
      {t('showWord')}
    </button>
  );
  return (
    <div class="hidden-items">
      {spares === null ? null : (
        <p class="hidden-item hidden-spares">
          {t('probablyPublic', spares.name)}
          {button(spares.name, spares.items)}
        </p>
      )}
      <ul aria-label={t('hiddenInPicture')}>
        {kinds.map(({ kind, name, nameOfOne, items }) => (
          <li key={kind}>
            <span class="hidden-item">
              {name}
              {button(name, items)}
            </span>
            {items.length === 1 ? null : (
              <ul>
                {items.map((item, at) => (
                  <li key={`${item.in} ${item.item}`} class="hidden-item">
                    {t('hiddenNumbered', nameOfOne, at + 1)}
                    {button(t('hiddenNumbered', nameOfOne, at + 1), [item])}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="button button-small" disabled={disabled} onClick={onLook}>
        {t('lookAtHidden')}
      </button>
    </div>
  );
}
