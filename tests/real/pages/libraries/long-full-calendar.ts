import { Calendar } from '@fullcalendar/core';
import dayGridPlugin from '@fullcalendar/daygrid';
import { bandColour, headMark, linesOf, mark, paneHeight } from '../bands.ts';

const months = 5;

/** Draws months below each other in a box that scrolls, with an event on the first day of each month. */
export function draw(root: HTMLElement): Promise<void> {
  mark('.fc-col-header th', headMark);
  new Calendar(root, {
    plugins: [dayGridPlugin],
    initialView: 'dayGrid',
    initialDate: '2024-01-01',
    visibleRange: { start: '2024-01-01', end: `2024-0${months + 1}-01` },
    height: paneHeight,
    eventOrder: 'at',
    events: Array.from({ length: 60 }, (_, at) => ({
      start: new Date(Date.UTC(2024, 0, 1 + Math.floor(at / 3) * 7)),
      allDay: true,
      title: linesOf(at),
      at,
      color: bandColour(at),
    })),
  }).render();
  return new Promise((resolve) => setTimeout(resolve, 800));
}
