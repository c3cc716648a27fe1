import { useId } from 'preact/hooks';
import { type StrokeWidth, strokeWidths } from '../../utils/annotate/stroke-widths.ts';
import { t } from '../../utils/i18n.ts';
import { widthKeys } from './annotator-keys.ts';
import { widthLabels } from './annotator-words.ts';

interface AnnotatorWidthsProps {
  width: StrokeWidth;
  disabled: boolean;
  onWidth(width: StrokeWidth): void;
}

/** Radio buttons for the line width of the selected shape, or of the next shape if none is selected. */
export function AnnotatorWidths({ width, disabled, onWidth }: AnnotatorWidthsProps) {
  const id = useId();
  return (
    <div class="annotator-widths" role="radiogroup" aria-label={t('lineWidth')}>
      {strokeWidths.map((one) => (
        <label key={one} class="annotator-width" title={t('toolHint', t(widthLabels[one]), widthKeys[one])}>
          <input
            type="radio"
            class="visually-hidden"
            name={`${id}-width`}
            value={one}
            aria-label={t(widthLabels[one])}
            checked={one === width}
            disabled={disabled}
            onChange={() => onWidth(one)}
          />
          <span class="annotator-line" data-width={one} />
        </label>
      ))}
    </div>
  );
}
