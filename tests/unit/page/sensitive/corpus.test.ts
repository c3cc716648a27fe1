import { describe, expect, test } from 'vitest';
import { findSensitive } from '../../../../utils/page/sensitive/find-sensitive.ts';
import { readCorpus } from '../../../corpus/read-corpus.ts';
import { scoreOn } from '../../../corpus/score.ts';

const tuned = readCorpus('tuned');
const heldOut = readCorpus('held-out');

describe('the corpus', () => {
  test('is large enough to measure by, and has marks that stand', () => {
    const all = [...tuned, ...heldOut];
    const { labelled, nearMisses } = scoreOn(all, findSensitive);
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(labelled).toBeGreaterThanOrEqual(300);
    expect(nearMisses).toBeGreaterThanOrEqual(300);
    expect(all.filter(({ text }) => /[⟦⟧‖]/.test(text))).toEqual([]);
  });

  test.each([
    ['that the detectors were written on', tuned],
    ['that was kept away from them', heldOut],
  ])(
    'has, in the part %s, 98 % hidden of what must be, and 90 % of what is hidden had to be',
    (_part, documents) => {
      const { recall, precision, missed, wronglyHidden } = scoreOn(documents, findSensitive);
      expect({ recall, missed }).toEqual({ recall: expect.toSatisfy((share) => share >= 0.98), missed });
      expect({ precision, wronglyHidden }).toEqual({
        precision: expect.toSatisfy((share) => share >= 0.9),
        wronglyHidden,
      });
    },
  );
});

/** How many lines a passage has before the found text, for its label, and after it. */
const around = 3;

/** Returns the lines of a span with some lines around them, and the offset at which they begin. */
function passageOf(text: string, { start, end }: { start: number; end: number }) {
  const edges = [-1, ...[...text.matchAll(/\n/g)].map(({ index }) => index), text.length];
  const first = edges.findLastIndex((edge) => edge < start);
  const last = edges.findIndex((edge) => edge >= end);
  const from = (edges[Math.max(0, first - around)] ?? -1) + 1;
  return { from, passage: text.slice(from, edges[Math.min(edges.length - 1, last + around)]) };
}

describe('what is found in a page', () => {
  test.each([...tuned, ...heldOut])(
    'is found in its passage alone, whatever else there is: $title',
    ({ text }) => {
      const missed = findSensitive(text).filter((span) => {
        const { from, passage } = passageOf(text, span);
        return !findSensitive(passage).some(
          ({ start, end, kind }) =>
            kind === span.kind && start + from <= span.start && end + from >= span.end,
        );
      });
      expect(missed.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)).toEqual([]);
    },
  );
});

describe('the score', () => {
  const document = { title: 'a', text: 'ana@x.example or 12', marks: [{ start: 0, end: 13, kind: 'email' }] };

  test('counts what is hidden in part as missed', () => {
    const { recall, missed } = scoreOn([document], () => [{ start: 0, end: 10, kind: 'email' }]);
    expect({ recall, missed }).toEqual({ recall: 0, missed: ['a: email ana@x.example'] });
  });

  test('counts what hides mostly other things as wrong', () => {
    const { precision } = scoreOn([document], () => [{ start: 12, end: 19, kind: 'email' }]);
    expect(precision).toBe(0);
  });
});
