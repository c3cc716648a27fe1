import { type Person, people } from './planted.ts';

/** Returns a configuration file as people have it in an editor. */
export function configOf(one: Person): string {
  return JSON.stringify(
    {
      order: one.order,
      bank: { iban: one.iban },
      card_number: one.card,
      api_key: one.key,
      password: one.password,
      ssn: one.ssn,
      email: one.email,
      product: one.product,
    },
    null,
    2,
  );
}

/** Returns the lines of a terminal, with a colour for each value: `secret` is `#c0c`, `plain` is `#070`. */
export function terminalLines(): string[] {
  const secret = (text: string) => `\u001b[38;2;204;0;204m${text}\u001b[0m`;
  const plain = (text: string) => `\u001b[38;2;0;119;0m${text}\u001b[0m`;
  return people
    .slice(0, 3)
    .flatMap((one) => [
      `$ cat order-${plain(one.order)}.env`,
      `IBAN=${secret(one.iban)}`,
      `CARD=${secret(one.card)}`,
      `API_KEY=${secret(one.key)}`,
      `DB_PASSWORD=${secret(one.password)}`,
      `SSN: ${secret(one.ssn)}`,
      `mail ${secret(one.email)} about ${plain(one.product)}`,
    ]);
}
