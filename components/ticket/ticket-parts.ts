// The parts that a ticket screen loads together once it is drawn (later-parts.tsx).
export { AlikeTickets } from './alike-tickets.tsx';
export { AttachmentStrip } from './attachment-strip.tsx';
export { BusyPageNotice } from './busy-page-notice.tsx';
export { DraftNotice } from './draft-notice.tsx';
export { HiddenItemsList } from './hidden-items-list.tsx';
export { MoreFields } from './more-fields.tsx';
export { PageDetails } from './page-details.tsx';
export { SensitiveNotice } from './sensitive-notice.tsx';
export { SiteRuleNote } from './site-rule-note.tsx';
export { TemplateField } from './template-field.tsx';
export { TicketProblem } from './ticket-problem.tsx';
