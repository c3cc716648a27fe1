import { parseArgs } from 'node:util';
import { startHelpdesk } from './helpdesk.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    prefix: { type: 'string', default: '' },
    agents: { type: 'string', default: '40' },
    tickets: { type: 'string', default: '6' },
    data: { type: 'string' },
  },
});

const helpdesk = await startHelpdesk({
  port: Number(values.port),
  pathPrefix: values.prefix,
  agents: Number(values.agents),
  sampleTickets: Number(values.tickets),
  ...(values.data === undefined ? {} : { dataDir: values.data }),
});
console.log(`Helpdesk  ${helpdesk.url}\nAgent     ${helpdesk.url}/app\nAPI key   ${helpdesk.apiKey}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void helpdesk.close());
