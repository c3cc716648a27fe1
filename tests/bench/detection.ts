import { findSensitive } from '../../utils/page/sensitive/find-sensitive.ts';
import { readCorpus, readShortTexts, shortTextNames } from '../corpus/read-corpus.ts';
import { type Score, scoreOn } from '../corpus/score.ts';
import type { Row } from './measure.ts';

const budgets = { recall: 0.98, precision: 0.9 };
const shortBudgets = { recall: 0.95, precision: 0.97 };

/**
 * Returns rows with the recall and precision of the detectors, and prints what they miss and what they wrongly hide.
 */
export function detectionRows(): Row[] {
  const long = (['tuned', 'held-out'] as const).flatMap((part) => {
    const score = scoreOn(readCorpus(part), (text) => findSensitive(text));
    printScore(part, score);
    return rowsOf(`${part} corpus`, score, budgets);
  });
  const short = shortTextNames.flatMap((name) => {
    const score = scoreOn(readShortTexts(name), (text) => findSensitive(text));
    printScore(`short texts, ${name}`, score);
    for (const { kind, labelled, recall } of score.kinds)
      console.log(`  ${kind}: ${(recall * 100).toFixed(1)} % of ${labelled}`);
    return rowsOf(`short texts, ${name}`, score, shortBudgets);
  });
  return [...long, ...short];
}

function printScore(part: string, { labelled, nearMisses, missed, wronglyHidden }: Score): void {
  console.log(`Corpus, ${part}: ${labelled} things to hide, ${nearMisses} that look like it`);
  for (const miss of missed) console.log(`  not hidden: ${miss}`);
  for (const extra of wronglyHidden) console.log(`  hidden needlessly: ${extra}`);
}

function rowsOf(what: string, score: Score, least: typeof budgets): Row[] {
  return (['recall', 'precision'] as const).map((measure) => ({
    what: `sensitive data, ${measure}, ${what}`,
    measured: `${(score[measure] * 100).toFixed(1)} %`,
    baseline: '–',
    ratio: '–',
    budget: `≥ ${least[measure] * 100} %`,
    within: score[measure] >= least[measure],
  }));
}
