import { findSensitive } from '../../utils/page/sensitive/find-sensitive.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { scoreOn } from '../corpus/score.ts';
import type { Row } from './measure.ts';

const budgets = { recall: 0.98, precision: 0.9 };

/** How much of what is sensitive the detectors find, and how much of what they find is; names what they get wrong. */
export function detectionRows(): Row[] {
  return (['tuned', 'held-out'] as const).flatMap((part) => {
    const score = scoreOn(readCorpus(part), (text) => findSensitive(text));
    console.log(`Corpus, ${part}: ${score.labelled} things to hide, ${score.nearMisses} that look like it`);
    for (const miss of score.missed) console.log(`  not hidden: ${miss}`);
    for (const extra of score.wronglyHidden) console.log(`  hidden needlessly: ${extra}`);
    return (['recall', 'precision'] as const).map((measure) => ({
      what: `sensitive data, ${measure}, ${part} corpus`,
      measured: `${(score[measure] * 100).toFixed(1)} %`,
      baseline: '–',
      ratio: '–',
      budget: `≥ ${budgets[measure] * 100} %`,
      within: score[measure] >= budgets[measure],
    }));
  });
}
