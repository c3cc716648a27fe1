import { useCallback, useRef } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { TicketForm } from '../captures/capture.ts';
import type { Person } from '../captures/people.ts';
import type { FormField } from '../deskpro/fields.ts';
import type { CaptureRow } from './use-capture-row.ts';
import type { Helpdesk } from './use-helpdesk.ts';
import { type LibraryOfTicket, useLibrary } from './use-library.ts';

type FormChangeProps = Omit<LibraryOfTicket, 'follow'> & Pick<TicketScreenProps, 'onForm' | 'onField'>;
type ChangeForm = (patch: Partial<TicketForm>, settled: readonly string[]) => void;

/**
 * Changes a form for the person, including what follows from the change. `settled` are the fields whose problem the
 * change answers.
 */
export function useFormChange(
  { capture, current, change }: CaptureRow,
  helpdesk: Helpdesk,
  people: readonly Person[],
  formFields: readonly FormField[],
  onChange: ChangeForm,
): { changeForm: ChangeForm; props: FormChangeProps } {
  const follow = useRef<LibraryOfTicket['follow']>((_, patch) => patch);
  const told = useRef(onChange);
  told.current = onChange;
  const changeForm = useCallback<ChangeForm>(
    (asked, settled) => {
      const before = current();
      change(before === null ? asked : follow.current(before, asked), { byPerson: true });
      told.current(asked, settled);
    },
    [change, current],
  );
  const { follow: followed, ...library } = useLibrary(capture, helpdesk, people, formFields, (patch) =>
    changeForm(patch, ['message']),
  );
  follow.current = followed;
  return {
    changeForm,
    props: {
      ...library,
      onForm: (patch) => changeForm(patch, Object.keys(patch)),
      onField: (key, value) => {
        const before = current()?.form.fields;
        changeForm({ fields: { ...before, [key]: value } }, [key]);
      },
    },
  };
}
