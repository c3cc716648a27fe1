// The parts that a ticket screen loads together once it is drawn (later-parts.tsx).
export { AddMenu } from './add-menu.tsx';
export { AlikeTickets } from './alike-tickets.tsx';
export { AttachmentStrip } from './attachment-strip.tsx';
export { BusyPageNotice } from './busy-page-notice.tsx';
export { DelayedCapture } from './delayed-capture.tsx';
export { DraftNotice } from './draft-notice.tsx';
export { HiddenNotice } from './hidden-notice.tsx';
export { PageHealthPart } from './page-health-part.tsx';
export { SendMenu } from './send-menu.tsx';
export { SensitiveNotice } from './sensitive-notice.tsx';
export { TemplateField } from './template-field.tsx';
export { TicketChips } from './ticket-chips.tsx';
export { TicketProblem } from './ticket-problem.tsx';
