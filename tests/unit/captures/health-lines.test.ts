import { describe, expect, test } from 'vitest';
import { healthLinesOf, healthWordsOf } from '../../../utils/captures/health-lines.ts';
import { withoutRemoved } from '../../../utils/captures/without-removed.ts';
import type { PageTrouble } from '../../../utils/page/health/page-trouble.ts';
import { makeCapture, makeHealth, makeTrouble } from '../make-capture.ts';

const wordsOf = (trouble: Partial<PageTrouble>) =>
  healthLinesOf(makeHealth([makeTrouble(trouble)])).map(({ words }) => words);
const two = makeHealth([makeTrouble(), makeTrouble({ kind: 'image', address: '/a.png', statuses: [404] })]);
const said = (without: number[] | 'all', health = two) =>
  healthWordsOf(makeCapture({ health, form: { withoutHealth: without } }));

describe('a line', () => {
  test('says what happened, where, how, how long it took, what the server calls it and how often it was', () => {
    expect(wordsOf({ statuses: [503, 0], trace: '00-4bf92f35', durationMs: 1840, count: 7 })).toEqual([
      'Failed request: /api/cart?voucher · 503 · no answer · fetch · 1.8 sec · trace 00-4bf92f35 · × 7',
    ]);
  });

  test('of a request without a known answer does not call it failed', () => {
    expect(wordsOf({ kind: 'unanswered', statuses: [0] })).toEqual([
      'No answer known: /api/cart?voucher · fetch · 320 ms',
    ]);
  });

  test('has only what is known', () => {
    const bare = { address: '', statuses: [], what: '', durationMs: null };
    expect(wordsOf({ ...bare, kind: 'offline' })).toEqual(['The browser was offline']);
  });
});

describe('all lines together', () => {
  test('take at most 4,000 bytes, and name the rest by its number', () => {
    const long = Array.from({ length: 30 }, (_, at) => makeTrouble({ address: `/${at}/${'ü'.repeat(400)}` }));
    const health = makeHealth(long, { more: 5, isCut: true, requests: 250 });
    const words = healthWordsOf(makeCapture({ health }));
    const bytes = new TextEncoder().encode([words?.head, ...(words?.lines ?? [])].join('\n')).length;
    expect(bytes).toBeGreaterThan(3000);
    expect(bytes).toBeLessThanOrEqual(4000);
    const shown = (words?.lines.length ?? 0) - 1;
    expect(words?.lines.at(-1)).toBe(`and ${35 - shown} more`);
    expect(words?.head).toBe(
      '35 problems · loaded in 1.2 sec · first byte after 80 ms · only the first 250 requests are known',
    );
  });

  test('are none for a page without trouble, which has one short line', () => {
    expect(said([], makeHealth())).toEqual({
      label: 'Page health',
      head: 'no problems seen · loaded in 1.2 sec · first byte after 80 ms',
      lines: [],
    });
  });
});

describe('what the person leaves out', () => {
  test('is not said, and not counted', () => {
    expect(said([0])).toMatchObject({
      head: '1 problem · loaded in 1.2 sec · first byte after 80 ms',
      lines: ['Broken image: /a.png · 404 · fetch · 320 ms'],
    });
    expect(said('all')).toBeNull();
  });

  test('does not become a claim that there was no trouble', () => {
    expect(said([0, 1])?.head).toBe('loaded in 1.2 sec · first byte after 80 ms');
    expect(
      withoutRemoved(makeCapture({ health: two, form: { withoutHealth: [0, 1] } })).health,
    ).toBeUndefined();
  });

  test('is in no saved file', () => {
    const kept = withoutRemoved(makeCapture({ health: two, form: { withoutHealth: [0] } }));
    expect(kept.health?.troubles).toEqual([two.troubles[1]]);
    expect(kept.form).not.toHaveProperty('withoutHealth');
    const none = withoutRemoved(makeCapture({ health: two, form: { withoutHealth: 'all' } }));
    expect(none).not.toHaveProperty('health');
    expect(withoutRemoved(makeCapture({ health: two })).health).toEqual(two);
  });
});
