import type { ComponentProps, FunctionComponent } from 'preact';
import { loadComboboxList } from '../kit/combobox.tsx';
import { type LaterOptions, loadLater } from '../kit/load-later.tsx';

type Parts = typeof import('./ticket-parts.ts');

/**
 * Returns a part whose code comes with that of the other parts. Unless `options` say something else, it is quiet if the
 * code cannot be loaded: the row of buttons, which is always shown, says so for all.
 */
function part<Name extends keyof Parts>(name: Name, options: LaterOptions = { isQuiet: true }) {
  type Props = ComponentProps<Parts[Name]>;
  return loadLater<Props>(
    () => import('./ticket-parts.ts').then((parts) => parts[name] as FunctionComponent<Props>),
    options,
  );
}

export const AddMenu = part('AddMenu', { isQuiet: true, waiting: <span class="mode-button" /> });
export const AlikeTickets = part('AlikeTickets');
export const AttachmentStrip = part('AttachmentStrip');
export const BusyPageNotice = part('BusyPageNotice');
export const DelayedCapture = part('DelayedCapture', {
  isQuiet: true,
  waiting: <span class="mode-button" />,
});
export const DraftNotice = part('DraftNotice');
export const HiddenNotice = part('HiddenNotice');
export const SendMenu = part('SendMenu', {
  isQuiet: true,
  waiting: <span class="button button-primary foot-more" />,
});
export const SensitiveNotice = part('SensitiveNotice');
export const TemplateField = part('TemplateField');
export const TicketChips = part('TicketChips', { waiting: <div class="form-chips" /> });
export const TicketProblem = part('TicketProblem', {});

/** Replaces the form once the ticket is on its way. Its code is loaded after that of all other parts. */
export const SettledTicket = loadLater(() =>
  import('./settled-ticket.tsx').then((part) => part.SettledTicket),
);

/**
 * Loads the parts of a ticket screen that nobody needs before the page is captured, so that each is there when it is
 * shown. A screen calls this once it is drawn.
 */
export async function loadTicketParts(): Promise<void> {
  const all = [
    AddMenu,
    AlikeTickets,
    AttachmentStrip,
    BusyPageNotice,
    DelayedCapture,
    DraftNotice,
    HiddenNotice,
    SendMenu,
    SensitiveNotice,
    TemplateField,
    TicketChips,
    TicketProblem,
  ];
  await Promise.all([loadComboboxList(), ...all.map((part) => part.load())]);
}
