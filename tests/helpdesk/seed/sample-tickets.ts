import { createRandom, pick } from '../random.ts';
import { textToHtml } from '../sanitise.ts';
import { isSelectableDepartment, listDepartments } from '../store/directory.ts';
import { listAgents, listPeople } from '../store/people.ts';
import { addTicket } from '../store/tickets.ts';
import type { World } from '../world.ts';

const reports: readonly (readonly [subject: string, text: string])[] = [
  ['Checkout button does nothing', 'I press “Pay now” and nothing happens.\nReloading does not help.'],
  ['Invoice M-2041-77 shows the wrong VAT', 'It says 7 %, but it should be 19 %.'],
  ['Label printer prints blank pages', 'Since this morning every second label is empty.'],
  ['تعذر تسجيل الدخول', 'لا تصلني رسالة إعادة تعيين كلمة المرور.'],
  ['Rücksendeetikett lässt sich nicht herunterladen', 'Die Seite bleibt weiß.'],
  ['Search finds nothing for “lámpara”', 'Without the accent it works.'],
];

/** Adds tickets that exist from the start: the same ones each time, the last one some hours old. */
export function addSampleTickets(world: World, count: number): void {
  const random = createRandom(11);
  const everyone = { limit: 200, offset: 0 };
  const agents = listAgents(world.db, everyone).rows.filter(
    (agent) => !agent.is_deleted && !agent.is_disabled,
  );
  const customers = listPeople(world.db, everyone).rows.filter((person) => !person.is_agent);
  const departments = listDepartments(world.db).filter(({ id }) => isSelectableDepartment(world.db, id));
  world.db.transaction(() => {
    for (let made = 0; made < count; made += 1) {
      const [subject, text] = reports[made % reports.length] ?? ['', ''];
      const person = pick(random, customers).id;
      const columns = {
        ...{ brand: 1, language: null, priority: null, category: null, product: null, workflow: null },
        ...{ organization: null, parent: null, agent_team: null, labels: [], cc: [], fields: {} },
        ...{
          status: random() < 0.7 ? 'awaiting_agent' : 'resolved',
          urgency: 1,
          suppress_user_notify: false,
        },
        ...{ subject, person, agent: random() < 0.6 ? pick(random, agents).id : null },
        department: pick(random, departments).id,
      };
      const hoursAgo = (count - made) * 7 + random() * 5;
      const earlier = { ...world, now: () => world.now() - hoursAgo * 3_600_000 };
      addTicket(earlier, columns, { person, html: textToHtml(text), isNote: false, attachments: [] });
    }
  });
}
