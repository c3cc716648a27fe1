/** Returns the median: the middle value, or the mean of the two middle values if the count is even. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

export interface Row {
  what: string;
  measured: string;
  baseline: string;
  ratio: string;
  budget: string;
  within: boolean;
}

/** Returns a row that compares the ratio of two medians with its budget. Times in milliseconds. */
export function ratioRow(what: string, ours: number[], bare: number[], budget: number): Row {
  const ratio = median(ours) / median(bare);
  return {
    what,
    measured: `${median(ours).toFixed(0)} ms`,
    baseline: `${median(bare).toFixed(0)} ms`,
    ratio: ratio.toFixed(2),
    budget: `≤ ${budget.toFixed(2)}`,
    within: ratio <= budget,
  };
}

export function printTable(rows: Row[]): void {
  const head = { what: 'what', measured: 'measured', baseline: 'baseline', ratio: 'ratio', budget: 'budget' };
  const columns = Object.keys(head) as (keyof typeof head)[];
  const width = (column: keyof typeof head) => Math.max(...[head, ...rows].map((row) => row[column].length));
  const line = (row: typeof head, mark: string) =>
    `| ${columns.map((column) => row[column].padEnd(width(column))).join(' | ')} | ${mark} |`;
  console.log(line(head, ' '));
  console.log(`| ${columns.map((column) => '-'.repeat(width(column))).join(' | ')} | - |`);
  for (const row of rows) console.log(line(row, row.within ? '✓' : '✗'));
}
