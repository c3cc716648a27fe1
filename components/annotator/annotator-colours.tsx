import { useId } from 'preact/hooks';
import { type Colour, colours } from '../../utils/annotate/colours.ts';
import { type MessageKey, t } from '../../utils/i18n.ts';

const labels: Record<Colour, MessageKey> = {
  red: 'colourRed',
  yellow: 'colourYellow',
  green: 'colourGreen',
  blue: 'colourBlue',
  black: 'colourBlack',
  white: 'colourWhite',
};

interface AnnotatorColoursProps {
  colour: Colour;
  disabled: boolean;
  onColour(colour: Colour): void;
}

/** Radio buttons for the colour of the selected shape, or of the next shape if none is selected. */
export function AnnotatorColours({ colour, disabled, onColour }: AnnotatorColoursProps) {
  const id = useId();
  return (
    <div class="annotator-colours" role="radiogroup" aria-label={t('colour')}>
      {colours.map((one) => (
        <label key={one} class="annotator-colour" title={t(labels[one])}>
          <input
            type="radio"
            class="visually-hidden"
            name={`${id}-colour`}
            value={one}
            aria-label={t(labels[one])}
            checked={one === colour}
            disabled={disabled}
            onChange={() => onColour(one)}
          />
          <span class="annotator-swatch" data-colour={one} />
        </label>
      ))}
    </div>
  );
}
