import type { ComponentProps, FunctionComponent } from 'preact';
import { loadComboboxList } from '../kit/combobox.tsx';
import { type LaterOptions, loadLater } from '../kit/load-later.tsx';

type Parts = typeof import('./ticket-parts.ts');

/**
 * Returns a part whose code comes with that of the other parts. Unless `options` say something else, it is quiet if the
 * code cannot be loaded: the page details, which are always shown, say so for all.
 */
function part<Name extends keyof Parts>(name: Name, options: LaterOptions = { isQuiet: true }) {
  type Props = ComponentProps<Parts[Name]>;
  return loadLater<Props>(
    () => import('./ticket-parts.ts').then((parts) => parts[name] as FunctionComponent<Props>),
    options,
  );
}

export const AlikeTickets = part('AlikeTickets');
export const AttachmentStrip = part('AttachmentStrip');
export const BusyPageNotice = part('BusyPageNotice');
export const DraftNotice = part('DraftNotice');
export const HiddenItemsList = part('HiddenItemsList');
export const MoreFields = part('MoreFields');
export const PageDetails = part('PageDetails', { waiting: <div class="details details-waiting" /> });
export const SensitiveNotice = part('SensitiveNotice');
export const SiteRuleNote = part('SiteRuleNote');
export const TemplateField = part('TemplateField');
export const TicketProblem = part('TicketProblem', {});

/** Replaces the form once the ticket is on its way. Its code is loaded while the ticket is sent. */
export const SettledTicket = loadLater(() =>
  import('./settled-ticket.tsx').then((part) => part.SettledTicket),
);

/**
 * Loads the parts of a ticket screen that nobody needs before the page is captured, so that each is there when it is
 * shown. A screen calls this once it is drawn.
 */
export async function loadTicketParts(): Promise<void> {
  const all = [
    AlikeTickets,
    AttachmentStrip,
    BusyPageNotice,
    DraftNotice,
    HiddenItemsList,
    MoreFields,
    PageDetails,
    SensitiveNotice,
    SiteRuleNote,
    TemplateField,
    TicketProblem,
  ];
  await Promise.all([loadComboboxList(), ...all.map((part) => part.load())]);
}
