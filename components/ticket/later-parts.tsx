import { loadComboboxList } from '../kit/combobox.tsx';
import { loadLater } from '../kit/load-later.tsx';

const parts = () => import('./ticket-parts.ts');
/** The page details are always shown, so they say it if the file of all parts cannot be loaded. */
const quiet = { isQuiet: true };

export const AlikeTickets = loadLater(() => parts().then((part) => part.AlikeTickets), quiet);
export const AttachmentStrip = loadLater(() => parts().then((part) => part.AttachmentStrip), quiet);
export const BusyPageNotice = loadLater(() => parts().then((part) => part.BusyPageNotice), quiet);
export const DraftNotice = loadLater(() => parts().then((part) => part.DraftNotice), quiet);
export const HiddenItemsList = loadLater(() => parts().then((part) => part.HiddenItemsList), quiet);
export const MoreFields = loadLater(() => parts().then((part) => part.MoreFields), quiet);
export const PageDetails = loadLater(() => parts().then((part) => part.PageDetails), {
  waiting: <div class="details details-waiting" />,
});
export const SensitiveNotice = loadLater(() => parts().then((part) => part.SensitiveNotice), quiet);
export const SiteRuleNote = loadLater(() => parts().then((part) => part.SiteRuleNote), quiet);
export const TargetChoice = loadLater(() => parts().then((part) => part.TargetChoice));
export const TemplateField = loadLater(() => parts().then((part) => part.TemplateField), quiet);
export const TicketProblem = loadLater(() => parts().then((part) => part.TicketProblem));

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
    TargetChoice,
    TemplateField,
    TicketProblem,
  ];
  await Promise.all([loadComboboxList(), ...all.map((part) => part.load())]);
}
