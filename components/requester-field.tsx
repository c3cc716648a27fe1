import { useMemo, useState } from 'preact/hooks';
import { t } from '../utils/i18n.ts';
import { Combobox } from './combobox.tsx';
import type { RequesterSuggestion } from './screen-props.ts';

interface RequesterFieldProps {
  value: string;
  suggestions: readonly RequesterSuggestion[];
  problem?: string | undefined;
  disabled?: boolean | undefined;
  onChange(value: string): void;
}

/** Whom the ticket is for: any e-mail address, with suggestions. What is typed is the value. */
export function RequesterField({ value, suggestions, problem, disabled, onChange }: RequesterFieldProps) {
  const [typing, setTyping] = useState(false);
  const options = useMemo(
    () =>
      suggestions.map(({ name, email }) =>
        name === '' ? { key: email, name: email } : { key: email, name, secondary: email },
      ),
    [suggestions],
  );
  return (
    <Combobox
      label={t('requester')}
      name="requester"
      options={options}
      text={value}
      query={typing ? value : ''}
      chosenKey={value}
      takesFirstMatch={false}
      emptyText={t('suggestionsEmpty')}
      placeholder={t('requesterPlaceholder')}
      problem={problem}
      disabled={disabled}
      onFocus={() => setTyping(false)}
      onType={(text) => {
        setTyping(true);
        onChange(text);
      }}
      onChoose={(option) => {
        setTyping(false);
        onChange(option.key);
      }}
    />
  );
}
