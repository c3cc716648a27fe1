import { type Annotations, isByItself } from '../../utils/annotate/annotations.ts';
import type { Drawn } from '../../utils/annotate/shapes.ts';
import { countHidden, hiddenWords } from '../../utils/captures/hidden-items.ts';
import { reasonWords } from '../../utils/captures/reason-words.ts';
import { sparesOf } from '../../utils/captures/spares-of.ts';
import { t } from '../../utils/i18n.ts';

interface AnnotatorHiddenProps {
  annotations: Annotations;
  chosen: Drawn | null;
  disabled: boolean;
  /** Selects the next shape. */
  onNext(): void;
  /** Shows all that is hidden, or what is probably not private. */
  onReveal(only?: 'spare'): void;
}

/**
 * Says how many items the detectors hid and why the selected item is hidden, with buttons to select the next shape and
 * to show the hidden items, or those that are probably not private.
 */
export function AnnotatorHidden({ annotations, chosen, disabled, onNext, onReveal }: AnnotatorHiddenProps) {
  const count = countHidden(annotations);
  if (count === 0) return null;
  const spares = sparesOf([{ id: null, annotations }]);
  const reason = chosen?.kind === 'redaction' && isByItself(chosen) ? chosen.reason : null;
  return (
    <div class="annotator-hidden">
      <p>
        {hiddenWords(count)}
        {reason === null ? null : `: ${reasonWords(reason)}`}
      </p>
      <button type="button" class="button button-small" disabled={disabled} onClick={onNext}>
        {t('nextHidden')}
      </button>
      <button type="button" class="button button-small" disabled={disabled} onClick={() => onReveal()}>
        {t('showHidden')}
      </button>
      {spares === null ? null : (
        <>
          <p>{t('probablyPublic', spares.name)}</p>
          <button
            type="button"
            class="button button-small"
            aria-label={t('showPartOf', spares.name)}
            disabled={disabled}
            onClick={() => onReveal('spare')}
          >
            {t('showWord')}
          </button>
        </>
      )}
    </div>
  );
}
