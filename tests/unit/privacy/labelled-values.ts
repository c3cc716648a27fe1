/** A value of each kind that is sensitive because of the label beside it. */
export const labelledValues: [label: string, value: string][] = [
  ['PIN', '4821'],
  ['Verification code', '482913'],
  ['Social security number', '412684821'],
  ['API key', '9f8Hq2LmZx7RtBv3KdPw'],
  ['Password', 'Blau-Wolke77'],
  ['Phone', '4156229981'],
];
