import { join } from 'node:path';
import type { Browser, Tab } from '../browser/drivers/types.ts';
import { Popup } from '../browser/pages/popup.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

interface Scene {
  browser: Browser;
  helpdesk: Helpdesk;
  shop: Tab;
  pictures: string;
  say: (line: string) => void;
}

/**
 * Creates one ticket about the shop's fault as a person would, and prints what the helpdesk received. Resolves to false
 * if something is wrong with the ticket.
 */
export async function createOneTicket({ browser, helpdesk, shop, pictures, say }: Scene): Promise<boolean> {
  const agent = helpdesk.agents().find((one) => !one.isDeleted && !one.isDisabled && one.id > 3);
  if (agent === undefined) return false;
  say('Clicking the toolbar button on the shop’s page …');
  const popup = await (await Popup.open(browser, shop)).ready();
  await popup.subject.fill('The basket’s total says “NaN €”');
  await popup.message.fill('Seen with voucher AUTUMN15 in the basket. “Pay now” cannot be pressed.');
  await popup.choose(popup.agent, agent.email);
  await popup.surface.screenshot(join(pictures, 'popup.png'));
  say('Pressing “Create ticket” …');
  const number = await popup.create();
  await popup.surface.screenshot(join(pictures, 'created.png'));
  const ticket = helpdesk.tickets().find(({ id }) => id === number);
  const attachment = ticket?.attachments[0];
  const page = await browser.openTab(`${helpdesk.url}/app#/t/ticket/${number}`);
  await page.surface().waitForText('NaN €');
  await page.screenshot(join(pictures, 'ticket.png'));

  const size = attachment?.dimensions;
  say('');
  say(`Ticket      #${number}`);
  say(`Subject     ${ticket?.subject ?? '–'}`);
  say(`Requester   ${ticket?.person.email ?? '–'}`);
  say(`Agent       ${ticket?.agent ? `${ticket.agent.name} <${ticket.agent.email}>` : 'none'}`);
  say(
    `Attachment  ${attachment?.filename ?? 'none'}, ${attachment?.size ?? 0} bytes, ${size?.width ?? 0} × ${size?.height ?? 0} pixels`,
  );
  say(`Pictures    ${pictures}`);

  const faults = [
    helpdesk.tickets().length === 1
      ? null
      : `expected one ticket, the helpdesk has ${helpdesk.tickets().length}`,
    ticket?.agent?.id === agent.id ? null : 'the ticket is not assigned to the chosen agent',
    ticket?.attachments.length === 1 ? null : 'the ticket does not have exactly one attachment',
    attachment?.isTemp === false ? null : 'the attachment is still temporary',
    (size?.width ?? 0) > 600 && (size?.height ?? 0) > 300
      ? null
      : 'the screenshot is too small to be the page',
  ].filter((fault) => fault !== null);
  for (const fault of faults) say(`✗ ${fault}`);
  say(faults.length === 0 ? '✓ One ticket, with its agent and its screenshot.' : '');
  return faults.length === 0;
}
