/** A fact on a page: a label and its value. */
export interface Fact {
  label: string;
  value: string;
}

const letters = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

function germanIban(account: number): string {
  const number = `37040044${String(account).padStart(10, '0')}`;
  const rest = [...letters(`${number}DE00`)].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - rest).padStart(2, '0')}${number}`.replace(/(.{4})(?=.)/g, '$1 ');
}

function cardNumber(account: number): string {
  const start = `510510${String(account).padStart(9, '0')}`;
  const sum = [...start]
    .reverse()
    .map((digit, at) => (at % 2 === 1 ? Number(digit) : (Number(digit) * 2) % 9 || Number(digit)))
    .reduce((total, digit) => total + digit, 0);
  return `${start}${(10 - (sum % 10)) % 10}`.replace(/(.{4})(?=.)/g, '$1 ');
}

const syllables = ['Kerze', 'Lampe', 'Wolke', 'Birne', 'Tinte', 'Regen', 'Feder', 'Gabel'];

/** Returns a person with private data. Each number gives another person. */
export function person(at: number) {
  const word = (shift: number) => syllables[(at + shift) % syllables.length] ?? '';
  return {
    order: String(10442091 + at * 17),
    product: `Garden ${['chair', 'table', 'hose', 'lamp'][at % 4]}`,
    iban: germanIban(532013000 + at * 7919),
    card: cardNumber(105105 + at * 104729),
    key: `q${at % 10}Zt4mW${(at * 7) % 10}xK2p`,
    password: `${word(0)}-${word(3)}${at + 11}`,
    ssn: `53${at % 10}-${22 + (at % 60)}-87${String(41 + at).padStart(2, '0')}`,
    email: `${word(1)}.${word(2)}${at}@mail.example`.toLowerCase(),
    phone: `+49 1512 34${String(56781 + at)}`,
  };
}

export type Person = ReturnType<typeof person>;

/** The labels of a person's sensitive values. */
export const labels = {
  iban: 'IBAN',
  card: 'Card number',
  key: 'API key',
  password: 'Password',
  ssn: 'SSN',
  email: 'E-mail',
} as const;

export const sensitive = Object.keys(labels) as (keyof typeof labels)[];

export const people = Array.from({ length: 8 }, (_, at) => person(at));

export function factsOf(one: Person): Fact[] {
  return [
    { label: 'Order', value: one.order },
    ...sensitive.map((name) => ({ label: labels[name], value: one[name] })),
    { label: 'Product', value: one.product },
  ];
}

/** The planted words of all pages. `secret` words must be hidden; `plain` words must stay. */
export const planted = {
  secret: people.flatMap((one) => [...sensitive.map((name) => one[name]), one.phone]),
  plain: [...people.flatMap(({ order, product }) => [order, product]), ...Object.values(labels)],
};
