import { useMemo, useState } from 'preact/hooks';
import { parsePerson } from '../../utils/captures/people.ts';
import { t } from '../../utils/i18n.ts';
import { Combobox } from '../kit/combobox.tsx';
import type { ComboboxOption } from '../kit/combobox-filter.ts';
import { memo } from '../kit/memo.ts';
import { TextField } from '../kit/text-field.tsx';
import type { People, PersonSuggestion } from './ticket-props.ts';
import { usePeopleSearch } from './use-people-search.ts';

/** Typed alone, this stands for the API key's owner. No e-mail address begins with it. */
const meKey = '.';

interface PeopleFieldProps {
  label: string;
  name: string;
  value: string;
  people: People;
  /**
   * The value is several addresses separated by commas. Otherwise it is one address, and a new person can get a name.
   */
  many?: boolean | undefined;
  required?: boolean | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  disabled?: boolean | undefined;
  onChange(value: string): void;
}

/**
 * The field for the requester or for the CC addresses. It suggests people and accepts any e-mail address. The value is
 * the typed text.
 */
export const PeopleField = memo(function PeopleField({
  people,
  many = false,
  value,
  onChange,
  ...props
}: PeopleFieldProps) {
  const [typing, setTyping] = useState(false);
  /** The chosen address if the page named it. The helpdesk may not know it. */
  const [taken, setTaken] = useState('');
  /** Returns the index at which the address being typed begins. */
  const startIn = (text: string): number => (many ? (/[^,;\n，；、]*$/.exec(text)?.index ?? 0) : 0);
  const start = startIn(value);
  const typed = value.slice(start).trim();
  const address = parsePerson(typed)?.email ?? typed;
  const search = usePeopleSearch(people.search, typing ? address : taken);
  const options = useMemo(
    () => optionsOf([...people.suggestions, ...search.found]),
    [people.suggestions, search.found],
  );

  const choose = (email: string): void => {
    setTyping(false);
    onChange(many ? `${value.slice(0, start)}${start > 0 ? ' ' : ''}${email}, ` : email);
  };
  const me = people.suggestions.find(({ origin }) => origin === 'me');
  const person = many ? null : parsePerson(value);
  const isUnknown =
    search.words === address &&
    search.problem === null &&
    !search.found.some(({ email }) => isSame(email, address));
  const noMatch = search.busy ? 'searchingPeople' : search.problem === null ? null : 'peopleFailed';
  return (
    <>
      <Combobox
        {...props}
        options={options}
        text={value}
        query={typing ? typed : ''}
        chosenKey={address}
        takesFirstMatch={false}
        keepsText={many}
        emptyText={t('suggestionsEmpty')}
        noMatchText={noMatch === null ? undefined : t(noMatch)}
        placeholder={t('requesterPlaceholder')}
        onFocus={() => setTyping(false)}
        onType={(text) => {
          setTaken('');
          const isMe = me !== undefined && text.slice(startIn(text)).trim() === meKey;
          if (isMe) choose(me.email);
          else {
            setTyping(true);
            onChange(text);
          }
          return isMe;
        }}
        onChoose={({ key }) => {
          setTaken(people.suggestions.find(({ email }) => email === key)?.origin === 'page' ? key : '');
          choose(key);
        }}
      />
      {person !== null && (person.name !== '' || isUnknown) ? (
        <NameField
          key={person.email}
          kept={person.name}
          disabled={props.disabled}
          onKeep={(name) => onChange(name === '' ? person.email : `${name} <${person.email}>`)}
        />
      ) : null}
    </>
  );
});

interface NameFieldProps {
  kept: string;
  disabled: boolean | undefined;
  onKeep(name: string): void;
}

/** The name under which the helpdesk adds a person it does not know. */
function NameField({ kept, disabled, onKeep }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={t('requesterName')}
      name="requesterName"
      value={typed ?? kept}
      hint={t('requesterNameHint')}
      disabled={disabled}
      onChange={(text) => {
        setTyped(text);
        onKeep(text.replace(/[<>"]/g, '').trim());
      }}
      onLeave={() => setTyped(null)}
    />
  );
}

/** Returns each address once, as in its first suggestion, with a name if any of its suggestions has one. */
function optionsOf(suggestions: readonly PersonSuggestion[]): ComboboxOption[] {
  return [...Map.groupBy(suggestions, ({ email }) => email.toLowerCase())].map(([id, same]) => {
    const { email, origin } = same[0] ?? { email: id };
    const name = same.find((one) => one.name !== '')?.name;
    const where = origin === 'me' ? t('suggestionMe', meKey) : origin === 'page' ? t('suggestionPage') : '';
    const secondary = [name === undefined ? '' : email, where].filter((part) => part !== '').join(' · ');
    const always = same.some((one) => one.origin === 'helpdesk');
    return { key: email, name: name ?? email, ...(secondary !== '' && { secondary }), always };
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
