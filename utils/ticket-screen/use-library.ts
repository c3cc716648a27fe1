import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture, TicketForm } from '../captures/capture.ts';
import type { Library } from '../captures/library.ts';
import type { Person } from '../captures/people.ts';
import type { FormField } from '../deskpro/fields.ts';
import { loadAgain } from '../load-again.ts';
import type { Helpdesk } from './use-helpdesk.ts';

export type LibraryOfTicket = Pick<TicketScreenProps, 'templates' | 'siteRule'> & {
  /**
   * Returns a change of the form with what follows from it: if the template names the requester, the message gets the
   * new requester's name.
   */
  follow(capture: Capture, patch: Partial<TicketForm>): Partial<TicketForm>;
};

/** What a form has as long as no library is read. */
const nothing: LibraryOfTicket = {
  templates: { names: [], chosen: null, onChoose: () => undefined },
  siteRule: { followed: null, site: '', onKeep: null },
  follow: (_before, patch) => patch,
};

type LibraryCode = typeof import('./library-of-ticket.ts');

/**
 * Returns the templates and the site rule for a ticket being made. No form waits for them: their code is loaded while
 * the form is shown.
 */
export function useLibrary(
  capture: Capture | null,
  { connection, preferences }: Helpdesk,
  people: readonly Person[],
  formFields: readonly FormField[],
  change: (patch: Partial<TicketForm>) => void,
): LibraryOfTicket {
  const [read, setRead] = useState<{ code: LibraryCode; library: Library } | null>(null);
  useEffect(() => {
    const stops: (() => void)[] = [];
    let isOver = false;
    const begin = async () => {
      const code = await loadAgain(() => import('./library-of-ticket.ts'));
      if (isOver) return;
      stops.push(code.watchLibrary((library) => setRead({ code, library })));
      const library = await code.readLibrary();
      if (!isOver) setRead({ code, library });
    };
    // Without the code the form has no templates and no rules, and everything else works.
    begin().catch(() => undefined);
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }, []);
  const chosen = useMemo(
    () =>
      capture === null || read === null
        ? null
        : read.code.templateOf(read.library.templates, capture, people),
    [read, capture, people],
  );
  if (read === null || capture === null) return nothing;
  const { code, library } = read;
  return code.libraryOfTicket(library, {
    capture,
    chosen,
    connection,
    preferences,
    people,
    formFields,
    change,
  });
}
